export interface MatchingAnswer {
  from: string
  to: string
  fulfilment: { booked: number; done: number; standing: number; cancelled: number; nobody: number }
  reasons: { reason: string; of: 'contractors' | 'leads'; times: number }[]
  timeToContractor: { told: number; median: number | null; p95: number | null }
  swaps: { bookings: number; swapped: number; swaps: number; contractors: number }
  conversion: {
    from: number
    quotes: number
    sent: number
    seen: number
    booked: number
    value: number
  }[]
}

export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((part / whole) * 100)}\u00a0%`

/** `1.4 s`, `2 min 5 s`, `1 h 20 min`. */
export const secondsInWords = (seconds: number | null): string => {
  if (seconds === null) return '–'
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  const parts: [number, string][] =
    whole < 3600
      ? [
          [Math.floor(whole / 60), 'min'],
          [whole % 60, 's'],
        ]
      : [
          [Math.floor(whole / 3600), 'h'],
          [Math.floor((whole % 3600) / 60), 'min'],
        ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

const REASONS: Record<string, string> = {
  outscored: 'Fit, and another was better',
  lacks_task: 'Lacks a task of the job',
  lacks_certification: 'Lacks the certificate',
  unavailable: 'Not free then',
  out_of_range: 'Too far away',
  at_capacity: 'Has enough jobs that day',
  not_reactive: 'Takes no same-day jobs',
  inactive: 'Not active',
  no_contractor: 'Nobody could do it',
  no_required_tasks: 'No task was named',
  job_too_long: 'Longer than a day',
  postcode_unplaced: 'Postcode not on our map',
  contractor_dropped_out: 'The contractor dropped out',
}

export const reasonInWords = (reason: string): string => {
  const words = REASONS[reason] ?? reason.replaceAll('_', ' ')
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}
