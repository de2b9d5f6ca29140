/** Rows with a key each, by a name that may come twice (`tap`, `tap 2`): for lists without ids. */
export const keyed = <Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): { key: string; row: Row }[] => {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const name = nameOf(row)
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return { key: times > 1 ? `${name} ${times}` : name, row }
  })
}
