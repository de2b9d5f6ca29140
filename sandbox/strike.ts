import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { FaultRow } from './rows.ts'

export type SandboxContext = Context<{ Bindings: HttpBindings }>

const hungUp = (c: SandboxContext): Promise<void> =>
  new Promise((resolve) => {
    const { signal } = c.req.raw
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Lets a fault spoil a request: delays it, leaves it hanging until the caller gives up, cuts the
 * line, or answers with `refuse` in the provider's own form. Null: carry on.
 */
export const strike = async (
  c: SandboxContext,
  fault: FaultRow | undefined,
  refuse: (status: number, code: string | number | null) => Response,
): Promise<Response | null> => {
  if (!fault) return null
  if (fault.delayMs) await sleep(fault.delayMs)
  if (fault.timeout) {
    await hungUp(c)
    return new Response(null, { status: 504 })
  }
  if (fault.reset) {
    c.env.incoming.socket.destroy()
    return new Response(null, { status: 502 })
  }
  return fault.status ? refuse(fault.status, fault.code) : null
}

/** Does `work` between what a fault does before and after it. */
export const withFault = async (
  c: SandboxContext,
  fault: FaultRow | undefined,
  refuse: (status: number, code: string | number | null) => Response,
  work: () => Response | Promise<Response>,
): Promise<Response> => {
  if (fault?.phase === 'after') {
    const answer = await work()
    return (await strike(c, fault, refuse)) ?? answer
  }
  return (await strike(c, fault, refuse)) ?? work()
}
