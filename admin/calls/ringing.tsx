import { CloseOutlined, PhoneOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { Link, useLocation, useNavigate } from 'react-router'
import type { Call, Lead } from '../../cms/payload-types.ts'
import { useMe } from '../pieces/me.tsx'
import { useNow } from '../pieces/now.ts'
import { filled, idOf } from '../pieces/related.ts'
import { phoneInWords } from '../words/contact.ts'
import { useCallsUnderWay } from './under-way.ts'
import '../styles/ringing.css'

const whoIs = (call: Call): string =>
  filled<Lead>(call.lead)?.customerName ??
  (call.from ? phoneInWords(call.from) : 'A withheld number')

/** The top bar shows it for as long as it runs; nobody is startled by a call that is old news. */
const isOld = ({ createdAt }: Call, now: Date): boolean =>
  now.getTime() - new Date(createdAt).getTime() > 60_000

/**
 * Tells whoever is on duty that somebody rings, until it is opened, put away or taken by a colleague.
 * It stands at the foot of the menu, over nothing that anybody reads or presses.
 */
function Rings({ calls, pathname }: { calls: readonly Call[]; pathname: string }) {
  const me = useMe()
  const now = useNow()
  const navigate = useNavigate()
  const [away, setAway] = useState<readonly string[]>([])
  const shown = calls.filter(
    (call) =>
      me.onDuty &&
      (!call.answeredBy || idOf(call.answeredBy) === me.id) &&
      pathname !== `/calls/${call.id}` &&
      !isOld(call, now) &&
      !away.includes(call.id),
  )
  const putAway = (id: string) => setAway((before) => [...before, id])
  return createPortal(
    <div className="rings">
      {shown.map((call) => (
        <div key={call.id} role="alert" className="ring">
          <p>
            <PhoneOutlined aria-hidden />{' '}
            <b>
              {whoIs(call)} is {call.status === 'ringing' ? 'ringing' : 'on the line'}
            </b>
          </p>
          {call.from && <p className="figures">{phoneInWords(call.from)}</p>}
          <footer>
            <Button
              type="primary"
              size="small"
              onClick={() => {
                putAway(call.id)
                void navigate(`/calls/${call.id}`)
              }}
            >
              Open the call
            </Button>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label="Put the call’s notice away"
              onClick={() => putAway(call.id)}
            />
          </footer>
        </div>
      ))}
    </div>,
    document.body,
  )
}

/** The calls that ring or run now, in the top bar, from any screen. */
export default function Ringing() {
  const me = useMe()
  const { pathname } = useLocation()
  const calls = useCallsUnderWay(me.may('sendMessage'))
  return (
    <>
      <Rings calls={calls} pathname={pathname} />
      <ul className="calls-now" aria-label="Calls now">
        {calls
          .filter(({ id }) => pathname !== `/calls/${id}`)
          .slice(0, 2)
          .map((call) => (
            <li key={call.id}>
              <Link to={`/calls/${call.id}`} className={`call-now ${call.status}`}>
                <PhoneOutlined aria-hidden />
                <span>
                  {call.status === 'ringing' ? 'Rings' : 'On the line'}: {whoIs(call)}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </>
  )
}
