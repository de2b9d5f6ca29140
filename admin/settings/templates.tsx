import { Form, Input } from 'antd'
import { MESSAGE_TEMPLATES, placeholdersOf, type TemplateName } from '../../domain/messages.ts'

const TITLES: Partial<Record<TemplateName, string>> = {
  quote: 'The quote is ready',
  video_request: 'Asking for a video',
  missed_call: 'After a missed call',
  ask_details: 'We are looking at it',
  ask_postcode: 'Asking for the postcode',
  booking_confirmed: 'Booking confirmed',
  booking_changed: 'Booking moved',
  contractor_changed: 'Another contractor comes',
  booking_cancelled: 'Booking cancelled',
  booking_reminder: 'The day before, to the customer',
  slot_lost: 'The time went while paying',
  pay_again: 'The deposit did not go through',
  on_the_way: 'On the way',
  job_completed: 'Asking for a rating',
  job_assigned: 'To the contractor: a new job',
  job_changed: 'To the contractor: the job changed',
  job_cancelled: 'To the contractor: the job is off',
  job_reminder: 'To the contractor: the day before',
  stop_confirmed: 'After STOP',
  start_confirmed: 'After START',
}

/** What customers and contractors read; left empty, the usual words are sent. */
export function Templates() {
  return (
    <div className="setting-fields wide">
      {(Object.entries(TITLES) as [TemplateName, string][]).map(([name, title]) => (
        <Form.Item
          key={name}
          name={['messageTemplates', name]}
          label={title}
          extra={
            placeholdersOf(MESSAGE_TEMPLATES[name]).length > 0
              ? `Filled in: ${placeholdersOf(MESSAGE_TEMPLATES[name])
                  .map((word) => `{${word}}`)
                  .join(' ')}`
              : undefined
          }
        >
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            placeholder={MESSAGE_TEMPLATES[name]}
          />
        </Form.Item>
      ))}
    </div>
  )
}
