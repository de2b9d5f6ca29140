import { InboxOutlined } from '@ant-design/icons'
import { useInvalidate } from '@refinedev/core'
import { Alert, App, Button, Drawer, Upload } from 'antd'
import { useState } from 'react'
import { type CatalogueList, COLUMNS } from '../../domain/catalogue/columns.ts'
import type { JudgedRow, Outcome } from '../../domain/catalogue/judge-row.ts'
import { call, sentenceOf } from '../api/call.ts'
import { ExportButton } from '../pieces/export-button.tsx'
import { ImportPreview } from './import-preview.tsx'
import { readText } from './read-text.ts'
import '../styles/catalogue.css'
import '../styles/lead.css'

export interface Preview {
  rows: JudgedRow[]
  counts: Record<Outcome, number>
  fingerprint: string
}

interface Chosen {
  name: string
  csv: string
  preview: Preview
}

const TITLE: Record<CatalogueList, string> = {
  skus: 'Import a price book',
  'contractor-tasks': 'Import tasks',
}

const and = (parts: string[]) => parts.filter(Boolean).join(' and ')

/** `Add 3 and change 12`: what pressing it does. */
const inWords = ({ new: added, changed }: Preview['counts']): string => {
  const words = and([added > 0 ? `add ${added}` : '', changed > 0 ? `change ${changed}` : ''])
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function Columns({ list }: { list: CatalogueList }) {
  return (
    <table className="file-columns">
      <caption>The columns, in any order. A column left out stays as it is.</caption>
      <tbody>
        {COLUMNS[list].map(({ heading, means, needed }) => (
          <tr key={heading}>
            <th scope="row">{heading}</th>
            <td>
              {means} {needed && <small>Needed for a new row.</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A file into the catalogue: chosen, looked at row by row, and only then written, all or nothing. */
export default function ImportDrawer({ list, close }: { list: CatalogueList; close: () => void }) {
  const { message } = App.useApp()
  const invalidate = useInvalidate()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [refusal, setRefusal] = useState<{ title: string; why: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [writing, setWriting] = useState(0)

  const look = async (name: string, csv: string) => {
    setBusy(true)
    setRefusal(null)
    try {
      const preview = await call<Preview>(`/catalogue/${list}/import/preview`, {
        method: 'POST',
        body: { csv },
      })
      setChosen({ name, csv, preview })
    } catch (error) {
      setChosen(null)
      setRefusal({ title: `${name} cannot be imported as it is`, why: sentenceOf(error) })
    }
    setBusy(false)
  }
  const write = async ({ name, csv, preview }: Chosen) => {
    setBusy(true)
    setWriting(preview.counts.new + preview.counts.changed)
    try {
      await call(`/catalogue/${list}/import`, {
        method: 'POST',
        body: { csv, fingerprint: preview.fingerprint },
      })
      await invalidate({ resource: list, invalidates: ['list', 'detail'] })
      void message.success(
        `Imported: ${preview.counts.new} added, ${preview.counts.changed} changed`,
      )
      close()
    } catch (error) {
      const why = sentenceOf(error)
      await look(name, csv)
      setRefusal({ title: 'Nothing was written', why })
    }
    setWriting(0)
    setBusy(false)
  }
  const counts = chosen?.preview.counts
  const something = counts && counts.new + counts.changed > 0
  return (
    <Drawer
      open
      title={TITLE[list]}
      width="min(900px, 100vw)"
      onClose={close}
      footer={
        <div className="form-foot">
          {writing > 0 && (
            <span role="status" className="muted import-writing">
              Writing {writing} {writing === 1 ? 'row' : 'rows'}, all or nothing …
            </span>
          )}
          <Button onClick={close}>Cancel</Button>
          <Button
            type="primary"
            disabled={!something || counts.refused > 0}
            loading={busy}
            onClick={() => chosen && void write(chosen)}
          >
            {something ? inWords(counts) : 'Import'}
          </Button>
        </div>
      }
    >
      {refusal && (
        <Alert
          type="error"
          showIcon
          role="alert"
          message={refusal.title}
          description={refusal.why}
          className="form-refusal"
        />
      )}
      <Upload.Dragger
        accept=".csv,text/csv"
        showUploadList={false}
        disabled={busy}
        className={chosen ? 'import-drop import-again' : 'import-drop'}
        beforeUpload={(file) => {
          void readText(file).then((csv) => look(file.name, csv))
          return false
        }}
      >
        {chosen ? (
          <p>
            <b>{chosen.name}</b>. Press or drop here to choose another file.
          </p>
        ) : (
          <>
            <InboxOutlined className="import-icon" />
            <p>Drop a CSV file here, or press to choose one.</p>
            <p className="muted">
              You see what it would do first. Nothing is written until you say so.
            </p>
          </>
        )}
      </Upload.Dragger>
      {chosen ? (
        <ImportPreview preview={chosen.preview} />
      ) : (
        <>
          <p className="import-files">
            <Button href={`/api/catalogue/${list}/template`} download>
              Download a template
            </Button>
            <ExportButton list={list} />
          </p>
          <Columns list={list} />
        </>
      )}
    </Drawer>
  )
}
