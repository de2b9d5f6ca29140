import { Drawer } from 'antd'
import type { ContractorTask, Skus } from '../../cms/payload-types.ts'
import { Fact, Facts } from '../pieces/facts.tsx'
import { Money } from '../pieces/money.tsx'
import { filled } from '../pieces/related.ts'
import { minutesInWords } from '../words/time.ts'
import { PriceHistory } from './price-history.tsx'
import { wordsOf } from './words-of.ts'
import '../styles/catalogue.css'
import '../styles/lead.css'

/** A line of the price book for those who sell it and do not keep it. */
export default function SkuFacts({ sku, close }: { sku: Skus; close: () => void }) {
  const tasks = (sku.tasks ?? []).flatMap((task) => filled<ContractorTask>(task)?.name ?? [])
  return (
    <Drawer open title={sku.name} width={460} onClose={close}>
      <Facts>
        <Fact name="Price for one">
          <Money pence={sku.price} />
        </Fact>
        <Fact name="Work for one">{minutesInWords(sku.minutes)}</Fact>
        <Fact name="Category">{sku.category}</Fact>
        <Fact name="Code">{sku.code}</Fact>
        <Fact name="Needs">{tasks.join(', ')}</Fact>
        <Fact name="Also called">{wordsOf(sku.synonyms).join(', ')}</Fact>
        <Fact name="Not when said">{wordsOf(sku.negativeKeywords).join(', ')}</Fact>
        <Fact name="Sold">{sku.isActive === false ? 'No longer' : 'Yes'}</Fact>
      </Facts>
      <PriceHistory sku={sku} />
    </Drawer>
  )
}
