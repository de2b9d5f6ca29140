import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useCount } from '../frame/counts.ts'
import { Failure } from '../pieces/failure.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import type { InboxUrl } from './inbox-url.ts'
import { ThreadRow } from './thread-row.tsx'
import type { useThreads, View } from './threads.ts'

const PAUSE_MS = 250

const EMPTY: Record<View, string> = {
  unanswered: 'Everybody has been answered. Who writes or rings in vain comes here by itself.',
  mine: 'Nobody is yours yet. “Take it” in a conversation makes it yours.',
  all: 'Nobody has written yet. Calls, WhatsApps and the web form come here by themselves.',
}

function Search({ url }: { url: InboxUrl }) {
  const [typed, setTyped] = useState(url.search)
  useEffect(() => setTyped(url.search), [url.search])
  useEffect(() => {
    if (typed.trim() === url.search) return
    const timer = setTimeout(() => url.find(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, url])
  return (
    <Input
      allowClear
      size="small"
      prefix={<SearchOutlined className="faint" />}
      aria-label="Find a conversation"
      placeholder="Name, phone, postcode"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  )
}

interface Props {
  url: InboxUrl
  list: ReturnType<typeof useThreads>
}

/** The left column: who waits for us, longest first, then everybody by the last word said. */
export function ThreadList({ url, list }: Props) {
  const waiting = useCount('threads', [{ field: 'waitingSince', operator: 'nnull', value: true }])
  return (
    <nav className="threads" aria-label="Conversations">
      <div className="threads-head">
        <div className="threads-title">
          <h1>Inbox</h1>
          {waiting ? <small className="figures">{waiting} unanswered</small> : null}
        </div>
        <Segmented<View>
          size="small"
          aria-label="Which conversations"
          value={url.view}
          options={[
            { value: 'unanswered', label: 'Unanswered' },
            { value: 'mine', label: 'Mine' },
            { value: 'all', label: 'All' },
          ]}
          onChange={url.show}
        />
        <Search url={url} />
      </div>
      <div className="threads-rows" aria-busy={list.loading || undefined}>
        {list.error ? (
          <Failure error={list.error} retry={list.retry} />
        ) : list.loading ? (
          <div className="threads-waiting">
            <Waiting lines={10} />
          </div>
        ) : list.threads.length === 0 ? (
          <Nothing
            action={
              url.search ? (
                <Button onClick={() => url.find('')}>Clear the search</Button>
              ) : undefined
            }
          >
            {url.search ? `No conversation matches “${url.search}”.` : EMPTY[url.view]}
          </Nothing>
        ) : (
          <ul>
            {list.threads.map((thread) => (
              <ThreadRow
                key={thread.leadId}
                thread={thread}
                to={url.to(thread.leadId)}
                open={thread.leadId === url.open}
              />
            ))}
          </ul>
        )}
        {list.more && (
          <Button type="text" block onClick={() => void list.more?.()}>
            Show older ones
          </Button>
        )}
      </div>
    </nav>
  )
}
