import { Segmented, Table } from 'antd'
import { useState } from 'react'
import type { JudgedRow, Outcome } from '../../domain/catalogue/judge-row.ts'
import { ToneTag } from '../pieces/tag.tsx'
import type { Tone } from '../theme.ts'
import type { Preview } from './import-drawer.tsx'

const OUTCOMES: Record<Outcome, { word: string; tone: Tone }> = {
  refused: { word: 'Refused', tone: 'urgent' },
  new: { word: 'New', tone: 'secured' },
  changed: { word: 'Changed', tone: 'ours' },
  same: { word: 'As it is', tone: 'quiet' },
}
const ORDER = Object.keys(OUTCOMES) as Outcome[]

function WhatHappens({ row: { problems, notes, changes, outcome } }: { row: JudgedRow }) {
  return (
    <div className="import-changes">
      {problems.map((problem) => (
        <span key={problem} className="ink-urgent">
          {problem}
        </span>
      ))}
      {notes.map((note) => (
        <span key={note} className="ink-ours">
          {note}
        </span>
      ))}
      {outcome === 'new'
        ? changes
            .filter(({ after }) => after)
            .map(({ heading, after }) => (
              <span key={heading}>
                {heading}: {after}
              </span>
            ))
        : changes.map(({ heading, before, after }) => (
            <span key={heading}>
              {heading}: <del>{before || 'nothing'}</del> → <ins>{after || 'nothing'}</ins>
            </span>
          ))}
    </div>
  )
}

/** What a file would do, row by row, the refused first; nothing of it is written yet. */
export function ImportPreview({ preview: { rows, counts } }: { preview: Preview }) {
  const there = ORDER.filter((outcome) => counts[outcome] > 0)
  const [show, setShow] = useState<Outcome | 'all'>('all')
  const outcome = show !== 'all' && counts[show] > 0 ? show : 'all'
  const shown =
    outcome === 'all'
      ? [...rows].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))
      : rows.filter((row) => row.outcome === outcome)
  return (
    <section aria-label="What the file would do" className="import-preview">
      <p role="status">
        {counts.refused > 0
          ? `${counts.refused === 1 ? 'One row is' : `${counts.refused} rows are`} refused. Put that right in the file and choose it again: it is written whole or not at all.`
          : counts.new + counts.changed === 0
            ? 'Everything in the file is as it is already. There is nothing to import.'
            : 'This is what will happen. Nothing is written yet.'}
      </p>
      <Segmented
        aria-label="Show"
        value={outcome}
        onChange={setShow}
        options={[
          { value: 'all' as const, label: `All ${rows.length}` },
          ...there.map((value) => ({ value, label: `${OUTCOMES[value].word} ${counts[value]}` })),
        ]}
      />
      <Table<JudgedRow>
        aria-label="Rows of the file"
        size="small"
        rowKey="line"
        dataSource={shown}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        columns={[
          { key: 'line', title: 'Line', dataIndex: 'line', width: 60, align: 'right' },
          {
            key: 'outcome',
            title: 'What',
            width: 100,
            render: (_, row) => (
              <ToneTag tone={OUTCOMES[row.outcome].tone}>{OUTCOMES[row.outcome].word}</ToneTag>
            ),
          },
          {
            key: 'key',
            title: 'Row',
            width: 200,
            render: (_, { key }) => <span className="cut">{key || 'No name'}</span>,
          },
          { key: 'how', title: 'How', render: (_, row) => <WhatHappens row={row} /> },
        ]}
      />
    </section>
  )
}
