import { Link } from 'react-router'
import { MESSAGE_TEMPLATES, placeholdersOf, type TemplateName } from '../../domain/messages.ts'
import { useMe } from '../pieces/me.tsx'
import { Page } from '../pieces/page.tsx'
import { useSettings } from '../pieces/settings.ts'
import { ToneTag } from '../pieces/tag.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { TEMPLATE_WORDS } from '../words/templates.ts'
import { MessagesTabs } from './tabs.tsx'
import '../styles/messages.css'

/** What a reader of the list sees in the gaps. */
const EXAMPLES: Record<string, string> = {
  customer: 'Ada',
  contractor: 'Sam',
  reference: 'B-7K3QDM',
  former: 'B-2M9XQA',
  when: 'Tue 24 Nov, morning (08:00–13:00)',
  area: 'NG5',
  summary: 'Repair dripping kitchen tap',
  price: '£79.00',
  deposit: '£15.80',
  money: 'Your deposit of £15.80 is on its way back to you.',
  link: 'https://…/q/4fJ2',
  problem: 'it is too dark to see anything.',
  question: 'How high is the ceiling?',
  alternatives: 'Wed 25 Nov, afternoon (13:00–18:00)',
}

const GAP = /(\{\w+\})/

/** The wording with its gaps filled as an example, each told apart from the fixed words. */
function Preview({ wording, business }: { wording: string; business: string }) {
  let at = 0
  return (
    <p className="template-text">
      {wording.split(GAP).map((piece) => {
        const key = at
        at += piece.length
        const gap = GAP.test(piece) ? piece.slice(1, -1) : null
        if (!gap) return <span key={key}>{piece}</span>
        return (
          <mark key={key} title={`Filled in: ${gap}`}>
            {gap === 'business' ? business : (EXAMPLES[gap] ?? gap)}
          </mark>
        )
      })}
    </p>
  )
}

/** Every wording the business has: how it reads, and when it goes out. */
export function Component() {
  const me = useMe()
  const settings = useSettings()
  const names = Object.keys(MESSAGE_TEMPLATES) as TemplateName[]
  return (
    <Page
      title="Templates"
      line={
        me.can('update', 'settings') ? (
          <>
            What the business says, by occasion. Reword them in <Link to="/settings">Settings</Link>
            .
          </>
        ) : (
          'What the business says, by occasion. A manager can reword them.'
        )
      }
      actions={<MessagesTabs at="templates" />}
    >
      {!settings ? (
        <Waiting lines={8} />
      ) : (
        <ul className="sheet templates" aria-label="Templates">
          {names.map((name) => {
            const own = settings.messageTemplates[name]
            const wording = own ?? MESSAGE_TEMPLATES[name]
            const { title, use } = TEMPLATE_WORDS[name]
            return (
              <li key={name}>
                <div className="template-what">
                  <h2>{title}</h2>
                  <p className="muted">{use}</p>
                  {own && <ToneTag tone="quiet">Reworded</ToneTag>}
                </div>
                <div>
                  <Preview wording={wording} business={settings.business.name} />
                  {placeholdersOf(wording).length > 0 && (
                    <small>Filled in: {placeholdersOf(wording).join(', ')}</small>
                  )}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Page>
  )
}
