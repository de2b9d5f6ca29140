const GROUNDS = [
  ['ground', 'free'],
  ['off', 'not available'],
  ['tone-secured', 'told'],
  ['tone-ours', 'not told yet'],
  ['tone-urgent', 'needs somebody'],
  ['held', 'held by a customer'],
] as const

/** What the colours mean, and how a job is moved. */
export function Foot({ allowed }: { allowed: boolean }) {
  return (
    <div className="board-foot">
      <span>
        {allowed ? (
          <>
            Drag a job to another line, day or half-day. By keys: <kbd>M</kbd> on a job, the arrows,{' '}
            <kbd>Enter</kbd>; <kbd>Esc</kbd> leaves it.
          </>
        ) : (
          'You may look at everything here; operations move the jobs.'
        )}
      </span>
      <span className="board-key" aria-hidden>
        {GROUNDS.map(([name, words]) => (
          <span key={name} className="key">
            <i className={name} /> {words}
          </span>
        ))}
      </span>
    </div>
  )
}
