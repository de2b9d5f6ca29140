import { DownloadOutlined } from '@ant-design/icons'
import type { useList } from '@refinedev/core'
import { Button, Drawer, Progress } from 'antd'
import type { ListExport } from '../../cms/payload-types.ts'
import type { ExportState } from '../../domain/export-states.ts'
import { Failure } from '../pieces/failure.tsx'
import { howManyInWords } from '../pieces/how-many.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { useVerb } from '../pieces/verb.ts'
import { Waiting } from '../pieces/waiting.tsx'
import { Age, Until } from '../pieces/when.tsx'
import type { Tone } from '../theme.ts'
import { fileOf, isGoing, NAMES, percentOf } from './mine.ts'

const WORDS: Record<ExportState, { word: string; tone: Tone }> = {
  waiting: { word: 'Waiting for its turn', tone: 'quiet' },
  going: { word: 'Being written', tone: 'theirs' },
  ready: { word: 'Ready', tone: 'secured' },
  cancelled: { word: 'Stopped', tone: 'quiet' },
  failed: { word: 'Failed', tone: 'urgent' },
  expired: { word: 'Gone after its day', tone: 'quiet' },
  withdrawn: { word: 'Taken back', tone: 'ours' },
}

const rowsInWords = ({ rowsDone, rowsExpected, state }: ListExport): string => {
  const done = (rowsDone ?? 0).toLocaleString('en-GB')
  if (state === 'ready' || state === 'expired') return `${done} rows`
  return `${done} of ${howManyInWords(rowsExpected ?? 0)} rows`
}

function MyExport({ one }: { one: ListExport }) {
  const { run, busy } = useVerb()
  const { id, list, state, narrowed, why, createdAt, expiresAt } = one
  const name = NAMES[list]
  const stop = (failed: string) =>
    void run({ path: `/list-exports/${id}/cancel`, failed, touches: ['list-exports'] })
  return (
    <li>
      <div className="export-head">
        <strong>{name}</strong>
        <span className="muted">{narrowed ? 'with filters' : 'every row'}</span>
        <ToneTag tone={WORDS[state].tone}>{WORDS[state].word}</ToneTag>
        <span className="muted export-age">
          <Age at={createdAt} />
        </span>
      </div>
      {isGoing(one) && (
        <Progress aria-label={`${name}: written so far`} percent={percentOf(one)} size="small" />
      )}
      <div className="export-foot">
        <span className="muted figures">
          {why ?? rowsInWords(one)}
          {state === 'ready' && (
            <>
              {' '}
              · deleted <Until at={expiresAt} />
            </>
          )}
        </span>
        {isGoing(one) && (
          <Button
            size="small"
            disabled={busy}
            aria-label={`Stop: ${name}`}
            onClick={() => stop('It was not stopped')}
          >
            Stop
          </Button>
        )}
        {state === 'ready' && (
          <>
            <Button
              size="small"
              type="text"
              disabled={busy}
              aria-label={`Delete the file: ${name}`}
              onClick={() => stop('It was not deleted')}
            >
              Delete
            </Button>
            <Button
              size="small"
              type="primary"
              icon={<DownloadOutlined />}
              href={fileOf(one)}
              download
              aria-label={`Download: ${name}`}
            >
              Download
            </Button>
          </>
        )}
      </div>
    </li>
  )
}

interface Props {
  exports: readonly ListExport[]
  query: ReturnType<typeof useList<ListExport>>['query']
  close: () => void
}

/** What I have had written behind the desk: how far it is, and the files while they lie. */
export default function MyExports({ exports, query, close }: Props) {
  return (
    <Drawer open title="My exports" width={460} onClose={close}>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isLoading && <Waiting lines={6} />}
      {query.isSuccess && exports.length === 0 && (
        <Nothing>
          Nothing yet. A list of more than 2,000 rows is written behind the desk when you export it,
          and its file waits here for a day, for you alone.
        </Nothing>
      )}
      {exports.length > 0 && (
        <ul className="my-exports" aria-label="My exports">
          {exports.map((one) => (
            <MyExport key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Drawer>
  )
}
