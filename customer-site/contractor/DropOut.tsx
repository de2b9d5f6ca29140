import { useState } from 'react'
import { asRefusal } from '../api/http.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { shortDate } from '../words/when.ts'
import { contractorApi, type Job } from './contractor-api.ts'

interface DropOutProps {
  job: Job
  refresh: () => Promise<void>
  onKeep: () => void
}

/** Giving a job back: somebody else is looked for at once, so it asks once and says what it does. */
export const DropOut = ({ job, refresh, onKeep }: DropOutProps) => {
  const [reason, setReason] = useState('')
  const [error, setError] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (!reason.trim()) return setError('Please say why, in a word or two.')
    setBusy(true)
    try {
      await contractorApi.dropOut(job.id, reason.trim())
      await refresh()
    } catch (refused) {
      setProblem(asRefusal(refused).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="drop-out">
      <p>
        We look for somebody else straight away, and you get no other jobs on {shortDate(job.date)}.
      </p>
      {problem && (
        <Notice kind="wrong" focus>
          <p>{problem}</p>
        </Notice>
      )}
      <Field
        label="Why can’t you make it?"
        maxLength={500}
        value={reason}
        error={error}
        onChange={({ target }) => {
          setReason(target.value)
          setError('')
        }}
      />
      <div className="actions">
        <Button onClick={onKeep}>Keep the job</Button>
        <Button look="danger" busy={busy} onClick={() => void send()}>
          Give the job back
        </Button>
      </div>
    </div>
  )
}
