import { useKeys } from '../pieces/keys.ts'
import { Nothing } from '../pieces/nothing.tsx'
import { useTitle } from '../pieces/page.tsx'
import { Conversation } from './conversation.tsx'
import { useInboxUrl } from './inbox-url.ts'
import { ThreadList } from './thread-list.tsx'
import { useThreads } from './threads.ts'
import '../styles/lead.css'
import '../styles/inbox.css'

/** Who wrote or rang, what was said, and the lead beside it. `J`/`K` go through, `R` replies. */
export function Component() {
  useTitle('Inbox')
  const url = useInboxUrl()
  const list = useThreads(url.view, url.search)
  const { threads } = list
  const at = threads.findIndex(({ leadId }) => leadId === url.open)
  const step = (by: number) => {
    const next = threads[at < 0 ? 0 : Math.min(threads.length - 1, Math.max(0, at + by))]
    if (next) url.go(next.leadId)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  return (
    <div className="inbox">
      <ThreadList url={url} list={list} />
      {url.open ? (
        <Conversation key={url.open} leadId={url.open} listed={threads[at]} />
      ) : (
        <div className="inbox-conversation empty">
          <Nothing>
            Choose a conversation, or press <kbd>J</kbd>. <kbd>R</kbd> replies,{' '}
            <span className="nowrap">
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </span>{' '}
            sends, <kbd>E</kbd> is done.
          </Nothing>
        </div>
      )}
    </div>
  )
}
