import { useUpdate } from '@refinedev/core'
import { Button, Switch } from 'antd'
import { Link } from 'react-router'
import type { Booking, ContractorJob, HandymanProfile } from '../../cms/payload-types.ts'
import { Card } from '../pieces/card.tsx'
import { Fact, Facts } from '../pieces/facts.tsx'
import { useMe } from '../pieces/me.tsx'
import { Money } from '../pieces/money.tsx'
import { filled } from '../pieces/related.ts'
import { ToneTag } from '../pieces/tag.tsx'
import { useVerb } from '../pieces/verb.ts'
import { Moment } from '../pieces/when.tsx'
import { phoneInWords } from '../words/contact.ts'
import { JOB_WORDS } from '../words/vocabulary.ts'
import { BOOKING_TOUCHES } from './touches.ts'

interface Props {
  booking: Booking
  contractor: HandymanProfile | null
  jobs: readonly ContractorJob[]
}

/** Stays with this contractor: swaps and re-matching leave a pinned booking alone. */
function Pinned({ booking, editable }: { booking: Booking; editable: boolean }) {
  const { mutate } = useUpdate()
  return (
    <span className="pinned">
      <Switch
        size="small"
        aria-label="Pinned to this contractor"
        disabled={!editable}
        checked={booking.pinned ?? false}
        onChange={(pinned) =>
          mutate({
            resource: 'bookings',
            id: booking.id,
            values: { pinned },
            successNotification: () => ({
              message: pinned ? 'Pinned' : 'No longer pinned',
              type: 'success',
            }),
          })
        }
      />{' '}
      <small>
        {booking.pinned ? 'Nobody else gets it by a swap' : 'A swap may give it to another'}
      </small>
    </span>
  )
}

/** No message reached them: whoever rang them says so here. */
function MarkTold({ booking, name }: { booking: Booking; name: string }) {
  const { run, busy } = useVerb()
  return (
    <Button
      size="small"
      loading={busy}
      onClick={() =>
        void run({
          path: `/bookings/${booking.id}/mark-told`,
          done: `${name} knows of the job`,
          failed: 'It was not noted',
          touches: BOOKING_TOUCHES,
        })
      }
    >
      Told by phone
    </Button>
  )
}

/** Who comes, whether they know, and who had the job before. */
export function ContractorCard({ booking, contractor, jobs }: Props) {
  const me = useMe()
  const current = jobs.find(({ status }) => status !== 'released')
  const former = jobs.filter(({ status }) => status === 'released')
  if (!contractor)
    return (
      <Card title="Contractor">
        <p className="tone-urgent note">Nobody has this job.</p>
      </Card>
    )
  return (
    <Card
      title="Contractor"
      actions={
        current && (
          <ToneTag tone={JOB_WORDS[current.status].tone}>{JOB_WORDS[current.status].word}</ToneTag>
        )
      }
    >
      <Facts>
        <Fact name="Name">
          <Link to={`/contractors/${contractor.id}`}>{contractor.name}</Link>
        </Fact>
        <Fact name="Phone">
          <a href={`tel:${contractor.phone}`} className="figures">
            {phoneInWords(contractor.phone)}
          </a>
        </Fact>
        <Fact name="Told">
          {current?.toldAt ? (
            <Moment at={current.toldAt} />
          ) : current?.status === 'assigned' &&
            booking.status === 'confirmed' &&
            me.may('dispatch') ? (
            <MarkTold booking={booking} name={contractor.name} />
          ) : (
            'Not yet'
          )}
        </Fact>
        {typeof current?.pay === 'number' && (
          <Fact name="Pay">
            <Money pence={current.pay} />
          </Fact>
        )}
        <Fact name="Pinned">
          <Pinned
            booking={booking}
            editable={me.can('update', 'bookings') && booking.status === 'confirmed'}
          />
        </Fact>
      </Facts>
      {former.map((job) => (
        <p key={job.id} className="faint">
          Before: {filled<HandymanProfile>(job.contractor)?.name ?? 'somebody'}, until{' '}
          <Moment at={job.releasedAt} />
          {job.releasedBecause && ` — ${job.releasedBecause}`}
        </p>
      ))}
    </Card>
  )
}
