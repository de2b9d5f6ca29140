import { SendOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { isTerminal } from '../../domain/lead-states.ts'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { ReplyWindow } from './reply-window.tsx'
import { TemplateForm } from './template-form.tsx'
import { TemplatePicker } from './template-picker.tsx'
import { useReply, type Way } from './use-reply.ts'
import '../styles/talk.css'

const firstName = (lead: Lead) => lead.customerName.trim().split(/\s+/)[0] ?? lead.customerName

/** Writes to the customer by WhatsApp, or a note to colleagues. `R` begins (for an estimator also `Q`), Ctrl-Enter sends. */
export function Composer({ lead }: { lead: Lead }) {
  const me = useMe()
  const reply = useReply(lead)
  const box = useRef<TextAreaRef>(null)
  const begin = (event: KeyboardEvent) => {
    event.preventDefault()
    if (reply.draft.way === 'reply' && !reply.writable) reply.setPicking(true)
    else box.current?.focus()
  }
  const { state: asked, key: visit } = useLocation()
  const begun = useRef('')
  useEffect(() => {
    if (!asked?.write || begun.current === visit) return
    begun.current = visit
    box.current?.focus()
  }, [asked, visit])
  useKeys({ r: begin, q: (event) => reply.asking && begin(event) })
  if (!me.may('sendMessage') || lead.erasedAt) return null

  const { draft, change, asking, left, options } = reply
  const note = draft.way === 'note'
  const name = firstName(lead)
  const placeholder = note
    ? 'A note for colleagues; the customer never sees it'
    : asking
      ? `Ask ${name} what you need to know`
      : reply.writable
        ? `Write to ${name}`
        : 'Choose a template to write first'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl-Enter sends from any of its fields
    <div
      className={note ? 'composer noting' : 'composer'}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          reply.send()
        }
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
      }}
    >
      {options?.stopped && !note && (
        <p className="stopped" role="note">
          <b>Said STOP.</b> Write only about their own job; no offers.
        </p>
      )}
      {draft.template ? (
        <TemplateForm
          template={draft.template}
          values={draft.values}
          change={(values) => change({ values })}
          close={() => change({ template: null })}
        />
      ) : (
        <Input.TextArea
          ref={box}
          aria-label={note ? 'Note' : `Message to ${lead.customerName}`}
          placeholder={placeholder}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={note ? 2000 : 1500}
          value={draft.words}
          disabled={!note && !reply.writable}
          onChange={({ target }) => change({ words: target.value })}
          onKeyDown={(event) => {
            if (event.key !== '/' || note || draft.words !== '') return
            event.preventDefault()
            reply.setPicking(true)
          }}
        />
      )}
      <div className="composer-foot">
        <Segmented<Way>
          size="small"
          aria-label="What to write"
          value={draft.way}
          options={[
            { value: 'reply', label: 'WhatsApp' },
            { value: 'note', label: 'Note' },
          ]}
          onChange={(way) => change({ way, template: null })}
        />
        <small>
          {note ? 'Only staff see it' : asking ? 'The lead waits for the answer' : null}
          {!note && !asking && options && <ReplyWindow left={left} />}
          {isTerminal(lead.state) && ' · this lead is closed'}
        </small>
        {!note && (
          <TemplatePicker
            templates={options?.templates ?? []}
            open={reply.picking}
            setOpen={(open) => {
              reply.setPicking(open)
              if (!open) box.current?.focus()
            }}
            choose={(template) => change({ template, values: {} })}
          />
        )}
        <Button
          type="primary"
          size="small"
          icon={note ? undefined : <SendOutlined aria-hidden />}
          title="Ctrl-Enter"
          loading={reply.busy}
          disabled={!reply.ready}
          onClick={reply.send}
        >
          {note ? 'Keep note' : asking ? 'Ask' : 'Send'}
        </Button>
      </div>
    </div>
  )
}
