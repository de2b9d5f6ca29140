import type { Env } from '../integrations/env.ts'

const STAFF = ['admin', 'manager', 'ops', 'va', 'estimator', 'contractor']

/** What a person sees once everything answers: where to go, and how to log in. */
export function welcome(env: Env, took: string): string {
  const rows: [string, string][] = [
    ['Quote site', `${env.publicUrl}/`],
    ['Back office', `${env.publicUrl}/admin`],
  ]
  if (env.seedDemo) {
    rows.push(['  log in as', STAFF.map((name) => `${name}@`).join(' ')])
    rows.push(['', 'handy.test, password handy-demo-1'])
  }
  if (env.sandbox.needed)
    rows.push(['Phones', `${env.sandbox.url}/ (sandbox: no real messages or cards)`])
  const lines = rows.map(([name, value]) => `  ${name.padEnd(13)}${value}`)
  const title = `Handy Services is running (ready in ${took})`
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length), title.length + 2))
  return ['', rule, `  ${title}`, '', ...lines, '', '  Ctrl-C stops everything.', rule, ''].join(
    '\n',
  )
}
