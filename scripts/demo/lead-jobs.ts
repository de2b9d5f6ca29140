import type { LeadState } from '../../domain/lead-states.ts'

/** What the customer of a demo lead said, and the price book lines that came of it ('CODE' or 'CODE:2'). */
export type DemoJob = readonly [said: string, skus?: string]

export const JOBS_BY_STATE: Record<LeadState, readonly DemoJob[]> = {
  created: [
    ['Hi, do you cover Arnold? Got a few bits need doing round the house'],
    ['Missed call, no message left'],
    ['Can someone ring me back about my bathroom please'],
  ],
  sku_detected: [
    ['Kitchen tap wont stop dripping, driving us mad', 'PLB-TAP-KITCHEN'],
    ['Need three internal doors hanging, already bought them', 'CAR-DOOR-INT:3'],
    ['Loo keeps running after you flush it and the seat is cracked', 'PLB-WC-FIX MNT-WC-SEAT'],
  ],
  video_requested: [
    ['Something is wrong with the shower, water everywhere', 'PLB-RESEAL-SHOWER'],
    ['Bit of a state under the sink, cant really describe it'],
    ['Garden steps have come loose and part of the wall is leaning', 'OUT-POINTING'],
  ],
  video_received: [
    ['Sent a video of the kitchen, two units need sorting', 'CAR-CUPBOARD:2'],
    ['Video of the fence attached', 'OUT-FENCE-PANEL:4'],
    ['Here is the landing ceiling where the stain is', 'DEC-MOULD'],
  ],
  ai_scoring: [
    ['Video of the bay window, want a curtain pole in there', 'MNT-CURTAIN'],
    ['Video of the gate, it drags on the path', 'OUT-GATE-FIX'],
    ['Filmed the bathroom taps for you', 'PLB-TAP-BASIN-NEW'],
  ],
  estimator_queued: [
    ['Stairs creak all the way up and two spindles are missing', 'CAR-FLOORBOARD CAR-BANISTER'],
    ['Want a cupboard built round the meters in the hall', 'CAR-ALCOVE'],
    ['Office refresh: six desks and some whiteboards', 'ASM-DESK:6 MNT-PICTURE:3'],
    ['Rental flat between tenants, list of fifteen small things', 'OUT-HOUR:4'],
  ],
  estimator_reviewing: [
    ['Deck has gone soft by the back door', 'OUT-DECK'],
    ['Sash windows at the front rattle and one will not open', 'CAR-SASH:2'],
    ['Worktop by the sink has swollen up', 'CAR-WORKTOP'],
  ],
  awaiting_customer_response: [
    ['Alcove shelves either side of the chimney breast', 'CAR-ALCOVE:2'],
    ['Some tiles have come off in the shower', 'DEC-TILE:4'],
    ['New front door wanted, have not bought one yet', 'CAR-DOOR-EXT'],
  ],
  quote_generated: [
    ['Please put together two wardrobes and a chest of drawers', 'ASM-WARDROBE:2 ASM-DRAWERS'],
    ['Blocked kitchen sink', 'PLB-SINK-UNBLOCK'],
    ['Telly on the wall in the lounge, bracket supplied', 'MNT-TV'],
  ],
  quote_sent: [
    ['Outside tap at the back please', 'PLB-TAP-OUTSIDE'],
    ['Four smoke alarms for a rental', 'ELE-SMOKE:4'],
    ['Reseal the bath and fit a new bath screen', 'PLB-RESEAL-BATH PLB-SHOWER-SCREEN'],
    ['Gutters cleared front and back', 'OUT-GUTTER-CLEAR'],
  ],
  quote_viewed: [
    ['Kitchen tap dripping and two doors to hang', 'PLB-TAP-KITCHEN CAR-DOOR-INT:2'],
    ['Five roller blinds for a new build', 'MNT-BLIND:5'],
    ['Bedroom painting before the baby comes', 'DEC-ROOM'],
  ],
  quote_expired: [
    ['Lay laminate in the dining room', 'CAR-LAMINATE'],
    ['Patio wants a jet wash', 'OUT-JETWASH'],
  ],
  booking_in_progress: [
    ['Change the locks, just moved in', 'CAR-LOCK:2'],
    ['Hang a big mirror and six pictures', 'MNT-MIRROR MNT-PICTURE:6'],
  ],
  payment_pending: [
    ['Fence panel blew out in the wind', 'OUT-FENCE-PANEL'],
    ['Cot and a wardrobe for the nursery', 'ASM-COT ASM-WARDROBE'],
  ],
  payment_failed: [
    ['Doorbell camera fitting', 'ELE-DOORBELL'],
    ['Toilet will not flush properly', 'PLB-WC-FIX'],
  ],
  booking_confirmed: [
    ['Two grab rails for my mum by the shower', 'MNT-GRAB:2'],
    ['Ceiling lights in two bedrooms', 'ELE-LIGHT:2'],
  ],
  contractor_assigned: [
    ['Bedroom door catching on the new carpet', 'CAR-DOOR-EASE'],
    ['Dishwasher plumbing in', 'PLB-DISHWASHER'],
  ],
  job_scheduled: [
    ['Bath taps dripping, both of them', 'PLB-TAP-BATHROOM:2'],
    ['Flat-pack bed and desk', 'ASM-BED ASM-DESK'],
    ['Feature wall wallpaper in the lounge', 'DEC-PAPER'],
  ],
  job_in_progress: [
    ['Shed to put up on an existing base', 'OUT-SHED'],
    ['Three curtain poles and a shelf', 'MNT-CURTAIN:3 MNT-SHELF'],
  ],
  job_completed: [
    ['Cat flap in the back door', 'CAR-CATFLAP'],
    ['Radiator valve leaking in the hall', 'PLB-RAD-VALVE'],
    ['Hedges at the front want a cut', 'OUT-HEDGE'],
    ['Two shelves up in the study', 'MNT-SHELF:2'],
    ['Kitchen cupboard doors hanging off', 'CAR-CUPBOARD:3'],
    ['Light switch broken in hallway', 'ELE-SWITCH'],
  ],
  cancelled: [
    ['Paint the front door, changed my mind', 'DEC-FRONT-DOOR'],
    ['Bookcase assembly', 'ASM-BOOKCASE'],
  ],
  expired: [
    ['Just after a rough price for repointing', 'OUT-POINTING'],
    ['Loft boarding, maybe next year', 'CAR-LOFT-BOARD'],
  ],
}
