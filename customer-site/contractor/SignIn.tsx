import { useState } from 'react'
import { asRefusal } from '../api/http.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { contractorApi } from './contractor-api.ts'

/** For who has no fresh link at hand, and has a login of their own. */
export const SignIn = ({ done }: { done: () => Promise<void> }) => {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const signIn = async () => {
    if (busy) return
    setBusy(true)
    setProblem('')
    try {
      await contractorApi.signIn(email.trim(), password)
      await done()
    } catch (error) {
      const { code, message } = asRefusal(error)
      const wrong = code === 'UNAUTHORIZED' || code === 'VALIDATION_ERROR'
      setProblem(wrong ? 'That email and that password do not go together.' : message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <details className="card sign-in">
      <summary>Sign in with your email instead</summary>
      <form
        className="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void signIn()
        }}
      >
        {problem && (
          <Notice kind="wrong" focus>
            <p>{problem}</p>
          </Notice>
        )}
        <Field
          label="Email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <Button type="submit" look="main" busy={busy}>
          Sign in
        </Button>
      </form>
    </details>
  )
}
