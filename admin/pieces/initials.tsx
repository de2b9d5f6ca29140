/** `Vera Lane` → `VL`. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')

/** A colleague in two letters, the name on hover. */
export function Initials({ name }: { name: string | undefined }) {
  if (!name) return <span className="faint">–</span>
  return (
    <abbr className="initials" title={name}>
      {initialsOf(name)}
    </abbr>
  )
}
