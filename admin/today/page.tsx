import { Button } from 'antd'
import { Link } from 'react-router'
import { londonClock } from '../../domain/london-time.ts'
import { Failure } from '../pieces/failure.tsx'
import { useMe } from '../pieces/me.tsx'
import { Nothing } from '../pieces/nothing.tsx'
import { useNow } from '../pieces/now.ts'
import { Page } from '../pieces/page.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Age, Until } from '../pieces/when.tsx'
import { dayInWords } from '../words/time.ts'
import { Figures } from './figures.tsx'
import { useTodos } from './gather.ts'
import '../styles/today.css'

/** Not figures but work: what needs me now, the most urgent first, one button each. */
export function Component() {
  const me = useMe()
  const now = useNow()
  const { todos, loading, error } = useTodos(me, now)
  return (
    <Page
      title="Today"
      beside={<span className="muted">{dayInWords(londonClock(now).date, now)}</span>}
    >
      <Figures />
      {error ? (
        <Failure error={error} />
      ) : loading ? (
        <div className="sheet todo-waiting">
          <Waiting lines={8} />
        </div>
      ) : todos.length === 0 ? (
        <div className="sheet">
          <Nothing action={<Link to="/leads">See all leads</Link>}>
            Nothing waits for you. New messages, leads and troubles come here by themselves.
          </Nothing>
        </div>
      ) : (
        <ul className="sheet todos" aria-label="What needs you now">
          {todos.map((todo) => (
            <li key={todo.key}>
              <span className={`todo-mark tone-${todo.tone}`} aria-hidden />
              <p>
                <b>{todo.who}</b> {todo.sentence}
              </p>
              <span className="muted">
                {todo.until ? <Until at={todo.at} /> : <Age at={todo.at} />}
              </span>
              <Link to={todo.to} state={{ write: todo.write }} tabIndex={-1}>
                <Button size="small" aria-label={`${todo.button}: ${todo.who}`}>
                  {todo.button}
                </Button>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
