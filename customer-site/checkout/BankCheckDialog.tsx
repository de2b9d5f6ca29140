import { useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'

interface BankCheckDialogProps {
  url: string
  onClose: () => void
}

/** The bank's own page, over ours, as it asks its customer whether it is them. */
export const BankCheckDialog = ({ url, onClose }: BankCheckDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="bank" aria-labelledby="bank-title" onClose={onClose}>
      <header>
        <h2 id="bank-title">Your bank wants to check it’s you</h2>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </header>
      <iframe src={url} title="Your bank’s check" />
      <p className="hint">
        Nothing to see here?{' '}
        <a href={url} target="_blank" rel="noopener noreferrer">
          Open it in a new tab
        </a>{' '}
        and come back.
      </p>
    </dialog>
  )
}
