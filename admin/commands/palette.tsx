import { Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { sentenceOf } from '../api/call.ts'
import { focusFirst } from '../pieces/focus-first.ts'
import { useEscape } from '../pieces/keys.ts'
import { StateTag } from '../pieces/state-tag.tsx'
import { phoneInWords } from '../words/contact.ts'
import { type Command, matches, useOffered } from './command.ts'
import { type FoundLead, useFoundLeads } from './found-leads.ts'
import { useOwnCommands, usePlacesToGo } from './own-commands.tsx'
import '../styles/commands.css'

interface Line {
  key: string
  group: string
  content: ReactNode
  act: () => void
}

const leadLine = (lead: FoundLead, open: (id: string) => void): Line => ({
  key: lead.id,
  group: 'Leads',
  act: () => open(lead.id),
  content: (
    <>
      <span className="found-name">
        <b>{lead.customerName}</b> <small>{lead.reference}</small>
      </span>
      <small className="figures">
        {[phoneInWords(lead.phone), lead.postcode].filter(Boolean).join(' · ')}
      </small>
      <StateTag state={lead.state} />
    </>
  ),
})

const commandLine =
  (group: string) =>
  ({ key, name, press, act }: Command): Line => ({
    key: `${group} ${key}`,
    group,
    act,
    content: (
      <>
        <span className="found-name">{name}</span>
        {press && (
          <span className="pressed" aria-hidden>
            {press.split(' ').map((part) => (
              <kbd key={part}>{part}</kbd>
            ))}
          </span>
        )}
      </>
    ),
  })

const idOfLine = (index: number) => `command-${index}`

interface Props {
  close: () => void
  newLead: () => void
  help: () => void
}

/** Ctrl-K: any lead by what is known of it, any screen, and what can be done from here. */
export default function Palette({ close, newLead, help }: Props) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [eager, setEager] = useState(false)
  useEscape(close)
  const { leads, settled, error } = useFoundLeads(typed)
  const fitting = (commands: readonly Command[]) =>
    commands.filter((command) => matches(command, typed))
  const here = fitting(useOffered()).map(commandLine('Here'))
  const doing = fitting(useOwnCommands({ newLead, help })).map(commandLine('Do'))
  const going = fitting(usePlacesToGo()).map(commandLine('Go to'))
  const found = leads.map((lead) => leadLine(lead, (id) => void navigate(`/leads/${id}`)))
  const lines = typed.trim()
    ? [...found, ...here, ...doing, ...going]
    : [...here, ...doing, ...going]
  const chosen = Math.min(at, lines.length - 1)

  useEffect(() => {
    document.getElementById(idOfLine(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const run = (line: Line | undefined) => {
    if (!line) return
    close()
    line.act()
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) setAt((chosen + step + lines.length) % Math.max(1, lines.length))
    else if (event.key === 'Enter' && (settled || lines.length > 0)) run(lines[chosen])
    else if (event.key === 'Enter') setEager(true)
    else return
    event.preventDefault()
  }
  // Whoever types a number and presses Enter at once means the lead that was still being looked for.
  useEffect(() => {
    if (eager && settled) run(lines[0])
  })
  return (
    <Modal
      open
      afterOpenChange={focusFirst}
      footer={null}
      closable={false}
      onCancel={close}
      width={620}
      className="palette"
      title="Find, go, do"
      transitionName=""
      maskTransitionName=""
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog is opened to be typed into
        autoFocus
        role="combobox"
        aria-label="Find a lead, go somewhere, do something"
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={lines.length > 0 ? idOfLine(chosen) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Name, phone, postcode, reference, or what to do"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setAt(0)
          setEager(false)
        }}
        onKeyDown={press}
      />
      <div id="commands" role="listbox" aria-label="What was found">
        {lines.map((line, index) => (
          <div key={line.key} role="presentation">
            {line.group !== lines[index - 1]?.group && (
              <div className="command-group" role="presentation">
                {line.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's, as of any combobox */}
            <div
              id={idOfLine(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="command"
              onMouseMove={() => setAt(index)}
              onClick={() => run(line)}
            >
              {line.content}
            </div>
          </div>
        ))}
      </div>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {!error && settled && lines.length === 0 && (
        <p className="muted">Nothing is called “{typed.trim()}”.</p>
      )}
    </Modal>
  )
}
