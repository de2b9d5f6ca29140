import { inCategory } from './sku.ts'

export const DOOR_SKUS = inCategory('Carpentry & Doors', {
  'CAR-DOOR-INT': {
    name: 'Hang internal door',
    price: 9500,
    minutes: 75,
    tasks: ['hang-internal-doors'],
    heard: `hang a door; door hanging; hang doors; fit a door; new door fitted; doors need hanging; internal door; bedroom
      door fitted; replace internal doors; put a door on; new internal doors; rehang a door; put new door up; oak doors
      hung; change the doors; install a door; interior doors fitted; living room door hung; bathroom door fitted; swap the
      doors over; door needs hanging; door fell off; door come off its hinges; new doors; bifold door; pocket door;
      replace a door; kitchen door hung; bifolds; doors fitting; doors hung; bedroom doors; room doors; lounge door;
      bathroom door; toilet door; hall door; landing door; sliding door; doors changing; doors swapping; doors replaced;
      swap doors; door lining; door hinge; doors to hang; internal doors hanging; internal doors fitting; bedroom doors
      replaced; living room door; door off its hinges`,
    unless: `front; back door; fire; shower; cupboard; wardrobe; garage; unit; cabinet; external; exterior; paint; painted;
      handle; handles; lock; sticking; letterbox; cat; shed; kitchen doors`,
  },
  'CAR-DOOR-EXT': {
    name: 'Hang external door',
    price: 18500,
    minutes: 150,
    tasks: ['hang-external-doors'],
    heard: `front door fitted; new front door; hang front door; back door fitted; new back door; hang external door;
      exterior door fitted; replace back door; replace front door; hang back door; outside door hung; fit front door; side
      door fitted; install front door; shed door hung; change the front door; rear door; external doors; external door;
      outside door; outside doors; composite door; patio doors; conservatory door; porch door; garage door; patio doors
      fitted; garage side door; wooden front door; utility door to garden`,
    unless: 'paint; painted; lock; sticking; handle; letterbox; bell; cat flap; upvc lock',
  },
  'CAR-DOOR-FIRE': {
    name: 'Hang fire door',
    price: 19500,
    minutes: 150,
    tasks: ['hang-fire-doors'],
    heard: `fire door; fire doors; fd30; fire door fitted; fire rated door; hang fire doors; fire door closer; intumescent
      strip; new fire doors; fire doors hung; fd60; door closer; fire strips; smoke seals; fire doors fitting; thirty
      minute fire doors`,
    unless: 'fireplace',
  },
  'CAR-DOOR-EASE': {
    name: 'Ease sticking door',
    price: 6500,
    minutes: 45,
    tasks: ['adjust-doors'],
    heard: `door sticking; door is sticking; sticky door; door wont close; door wont shut; door catching on carpet; door
      rubbing; plane a door; door dropped; door scraping the floor; trim a door; trim doors for carpet; shave door; door
      jammed; door swollen; door wont open properly; door doesnt close; door catches; door doesnt shut properly; door
      stuck; take a bit off the door; door binding; adjust door; squeaky door; door creaks; door dragging; uneven door;
      doors stick; doors sticking; doors rubbing; doors tight; doors planing; doors trimming; doors squeaking; door doesnt
      latch; door wont latch; doors not closing; doors need trimming; doors need shaving; doors shaving down; bottom of
      door; doors cut down; door swings open; patio door stiff; patio doors dont slide; doors wont shut since carpet;
      doors dont clear the carpet`,
    unless: 'garage; shower; wardrobe; cupboard; oven; lock; cabinet; unit; washing',
  },
  'CAR-DOOR-HANDLE': {
    name: 'Fit door handle',
    price: 4500,
    minutes: 30,
    tasks: ['fit-door-furniture'],
    heard: `door handle; door handles; new handles; fit handles; door knob; handle fell off door; new door handles; handle
      broken on door; door handle loose; change door handles; replace door handle; latch on door; door latch; door knobs;
      internal door latch; bathroom door lock; privacy lock; handle come off; doorknob; doorknobs; thumbturn; handle
      drops; door furniture; lever handles; bathroom lock; toilet lock; patio door handle; handles for doors; handles on
      the doors; handles on internal doors; bolt on bathroom door`,
    unless: 'window; oven; fridge; cupboard; toilet; car; kitchen units; kitchen',
  },
  'CAR-LOCK': {
    name: 'Change door lock',
    price: 10500,
    minutes: 60,
    tasks: ['fit-locks'],
    heard: `change locks; new lock; door lock; lock changed; replace lock; front door lock; lock barrel; euro cylinder;
      lock is stuck; key wont turn; lock broken; change the locks; upvc door lock; back door lock; fit a lock; yale lock;
      night latch; lock stiff; locks changing; key stuck in lock; new locks; door wont lock; door lock sticking; lost
      keys; barrel; cylinder; yale; nightlatch; hasp; locks changed; locks replaced; door barrel; cylinder lock; yale
      latch; rim lock; multipoint lock; upvc lock; garage lock; shed lock; porch lock; keypad lock; padlock hasp; multi
      point lock; patio door lock`,
    unless: 'mortice; window; bathroom; shed padlock; bike; privacy',
  },
  'CAR-LOCK-MORTICE': {
    name: 'Fit mortice deadlock',
    price: 13500,
    minutes: 90,
    tasks: ['fit-locks'],
    heard: `mortice lock; mortise lock; deadlock; five lever lock; five lever mortice; mortice deadlock; insurance lock;
      chubb lock; dead bolt; deadbolt; mortice; deadlocks; bs3621; sashlock; chubb; five lever; 5 lever; sash lock; three
      lever; lock for insurance`,
    unless: 'window',
  },
  'CAR-CATFLAP': {
    name: 'Fit cat flap',
    price: 11500,
    minutes: 75,
    tasks: ['fit-door-furniture'],
    heard: `cat flap; cat door; dog flap; catflap; microchip cat flap; pet flap; cat flap in door; cat flap installed;
      sureflap; dog door; door for the dog`,
  },
  'CAR-LETTERBOX': {
    name: 'Fit letterbox',
    price: 6500,
    minutes: 45,
    tasks: ['fit-door-furniture'],
    heard: `letterbox; letter box; letter plate; mail box; postbox; letterbox fell off; letterbox broken; post box;
      letterbox flap; door knocker; spyhole; door chain; letterplate; mailbox; knocker; peephole; letter boxes; letter
      flap; door viewer; peep hole; spy hole; security chain`,
  },
})
