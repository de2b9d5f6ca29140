/** What a booking's page needs only once its customer asks for it: no part of the way to booking. */
export { CancelBooking } from './CancelBooking.tsx'
export { ChangeTime } from './ChangeTime.tsx'
export { PayAgain } from './PayAgain.tsx'
export { Rating } from './Rating.tsx'
