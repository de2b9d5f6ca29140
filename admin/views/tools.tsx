import { ColumnPicker } from './column-picker.tsx'
import type { ColumnChoice } from './columns.ts'
import { ViewsMenu } from './menu.tsx'
import '../styles/views.css'

/** What every list has at its head: its saved views and its columns. */
export function ListTools<Row>({ choice }: { choice: ColumnChoice<Row> }) {
  const { list, all, own, choose } = choice
  return (
    <>
      <ViewsMenu list={list} />
      <ColumnPicker all={all} own={own} choose={choose} />
    </>
  )
}
