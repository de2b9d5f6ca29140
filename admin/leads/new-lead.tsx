import { useNavigate } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { FormDrawer } from '../pieces/form-drawer.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import { LeadFields } from './fields.tsx'

export default function NewLead({ close }: { close: () => void }) {
  const navigate = useNavigate()
  const form = useRecordForm<Lead>({
    resource: 'leads',
    done: 'Lead added',
    saved: ({ id }) => {
      close()
      void navigate(`/leads/${id}`)
    },
  })
  return (
    <FormDrawer title="New lead" save="Add lead" close={close} {...form}>
      <LeadFields />
    </FormDrawer>
  )
}
