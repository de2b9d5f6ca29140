import type { KeyboardEvent } from 'react'
import type { useBrush } from './brush.ts'
import type { Level } from './skills-of.ts'

export const LEVELS: { value: Level; label: string; key: string }[] = [
  { value: 'none', label: 'No', key: 'n' },
  { value: 'capable', label: 'Capable', key: 'c' },
  { value: 'expert', label: 'Expert', key: 'e' },
]

/** The next task up or down the page, at the level it has. */
const step = (from: HTMLElement, by: 1 | -1) => {
  const all = [...document.querySelectorAll<HTMLInputElement>('.levels input:checked')]
  const at = all.findIndex((input) => from.closest('.levels')?.contains(input))
  all[at + by]?.focus()
}

interface Props {
  task: { id: string; name: string }
  level: Level
  disabled: boolean
  brush: ReturnType<typeof useBrush<Level>>
  choose: (level: Level) => void
}

/** None, capable or expert: arrows to change and to walk, `N` `C` `E` to set and go on to the next. */
export function LevelPicker({ task, level, disabled, brush, choose }: Props) {
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      return step(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
    }
    const named = LEVELS.find(({ key }) => key === event.key.toLowerCase())
    if (!named) return
    event.preventDefault()
    choose(named.value)
    step(event.currentTarget, 1)
  }
  return (
    <fieldset className={`levels ${level}`} disabled={disabled} onKeyDown={press}>
      <legend className="unseen">{task.name}</legend>
      {LEVELS.map(({ value, label }) => (
        <label
          key={value}
          className={value === level ? 'chosen' : undefined}
          {...(disabled ? {} : brush(value, choose))}
        >
          <input
            type="radio"
            name={`level-${task.id}`}
            checked={value === level}
            onChange={() => choose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
