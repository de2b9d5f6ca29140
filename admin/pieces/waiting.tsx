const WIDTHS = [62, 91, 74, 55, 83, 68, 95, 59, 78, 87]

/** Grey lines in the place of words that are on their way; at most ten. */
export function Waiting({ lines = 3 }: { lines?: number }) {
  return (
    <div aria-busy className="waiting">
      {WIDTHS.slice(0, lines).map((width) => (
        <span key={width} className="bar" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
