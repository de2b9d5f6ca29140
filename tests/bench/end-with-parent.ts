/** Ctrl-C, or the end of the command that started us, ends the database too. */
export const endWithParent = (end: () => Promise<void>): void => {
  let ending = false
  const stop = () => {
    if (ending) return
    ending = true
    void end().finally(() => process.exit(130))
  }
  for (const sign of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(sign, stop)
}
