import { type CrudSort, useCustom } from '@refinedev/core'
import { Button, Segmented } from 'antd'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { type ListUrl, useListUrl } from '../pieces/list-url.ts'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Page } from '../pieces/page.tsx'
import { type Columns, RowsTable } from '../pieces/rows-table.tsx'
import { ToneTag } from '../pieces/tag.tsx'
import { useVerb } from '../pieces/verb.ts'
import { Age, Until } from '../pieces/when.tsx'
import { SettingsTabs } from '../settings/tabs.tsx'
import { JOB_WORDS, type Job, type JobState, jobInWords } from './in-words.ts'
import '../styles/lists.css'

const FAILED_FIRST: CrudSort = { field: 'runAt', order: 'asc' }
const LOOK_AGAIN_MS = 10_000
const STATES: JobState[] = ['failed', 'trying', 'running', 'waiting']

interface Answer {
  docs: Job[]
  totalDocs: number
  counts: Record<JobState, number>
}

const shown = (url: ListUrl) => STATES.find((state) => state === url.chosen('show')[0]) ?? null

const useJobs = (url: ListUrl) => {
  const { query, result } = useCustom<Answer>({
    url: '/jobs',
    method: 'get',
    config: { query: { show: shown(url), page: url.page, limit: url.pageSize } },
    queryOptions: { placeholderData: (before) => before },
    errorNotification: false,
  })
  const { refetch } = query
  // The queue is no table of ours and tells nobody what changes in it.
  useEffect(() => {
    const timer = setInterval(() => void refetch(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [refetch])
  return {
    counts: query.data ? result.data.counts : undefined,
    list: {
      rows: query.data ? result.data.docs : [],
      total: query.data ? result.data.totalDocs : 0,
      loading: query.isLoading,
      refreshing: query.isPlaceholderData,
      error: query.error as Error | null,
      retry: () => void refetch(),
    },
  }
}

/** What the business does behind the desk: what waits, what failed and why, and another try. */
export function Component() {
  const me = useMe()
  const url = useListUrl(FAILED_FIRST)
  const { list, counts } = useJobs(url)
  const { run, busy } = useVerb()
  const retry = async (ids: string[]) => {
    await run({
      path: '/jobs/retry',
      body: { ids },
      done: ids.length === 1 ? 'It is tried again now' : `${ids.length} are tried again now`,
      failed: 'Nothing was tried again',
    })
    list.retry()
  }
  const again = list.rows.filter(({ state }) => state === 'failed' || state === 'trying')
  const columns: Columns<Job> = [
    {
      key: 'name',
      title: 'What',
      width: 210,
      render: (_, { name }) => <span className="row-name">{jobInWords(name)}</span>,
    },
    {
      key: 'state',
      title: 'How it stands',
      width: 132,
      render: (_, { state }) => (
        <ToneTag tone={JOB_WORDS[state].tone} title={JOB_WORDS[state].hint}>
          {JOB_WORDS[state].word}
        </ToneTag>
      ),
    },
    {
      key: 'error',
      title: 'Why',
      render: (_, { error }) =>
        error ? (
          <span className="cut" title={error}>
            {error.split('\n')[0]}
          </span>
        ) : null,
    },
    {
      key: 'lead',
      title: 'Customer',
      wide: true,
      width: 150,
      render: (_, { leadId, customerName }) =>
        leadId && <Link to={`/leads/${leadId}`}>{customerName}</Link>,
    },
    {
      key: 'attempts',
      title: 'Tries',
      width: 80,
      align: 'right',
      render: (_, { attempts, maxAttempts }) => `${attempts} of ${maxAttempts}`,
    },
    {
      key: 'runAt',
      title: 'Next try',
      width: 96,
      align: 'right',
      render: (_, { state, runAt }) => (state === 'failed' ? null : <Until at={runAt} />),
    },
    {
      key: 'createdAt',
      title: 'Asked',
      wide: true,
      width: 84,
      align: 'right',
      render: (_, { createdAt }) => <Age at={createdAt} />,
    },
    {
      key: 'retry',
      width: 108,
      align: 'right',
      render: (_, job) =>
        me.may('runJobs') &&
        (job.state === 'failed' || job.state === 'trying') && (
          <Button size="small" disabled={busy} onClick={() => void retry([job.id])}>
            Try again
          </Button>
        ),
    },
  ]
  return (
    <Page
      title="Settings"
      beside={<SettingsTabs at="jobs" />}
      actions={
        me.may('runJobs') &&
        again.length > 1 && (
          <Button loading={busy} onClick={() => void retry(again.map(({ id }) => id))}>
            Try all {again.length} again
          </Button>
        )
      }
    >
      <div className="filter-bar">
        <Segmented
          aria-label="Which jobs"
          value={shown(url) ?? 'all'}
          options={[
            { value: 'all', label: 'All' },
            ...STATES.map((state) => ({
              value: state,
              label: `${JOB_WORDS[state].word}${counts?.[state] ? ` ${counts[state]}` : ''}`,
            })),
          ]}
          onChange={(show) => url.choose('show', show === 'all' ? null : show)}
        />
      </div>
      <div className="sheet">
        <RowsTable<Job>
          label="Jobs"
          url={url}
          list={list}
          columns={columns}
          empty={
            <Nothing>
              {shown(url) === 'failed'
                ? 'Nothing has failed. What fails here is tried again by itself first, ever later.'
                : 'Nothing waits: every message, payment and reading is done.'}
            </Nothing>
          }
        />
      </div>
    </Page>
  )
}
