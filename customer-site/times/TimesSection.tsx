import type { QuoteAnswer, QuoteApi } from '../api/quote.ts'
import { AddressForm } from '../checkout/AddressForm.tsx'
import type { Offer } from '../quote/offer.ts'
import { type OfferState, stepOf } from '../quote/offer-state.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/icons.tsx'
import { Notice } from '../ui/Notice.tsx'
import { longDate, slotShort, slotWithHours } from '../words/when.ts'
import { Alternatives, nearestTo } from './Alternatives.tsx'
import { TimePicker } from './TimePicker.tsx'
import { useSlots } from './use-slots.ts'

interface TimesSectionProps {
  quote: QuoteAnswer
  offer: Offer
  state: OfferState
  api: QuoteApi
}

export const TimesSection = ({ quote, offer, state, api }: TimesSectionProps) => {
  const { held, problem, alternatives, choosing, addressNeeded } = state
  const choosingTime = stepOf(quote, state) === 'times'
  const { lost } = state
  const {
    days,
    problem: slotsProblem,
    refresh,
  } = useSlots(
    api,
    state.scope,
    choosingTime,
    // Once the place is known, or a time has gone, there are other times than before.
    `${addressNeeded}${lost?.date}${lost?.timeSlot}`,
  )

  if (held && !choosingTime)
    return (
      <section aria-labelledby="times">
        <h2 id="times" tabIndex={-1}>
          Your time
        </h2>
        <div className="card chosen-time">
          <Icon name="calendar" />
          <p>
            <strong>{longDate(held.date)}</strong>
            <span className="hint">{slotWithHours(held.timeSlot, labelOf(days, held))}</span>
          </p>
          <Button look="quiet" onClick={offer.change} disabled={state.busy === 'paying'}>
            Change
          </Button>
        </div>
      </section>
    )
  return (
    <section aria-labelledby="times">
      <h2 id="times" tabIndex={-1}>
        Choose a time
      </h2>
      {problem?.at === 'times' && (
        <Notice kind={alternatives ? 'waiting' : 'wrong'} title={problem.title} focus>
          {problem.message && <p>{problem.message}</p>}
          {alternatives && (
            <Alternatives
              slots={alternatives.length > 0 ? alternatives : nearestTo(lost, days)}
              choosing={choosing}
              onChoose={offer.choose}
            />
          )}
        </Notice>
      )}
      <div className="card times-card">
        {!days && !slotsProblem && (
          <div className="bone days-bone" role="status" aria-label="Looking for free times" />
        )}
        {!days && slotsProblem && (
          <>
            <p>{slotsProblem}</p>
            <Button onClick={refresh}>Look again</Button>
          </>
        )}
        {days?.length === 0 &&
          (addressNeeded ? (
            <>
              <p className="lead">
                Tell us where the job is, and we’ll show who can come and when.
              </p>
              <AddressForm quote={quote} offer={offer} state={state} withButton />
            </>
          ) : (
            <NoTimes />
          ))}
        {days && days.length > 0 && (
          <TimePicker days={days} chosen={held} choosing={choosing} onChoose={offer.choose} />
        )}
      </div>
      {held && (
        <p>
          <Button look="quiet" onClick={offer.keepChosen}>
            Stay with {slotShort(held)}
          </Button>
        </p>
      )}
    </section>
  )
}

const NoTimes = () => (
  <>
    <p>
      <strong>We’ll agree a time with you ourselves.</strong>
    </p>
    <p className="hint">
      There is no time to offer here right now. We have been told, and will message you with times;
      your quote stays as it is.
    </p>
  </>
)

const labelOf = (
  days: { date: string; slots: { timeSlot: string; label: string }[] }[] | null,
  held: { date: string; timeSlot: string },
) =>
  days
    ?.find(({ date }) => date === held.date)
    ?.slots.find(({ timeSlot }) => timeSlot === held.timeSlot)?.label
