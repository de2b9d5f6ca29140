import { inCategory } from './sku.ts'

export const CARPENTRY_SKUS = inCategory('Carpentry & Doors', {
  'CAR-DOOR-INT': {
    name: 'Hang internal door',
    price: 9500,
    minutes: 75,
    tasks: ['hang-internal-doors'],
    heard: `hang a door; door hanging; hang doors; fit a door; new door fitted; doors need hanging; internal door;
      bedroom door fitted; replace internal doors; put a door on; new internal doors; rehang a door; put new door up;
      oak doors hung; change the doors; install a door; interior doors fitted; living room door hung; bathroom door fitted;
      swap the doors over; door needs hanging; door fell off; door come off its hinges; new doors; bifold door; pocket door;
      replace a door; kitchen door hung`,
    unless: `front; back door; fire; shower; cupboard; wardrobe; garage; unit; cabinet; external; exterior; paint; painted;
      handle; handles; lock; sticking; letterbox; cat; shed; kitchen doors`,
  },
  'CAR-DOOR-EXT': {
    name: 'Hang external door',
    price: 18500,
    minutes: 150,
    tasks: ['hang-external-doors'],
    heard: `front door fitted; new front door; hang front door; back door fitted; new back door; hang external door;
      exterior door fitted; replace back door; replace front door; hang back door; outside door hung; fit front door;
      side door fitted; install front door; shed door hung; change the front door`,
    unless: 'paint; painted; lock; sticking; handle; letterbox; bell; cat flap; upvc lock',
  },
  'CAR-DOOR-FIRE': {
    name: 'Hang fire door',
    price: 19500,
    minutes: 150,
    tasks: ['hang-fire-doors'],
    heard: `fire door; fire doors; fd30; fire door fitted; fire rated door; hang fire doors; fire door closer;
      intumescent strip; new fire doors; fire doors hung`,
    unless: 'fireplace',
  },
  'CAR-DOOR-EASE': {
    name: 'Ease sticking door',
    price: 6500,
    minutes: 45,
    tasks: ['adjust-doors'],
    heard: `door sticking; door is sticking; sticky door; door wont close; door wont shut; door catching on carpet;
      door rubbing; plane a door; door dropped; door scraping the floor; trim a door; trim doors for carpet; shave door;
      door jammed; door swollen; door wont open properly; door doesnt close; door catches; door doesnt shut properly;
      door stuck; take a bit off the door; door binding; adjust door; squeaky door; door creaks; door dragging; uneven door`,
    unless: 'garage; shower; wardrobe; cupboard; oven; lock; cabinet; unit; washing',
  },
  'CAR-DOOR-HANDLE': {
    name: 'Fit door handle',
    price: 4500,
    minutes: 30,
    tasks: ['fit-door-furniture'],
    heard: `door handle; door handles; new handles; fit handles; door knob; handle fell off door; new door handles; handle broken on door;
      door handle loose; change door handles; replace door handle; latch on door; door latch; door knobs; internal door latch;
      bathroom door lock; privacy lock; handle come off`,
    unless: 'window; oven; fridge; cupboard; toilet; car; kitchen units; kitchen',
  },
  'CAR-LOCK': {
    name: 'Change door lock',
    price: 10500,
    minutes: 60,
    tasks: ['fit-locks'],
    heard: `change locks; new lock; door lock; lock changed; replace lock; front door lock; lock barrel; euro cylinder;
      lock is stuck; key wont turn; lock broken; change the locks; upvc door lock; back door lock; fit a lock; yale lock;
      night latch; lock stiff; locks changing; key stuck in lock; new locks; door wont lock; door lock sticking; lost keys`,
    unless: 'mortice; window; bathroom; shed padlock; bike; privacy',
  },
  'CAR-LOCK-MORTICE': {
    name: 'Fit mortice deadlock',
    price: 13500,
    minutes: 90,
    tasks: ['fit-locks'],
    heard: `mortice lock; mortise lock; deadlock; five lever lock; five lever mortice; mortice deadlock; insurance lock;
      chubb lock; dead bolt; deadbolt`,
    unless: 'window',
  },
  'CAR-CATFLAP': {
    name: 'Fit cat flap',
    price: 11500,
    minutes: 75,
    tasks: ['fit-door-furniture'],
    heard: `cat flap; cat door; dog flap; catflap; microchip cat flap; pet flap; cat flap in door; cat flap installed`,
  },
  'CAR-LETTERBOX': {
    name: 'Fit letterbox',
    price: 6500,
    minutes: 45,
    tasks: ['fit-door-furniture'],
    heard: `letterbox; letter box; letter plate; mail box; postbox; letterbox fell off; letterbox broken; post box;
      letterbox flap; door knocker; spyhole; door chain`,
  },
  'CAR-CUPBOARD': {
    name: 'Repair kitchen cupboard door',
    price: 5900,
    minutes: 40,
    tasks: ['repair-kitchen-units'],
    heard: `cupboard door; cupboard door hanging off; kitchen cupboard hinge; cabinet door; kitchen unit door; cupboard hinges;
      cupboard door fell off; cabinet hinge broken; cupboard door wont close; kitchen cabinet doors; hinge broken on cupboard;
      cupboard door dropped; cupboard door loose; kitchen doors need adjusting; kitchen unit doors; wardrobe door hinge`,
    unless: 'paint; painted; shower',
  },
  'CAR-DRAWER': {
    name: 'Repair drawer',
    price: 5900,
    minutes: 45,
    tasks: ['repair-kitchen-units'],
    heard: `broken drawer; kitchen drawer; drawer stuck; drawer runners; drawer wont close; drawer front come off;
      drawer broken; drawer off its runners; soft close drawer; drawer fell apart; fix drawer; drawer bottom fallen out`,
    unless: 'chest; flat pack; assemble; assembling; build',
  },
  'CAR-WORKTOP': {
    name: 'Fit kitchen worktop',
    price: 24500,
    minutes: 240,
    tasks: ['fit-worktops'],
    heard: `kitchen worktop; new worktop; worktops fitted; fit worktop; replace worktop; work surface; kitchen worktops;
      worktop cut; countertop; wooden worktop; laminate worktop; worktop joint; kitchen counter; work top`,
    unless: 'seal; sealant; silicone; oil',
  },
  'CAR-PLINTH': {
    name: 'Refit kitchen plinth or panel',
    price: 5500,
    minutes: 40,
    tasks: ['repair-kitchen-units'],
    heard: `kickboard; plinth; kitchen plinth; kickboards; plinth come off; end panel; kitchen kickboard loose`,
  },
  'CAR-SKIRTING': {
    name: 'Fit skirting board, per room',
    price: 19500,
    minutes: 210,
    tasks: ['fit-skirting-architrave'],
    heard: `skirting board; skirting boards; new skirting; skirting fitted; replace skirting; put skirting on;
      architrave; door frame trim; skirting come away; skirting coming off; skirtings; dado rail; coving; beading`,
    unless: 'paint; painting; painted; gloss; radiator',
  },
  'CAR-BOXING': {
    name: 'Box in pipes',
    price: 14500,
    minutes: 150,
    tasks: ['fit-skirting-architrave'],
    heard: `box in pipes; boxing in; pipes boxed in; boxing in pipework; hide the pipes; cover up pipes; box in the boiler pipes;
      boxed in; build a box around pipes; box in the soil pipe; pipes boxing in`,
  },
  'CAR-ALCOVE': {
    name: 'Build alcove shelves',
    price: 32500,
    minutes: 360,
    tasks: ['build-fitted-shelving'],
    heard: `alcove shelves; alcove shelving; alcove cupboard; shelves in the alcove;
      alcove unit; bespoke shelving; shelves either side of chimney breast; shelves made to measure; 
      alcove cabinets`,
    unless: 'floating',
  },
  'CAR-LAMINATE': {
    name: 'Lay laminate floor, per room',
    price: 29500,
    minutes: 300,
    tasks: ['lay-wood-floors'],
    heard: `laminate floor; lay laminate; laminate flooring; wood flooring; new floor laid; click flooring;
      lay flooring; engineered wood floor; vinyl planks; lvt; lay a floor; floor laid; wooden floor fitted; fit flooring;
      lay lino; laminate laid; floor laying`,
    unless: 'tile; squeaky; creaky; worktop; sand',
  },
  'CAR-FLOORBOARD': {
    name: 'Repair floorboards',
    price: 8900,
    minutes: 75,
    tasks: ['repair-floors-stairs'],
    heard: `squeaky floorboard; creaky floorboards; loose floorboard; floorboards squeak; broken floorboard; squeaky stairs;
      creaking stairs; stair squeaks; rotten floorboard; floor creaks; floorboards creaking; squeaky floor; loose stair;
      stair tread`,
    unless: 'sand; varnish',
  },
  'CAR-BANISTER': {
    name: 'Repair banister or handrail',
    price: 11500,
    minutes: 90,
    tasks: ['repair-floors-stairs'],
    heard: `banister; handrail; bannister; stair rail; loose banister; wobbly banister; spindles; fit a handrail;
      handrail for stairs; banister loose; stair spindle; newel post; second handrail; hand rail on stairs`,
    unless: 'paint; painting; painted; gloss; bath; grab',
  },
  'CAR-WINDOW': {
    name: 'Repair window handle or hinge',
    price: 7900,
    minutes: 45,
    tasks: ['repair-windows'],
    heard: `window handle; window hinge; window wont close; window wont shut; window lock; window wont open; upvc window;
      window handle broken; window stuck; window latch; broken window handle; window restrictor; window hinges;
      window doesnt close; draughty window that wont shut`,
    unless: 'sash; blind; cleaning; clean; curtain; glass',
  },
  'CAR-SASH': {
    name: 'Repair sash window',
    price: 16500,
    minutes: 150,
    tasks: ['repair-windows'],
    heard: `sash window; sash cord; sash windows; broken sash cord; sash window stuck; sash window rattling;
      sash cords snapped; sash window wont open; window rope snapped`,
  },
  'CAR-LOFT-BOARD': {
    name: 'Board loft',
    price: 39500,
    minutes: 420,
    tasks: ['board-lofts'],
    heard: `loft boarding; board the loft; loft boarded; boarding out the loft; attic boarded; loft boards; board out attic;
      loft flooring; boards in the loft; boarding the loft`,
    unless: 'ladder; conversion',
  },
  'CAR-LOFT-LADDER': {
    name: 'Fit loft ladder or hatch',
    price: 22500,
    minutes: 180,
    tasks: ['board-lofts'],
    heard: `loft ladder; loft hatch; attic ladder; loft ladder fitted; new loft hatch; loft door; attic hatch; loft ladders;
      loft access; pull down ladder`,
    unless: 'conversion',
  },
})
