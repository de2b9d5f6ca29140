import { Alert, Button, Form } from 'antd'
import type { HandymanProfile } from '../../cms/payload-types.ts'
import { sentenceOf } from '../api/call.ts'
import { Card } from '../pieces/card.tsx'
import { useKeys } from '../pieces/keys.ts'
import { useMe } from '../pieces/me.tsx'
import { useRecordForm } from '../pieces/record-form.ts'
import { Face } from './face.tsx'
import { ContractorFields } from './fields.tsx'

type Written = Pick<
  HandymanProfile,
  | 'name'
  | 'phone'
  | 'postcode'
  | 'radiusMiles'
  | 'maxConcurrentJobs'
  | 'payPercent'
  | 'certifications'
  | 'reactiveMode'
  | 'isActive'
>

const writtenOf = (c: HandymanProfile): Written => ({
  name: c.name,
  phone: c.phone,
  postcode: c.postcode,
  radiusMiles: c.radiusMiles,
  maxConcurrentJobs: c.maxConcurrentJobs,
  payPercent: c.payPercent,
  certifications: c.certifications,
  reactiveMode: c.reactiveMode,
  isActive: c.isActive,
})

export default function Profile({ contractor }: { contractor: HandymanProfile }) {
  const me = useMe()
  const editable = me.can('update', 'handyman-profiles')
  const { formProps, saveButtonProps, error } = useRecordForm<Written>({
    resource: 'handyman-profiles',
    id: contractor.id,
    values: writtenOf(contractor),
    done: 'Profile saved',
    saved: () => undefined,
  })
  useKeys({ 'ctrl+Enter': () => editable && saveButtonProps.onClick() })
  return (
    <Card title="Profile" className="reading">
      <Face contractor={contractor} editable={editable} />
      <Form
        {...formProps}
        layout="vertical"
        requiredMark={false}
        disabled={!editable}
        scrollToFirstError
      >
        {error ? (
          <Alert
            type="error"
            showIcon
            role="alert"
            message={sentenceOf(error)}
            className="form-refusal"
          />
        ) : null}
        <ContractorFields />
        {editable && (
          <div className="form-foot">
            <Button type="primary" {...saveButtonProps} icon={null}>
              Save profile
            </Button>
          </div>
        )}
      </Form>
    </Card>
  )
}
