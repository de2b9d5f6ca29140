import { useGetIdentity, useInvalidateAuthStore } from '@refinedev/core'
import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { isStaff } from '../../domain/roles.ts'
import { sentenceOf } from '../api/call.ts'
import { type Me, signIn } from '../api/session.ts'
import { useTitle } from '../pieces/page.tsx'
import '../styles/login.css'

interface Credentials {
  email: string
  password: string
}

/** Only a place of this back office: an address elsewhere in `to` leads nowhere. */
const placeToGo = (to: string | null) => (to?.startsWith('/') && !to.startsWith('//') ? to : '/')

export function Component() {
  useTitle('Sign in')
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const invalidate = useInvalidateAuthStore()
  const { data: me } = useGetIdentity<Me | null>({ queryOptions: { retry: false } })
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const first = useRef<InputRef>(null)
  useEffect(() => first.current?.focus(), [])

  const submit = async ({ email, password }: Credentials) => {
    setBusy(true)
    setRefusal(null)
    try {
      await signIn(email.trim(), password)
      await invalidate()
      await navigate(placeToGo(params.get('to')), { replace: true })
    } catch (error) {
      setRefusal(sentenceOf(error))
      setBusy(false)
    }
  }
  if (me && isStaff(me.role)) return <Navigate replace to={placeToGo(params.get('to'))} />
  return (
    <main className="login">
      <div className="login-card">
        <img src="/admin/mark.svg" alt="" width={36} height={36} />
        <h1>Handy Services</h1>
        <p>The back office</p>
        <Form<Credentials> layout="vertical" requiredMark={false} onFinish={submit} disabled={busy}>
          {refusal && <Alert type="error" showIcon message={refusal} role="alert" />}
          <Form.Item
            label="Email"
            name="email"
            rules={[{ required: true, message: 'Your email is needed.' }]}
          >
            <Input ref={first} type="email" autoComplete="username" size="large" />
          </Form.Item>
          <Form.Item
            label="Password"
            name="password"
            rules={[{ required: true, message: 'Your password is needed.' }]}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            Sign in
          </Button>
        </Form>
      </div>
    </main>
  )
}
