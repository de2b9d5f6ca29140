/** One log for the process. Nothing personal and nothing secret goes into it. */
import { type Logger, pino } from 'pino'
import { getEnv } from '../integrations/env.ts'
import { sqlState } from '../operations/database.ts'
import { toAppError } from './endpoints/error-form.ts'
import { scrub } from './http/scrub.ts'

/** The SQL of a failed statement may be read; what was put into it may not. */
const wordsOf = (error: Error) => scrub(error.message.split('\nparams:')[0] ?? '')

const describe = (error: unknown) => {
  if (!(error instanceof Error)) return { type: typeof error }
  return {
    type: error.name,
    message: wordsOf(error),
    code: sqlState(error),
    cause:
      error.cause instanceof Error && !sqlState(error.cause) ? wordsOf(error.cause) : undefined,
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
  }
}

/** Refusals are answers, not troubles: the access log has their status already. */
const isRefusal = (first: unknown): boolean => {
  const error = typeof first === 'object' && first !== null && 'err' in first ? first.err : first
  return error instanceof Error && toAppError(error).status < 500
}

let log: Logger | undefined

export const getLog = (): Logger => {
  log ??= pino({
    level: getEnv().logLevel,
    base: undefined,
    serializers: { err: describe },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as [unknown, ...unknown[]]
        if (isRefusal(first)) return
        const subject = first instanceof Error ? { err: first } : first
        const cleaned = [subject, ...rest].map((arg) =>
          typeof arg === 'string' ? scrub(arg) : arg,
        )
        method.apply(this, cleaned as Parameters<typeof method>)
      },
    },
  })
  return log
}
