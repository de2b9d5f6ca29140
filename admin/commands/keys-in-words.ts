import type { Role } from '../../domain/roles.ts'
import { destinationsFor, letterFor } from './places-to-go.ts'

export interface KeyWords {
  /** Keys as they are written on the keyboard; those of one entry are pressed together or in turn. */
  keys: readonly string[]
  does: string
}

interface Chapter {
  name: string
  keys: readonly KeyWords[]
  /** Whose work it is; everybody’s unless said. */
  for?: readonly Role[]
}

const EVERYWHERE: readonly KeyWords[] = [
  { keys: ['Ctrl', 'K'], does: 'Find a lead, go anywhere, do something' },
  { keys: ['/'], does: 'The same' },
  { keys: ['N'], does: 'New lead' },
  { keys: ['?'], does: 'This sheet' },
  { keys: ['Esc'], does: 'Close what is open' },
]

const CHAPTERS: readonly Chapter[] = [
  {
    name: 'In a list',
    keys: [
      { keys: ['J'], does: 'Next row' },
      { keys: ['K'], does: 'Row before' },
      { keys: ['Enter'], does: 'Open it' },
      { keys: ['X'], does: 'Pick it, for doing one thing to many' },
    ],
  },
  {
    name: 'On the board of leads',
    keys: [
      { keys: ['←', '→', '↑', '↓'], does: 'From card to card' },
      { keys: ['M'], does: 'Move the card: choose where' },
      { keys: ['Enter'], does: 'Open the lead' },
    ],
  },
  {
    name: 'On the dispatch board',
    keys: [
      { keys: ['M'], does: 'Pick the job up' },
      { keys: ['←', '→', '↑', '↓'], does: 'Carry it: half-days, contractors' },
      { keys: ['Enter'], does: 'Put it there; on a job, see who could do it' },
      { keys: ['Esc'], does: 'Leave it where it was' },
    ],
  },
  {
    name: 'At the estimator’s work',
    for: ['estimator', 'ops', 'admin'],
    keys: [
      { keys: ['C'], does: 'Claim the next one' },
      { keys: ['Space'], does: 'Play the video, or stop it' },
      { keys: ['←', '→'], does: 'From picture to picture; with Shift by the second' },
      { keys: ['S'], does: '1×, 1.5×, 2×' },
      { keys: ['T'], does: 'Add a task' },
      { keys: ['1', '…', '9'], does: 'That task: capable, expert' },
      { keys: ['/'], does: 'Price book: type, Enter adds, Esc back' },
      { keys: ['L'], does: 'A line that is not in the book' },
      { keys: ['↑', '↓'], does: 'From line to line' },
      { keys: ['+', '−'], does: 'One more of the line, one less' },
      { keys: ['P'], does: 'Another price for the line' },
      { keys: ['Del'], does: 'Take the line off' },
      { keys: ['Q'], does: 'Ask the customer' },
      { keys: ['Ctrl', 'Enter'], does: 'Send the quote and claim the next one' },
    ],
  },
  {
    name: 'In the calendar',
    keys: [
      { keys: ['←', '→'], does: 'Earlier, later' },
      { keys: ['T'], does: 'Today' },
      { keys: ['M'], does: 'Month' },
      { keys: ['W'], does: 'Week' },
    ],
  },
  {
    name: 'On a contractor’s skills',
    keys: [
      { keys: ['N'], does: 'No, and on to the next task' },
      { keys: ['C'], does: 'Capable, and on' },
      { keys: ['E'], does: 'Expert, and on' },
    ],
  },
  {
    name: 'In a form',
    keys: [
      { keys: ['Ctrl', 'Enter'], does: 'Save, or send' },
      { keys: ['Esc'], does: 'Leave; unsaved changes are asked about' },
    ],
  },
]

/** The help sheet of a role, chapter by chapter. */
export const keysInWords = (role: Role): Chapter[] => [
  { name: 'Everywhere', keys: EVERYWHERE },
  {
    name: 'Go to',
    keys: destinationsFor(role).flatMap(({ to, label }) => {
      const letter = letterFor(to)
      return letter ? [{ keys: ['G', letter.toUpperCase()], does: label }] : []
    }),
  },
  ...CHAPTERS.filter((chapter) => !chapter.for || chapter.for.includes(role)),
]
