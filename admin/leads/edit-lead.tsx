import type { Lead } from '../../cms/payload-types.ts'
import { FormDrawer } from '../pieces/form-drawer.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import { LeadFields } from './fields.tsx'

type Written = Pick<
  Lead,
  'customerName' | 'phone' | 'postcode' | 'address' | 'email' | 'customerType' | 'jobDescription'
>

export default function EditLead({ lead, close }: { lead: Lead; close: () => void }) {
  const { customerName, phone, postcode, address, email, customerType, jobDescription } = lead
  const form = useRecordForm<Written>({
    resource: 'leads',
    id: lead.id,
    values: { customerName, phone, postcode, address, email, customerType, jobDescription },
    done: 'Saved',
    saved: close,
  })
  return (
    <FormDrawer title={`Change ${lead.customerName}`} save="Save" close={close} {...form}>
      <LeadFields />
    </FormDrawer>
  )
}
