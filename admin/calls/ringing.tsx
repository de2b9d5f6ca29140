import { PhoneOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import type { Call, Lead } from '../../cms/payload-types.ts'
import { useMe } from '../pieces/me.tsx'
import { filled, idOf } from '../pieces/related.ts'
import { phoneInWords } from '../words/contact.ts'
import { useCallsUnderWay } from './under-way.ts'
import '../styles/ringing.css'

const whoIs = (call: Call): string =>
  filled<Lead>(call.lead)?.customerName ??
  (call.from ? phoneInWords(call.from) : 'A withheld number')

/** The top bar shows it for as long as it runs; nobody is startled by a call that is old news. */
const isOld = ({ createdAt }: Call): boolean => Date.now() - new Date(createdAt).getTime() > 60_000

/** Tells whoever is on duty that somebody rings, once a call; taken back when a colleague answers it. */
function useRing(calls: readonly Call[], pathname: string) {
  const me = useMe()
  const navigate = useNavigate()
  const { notification } = App.useApp()
  const told = useRef(new Set<string>())
  useEffect(() => {
    const mine = calls.filter(({ answeredBy }) => !answeredBy || idOf(answeredBy) === me.id)
    for (const call of mine) {
      if (pathname === `/calls/${call.id}` || isOld(call)) {
        told.current.add(call.id)
        notification.destroy(call.id)
      }
      if (!me.onDuty || told.current.has(call.id)) continue
      told.current.add(call.id)
      notification.info({
        key: call.id,
        message: `${whoIs(call)} is ${call.status === 'ringing' ? 'ringing' : 'on the line'}`,
        description: call.from ? phoneInWords(call.from) : undefined,
        icon: <PhoneOutlined />,
        duration: 25,
        placement: 'topRight',
        role: 'alert',
        btn: (
          <Button
            type="primary"
            size="small"
            onClick={() => {
              notification.destroy(call.id)
              void navigate(`/calls/${call.id}`)
            }}
          >
            Open the call
          </Button>
        ),
      })
    }
    const wanted = new Set(mine.map(({ id }) => id))
    for (const id of told.current) if (!wanted.has(id)) notification.destroy(id)
  }, [calls, pathname, me.id, me.onDuty, notification, navigate])
}

/** The calls that ring or run now, in the top bar, from any screen. */
export default function Ringing() {
  const me = useMe()
  const { pathname } = useLocation()
  const calls = useCallsUnderWay(me.may('sendMessage'))
  useRing(calls, pathname)
  return (
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
  )
}
