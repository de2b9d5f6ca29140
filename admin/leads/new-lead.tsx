import { useNavigate } from 'react-router'
import type { Lead } from '../../cms/payload-types.ts'
import { FormDrawer } from '../pieces/form-drawer.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import { useVerb } from '../pieces/verb.ts'
import { LeadFields } from './fields.tsx'
import { LEAD_TOUCHES } from './lead.ts'

export default function NewLead({ close }: { close: () => void }) {
  const navigate = useNavigate()
  const { run } = useVerb()
  const form = useRecordForm<Lead>({
    resource: 'leads',
    done: 'Lead added',
    saved: ({ id, jobDescription }) => {
      // What was typed is read as a customer's own words would be; the page shows it as it comes.
      if (jobDescription)
        void run({
          path: `/leads/${id}/detect-skus`,
          failed: 'The work could not be read',
          touches: LEAD_TOUCHES,
        })
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
