import { Choice, FilterBar, SearchBox } from '../pieces/filter-bar.tsx'
import type { ListUrl } from '../pieces/list-url.ts'
import { STAGES, STATE_WORDS } from '../words/states.ts'
import { CUSTOMER_WORDS, optionsOf, SOURCE_WORDS } from '../words/vocabulary.ts'
import { statesOf } from './filters.ts'

const stateOptions = STAGES.map((stage) => ({
  value: stage,
  label: stage,
  options: statesOf(stage).map((state) => ({ value: state, label: STATE_WORDS[state].word })),
}))

const OWNERS = [{ value: 'me', label: 'Mine' }]

/** What leads are narrowed by; the board shows every state and so does not ask for one. */
export function Narrowing({ url, states = false }: { url: ListUrl; states?: boolean }) {
  return (
    <FilterBar url={url}>
      <SearchBox url={url} label="Name, phone, postcode or reference" />
      {states && <Choice url={url} name="state" label="Any state" options={stateOptions} />}
      <Choice url={url} name="type" label="Any customer" options={optionsOf(CUSTOMER_WORDS)} />
      <Choice url={url} name="source" label="Any source" options={optionsOf(SOURCE_WORDS)} />
      <Choice url={url} name="owner" label="Anybody’s" options={OWNERS} width={132} />
    </FilterBar>
  )
}
