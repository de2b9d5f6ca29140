import { useNavigate } from 'react-router'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { FormDrawer } from '../pieces/form-drawer.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import { ContractorFields } from './fields.tsx'
import '../styles/contractor.css'

const USUAL = {
  radiusMiles: 15,
  maxConcurrentJobs: 3,
  payPercent: 60,
  isActive: true,
  reactiveMode: false,
}

export default function NewContractor({ close }: { close: () => void }) {
  const navigate = useNavigate()
  const form = useRecordForm<HandymanProfile>({
    resource: 'handyman-profiles',
    values: USUAL,
    done: 'Contractor added',
    saved: ({ id }) => {
      close()
      void navigate(`/contractors/${id}?tab=skills`)
    },
  })
  return (
    <FormDrawer title="Add a contractor" save="Add, then tick skills" close={close} {...form}>
      <ContractorFields />
    </FormDrawer>
  )
}
