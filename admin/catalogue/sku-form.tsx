import { AutoComplete, Form, Input, InputNumber, Select, Switch } from 'antd'
import type { Skus } from '../../cms/payload-types.ts'
import { TaskPicker, useTasks } from '../leads/task-picker.tsx'
import { FormDrawer } from '../pieces/form-drawer.tsx'
import { Pounds } from '../pieces/pounds.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import { idOf } from '../pieces/related.ts'
import { PriceHistory } from './price-history.tsx'
import { wordsOf } from './words-of.ts'
import '../styles/catalogue.css'
import '../styles/lead.css'

const needed = (message: string) => [{ required: true, message }]

interface Written {
  name: string
  code: string
  category: string
  price: number
  minutes: number
  tasks: string[]
  synonyms: string[]
  negativeKeywords: string[]
  isActive: boolean
}

const NEW: Partial<Written> = {
  minutes: 60,
  tasks: [],
  synonyms: [],
  negativeKeywords: [],
  isActive: true,
}

const writtenOf = (sku: Skus): Written => ({
  name: sku.name,
  code: sku.code,
  category: sku.category,
  price: sku.price,
  minutes: sku.minutes,
  tasks: (sku.tasks ?? []).flatMap((task) => idOf(task) ?? []),
  synonyms: wordsOf(sku.synonyms),
  negativeKeywords: wordsOf(sku.negativeKeywords),
  isActive: sku.isActive !== false,
})

export default function SkuForm({ sku, close }: { sku?: Skus; close: () => void }) {
  const { tasks } = useTasks()
  const categories = [...new Set(tasks.map(({ category }) => category))]
  const form = useRecordForm<Written>({
    resource: 'skus',
    id: sku?.id,
    values: sku ? writtenOf(sku) : NEW,
    done: sku ? 'Price book changed' : 'Added to the price book',
    saved: close,
  })
  return (
    <FormDrawer
      title={sku ? sku.name : 'Add to the price book'}
      save={sku ? 'Save' : 'Add'}
      close={close}
      width={500}
      {...form}
    >
      <Form.Item name="name" label="What the customer reads" rules={needed('A name is needed.')}>
        <Input maxLength={200} autoFocus={!sku} />
      </Form.Item>
      <div className="two">
        <Form.Item name="price" label="Price for one" rules={needed('A price is needed.')}>
          <Pounds min={0.01} max={100_000} />
        </Form.Item>
        <Form.Item name="minutes" label="Work for one" rules={needed('How long does it take?')}>
          <InputNumber
            min={1}
            max={6000}
            precision={0}
            addonAfter="minutes"
            style={{ width: '100%' }}
          />
        </Form.Item>
      </div>
      <div className="two">
        <Form.Item name="category" label="Category" rules={needed('A category is needed.')}>
          <AutoComplete options={categories.map((value) => ({ value }))} maxLength={50} />
        </Form.Item>
        <Form.Item name="code" label="Code" rules={needed('A code is needed.')}>
          <Input maxLength={40} placeholder="PLB-TAP-KITCHEN" />
        </Form.Item>
      </div>
      <Form.Item
        name="tasks"
        label="The contractor must be able to"
        rules={[
          {
            required: true,
            type: 'array',
            min: 1,
            message: 'At least one: contractors are matched by it.',
          },
        ]}
      >
        <TaskPicker multiple placeholder="Tasks" />
      </Form.Item>
      <Form.Item
        name="synonyms"
        label="Customers also call it"
        extra="Enter after each. Found in calls and messages by these words."
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',']}
          placeholder="dripping tap, leaky faucet"
        />
      </Form.Item>
      <Form.Item name="negativeKeywords" label="It is something else when they say">
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',']}
          placeholder="outside tap"
        />
      </Form.Item>
      <Form.Item
        name="isActive"
        label="Sold"
        valuePropName="checked"
        layout="horizontal"
        colon={false}
        extra="Quotes already made keep their lines and prices."
      >
        <Switch size="small" />
      </Form.Item>
      {sku && <PriceHistory sku={sku} />}
    </FormDrawer>
  )
}
