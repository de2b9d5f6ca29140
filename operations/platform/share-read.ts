/**
 * Many ask the same at the same moment when a slot is wanted by many: those who come while the answer
 * is being read get that answer. Nothing is kept once it is there. For reads that only narrow or
 * refuse: what is taken is decided by locks and constraints, of each caller's own.
 */
const reading = new WeakMap<object, Map<string, Promise<unknown>>>()

/**
 * @param database what is read from
 * @param question everything the answer depends on, and no more
 */
export const shareRead = async <T>(
  database: object,
  question: unknown,
  read: () => Promise<T>,
): Promise<{ answer: T; shared: boolean }> => {
  const known = reading.get(database) ?? new Map<string, Promise<unknown>>()
  reading.set(database, known)
  const key = JSON.stringify(question)
  const running = known.get(key) as Promise<T> | undefined
  if (running) {
    try {
      return { answer: await running, shared: true }
    } catch {
      // Whoever read it may have failed for reasons of their own.
      return { answer: await read(), shared: false }
    }
  }
  const mine = read()
  known.set(key, mine)
  try {
    return { answer: await mine, shared: false }
  } finally {
    known.delete(key)
  }
}
