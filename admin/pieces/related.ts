/** A relation filled in by the server; null when it is empty, or only its id came. */
export const filled = <Row extends { id: string }>(
  relation: string | Row | null | undefined,
): Row | null => (typeof relation === 'object' ? relation : null)

export const idOf = (relation: string | { id: string } | null | undefined): string | null =>
  typeof relation === 'object' ? (relation?.id ?? null) : (relation ?? null)
