/** One clock for every rule, so that a test can set it. Statements take it as a parameter. */
let read = () => new Date()

export const now = (): Date => read()

/** For tests alone; call without an argument to let time run again. */
export const setClock = (clock: () => Date = () => new Date()): void => {
  read = clock
}
