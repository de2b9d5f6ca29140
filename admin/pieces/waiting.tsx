/** Grey lines in the place of words that are on their way. */
export function Waiting({ lines = 3 }: { lines?: number }) {
  return (
    <div aria-busy className="waiting">
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={`line-${line + 1}`}
          className="bar"
          style={{ width: `${55 + ((line * 29) % 40)}%` }}
        />
      ))}
    </div>
  )
}
