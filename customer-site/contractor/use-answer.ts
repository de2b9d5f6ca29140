import { useCallback, useEffect, useState } from 'react'
import { asRefusal } from '../api/http.ts'

/** One answer of the server, asked for when it is first shown. */
export const useAnswer = <T>(ask: () => Promise<T>) => {
  const [answer, setAnswer] = useState<T | null>(null)
  const [problem, setProblem] = useState('')
  const again = useCallback(() => {
    setProblem('')
    ask().then(setAnswer, (error: unknown) => setProblem(asRefusal(error).message))
  }, [ask])
  useEffect(again, [again])
  return { answer, problem, again }
}
