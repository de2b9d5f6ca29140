import { inCategory } from './sku.ts'

export const CARPENTRY_SKUS = inCategory('Carpentry & Doors', {
  'CAR-CUPBOARD': {
    name: 'Repair kitchen cupboard door',
    price: 5900,
    minutes: 40,
    tasks: ['repair-kitchen-units'],
    heard: `cupboard door; cupboard door hanging off; kitchen cupboard hinge; cabinet door; kitchen unit door; cupboard
      hinges; cupboard door fell off; cabinet hinge broken; cupboard door wont close; kitchen cabinet doors; hinge broken
      on cupboard; cupboard door dropped; cupboard door loose; kitchen doors need adjusting; kitchen unit doors; wardrobe
      door hinge; cupboard doors; cabinet doors; cupboard handle; cupboard knob; unit door; unit doors; larder door;
      wardrobe door; wardrobe doors; cupboards wont shut; integrated fridge door; integrated dishwasher door; sliding
      wardrobe door; bathroom cabinet door; wall unit fell`,
    unless: 'paint; painted; shower',
  },
  'CAR-DRAWER': {
    name: 'Repair drawer',
    price: 5900,
    minutes: 45,
    tasks: ['repair-kitchen-units'],
    heard: `broken drawer; kitchen drawer; drawer stuck; drawer runners; drawer wont close; drawer front come off; drawer
      broken; drawer off its runners; soft close drawer; drawer fell apart; fix drawer; drawer bottom fallen out; drawers
      stuck; drawers broken; drawer front; drawer fronts; drawer face; drawer bottom; cutlery drawer; pan drawer; drawer
      handle; drawer slides; drawers wont close; drawers off runners`,
    unless: 'chest; flat pack; assemble; assembling; build',
  },
  'CAR-WORKTOP': {
    name: 'Fit kitchen worktop',
    price: 24500,
    minutes: 240,
    tasks: ['fit-worktops'],
    heard: `kitchen worktop; new worktop; worktops fitted; fit worktop; replace worktop; work surface; kitchen worktops;
      worktop cut; countertop; wooden worktop; laminate worktop; worktop joint; kitchen counter; work top; upstand;
      upstands; worktop burnt; worktop swollen; counter top; utility worktop; worktop end`,
    unless: 'seal; sealant; silicone; oil',
  },
  'CAR-PLINTH': {
    name: 'Refit kitchen plinth or panel',
    price: 5500,
    minutes: 40,
    tasks: ['repair-kitchen-units'],
    heard: `kickboard; plinth; kitchen plinth; kickboards; plinth come off; end panel; kitchen kickboard loose; plinths;
      cornice; kick board; plinth dropped; plinths refitting; filler panel; plinth under the units; panel under the
      cupboards`,
  },
  'CAR-SKIRTING': {
    name: 'Fit skirting board, per room',
    price: 19500,
    minutes: 210,
    tasks: ['fit-skirting-architrave'],
    heard: `skirting board; skirting boards; new skirting; skirting fitted; replace skirting; put skirting on; architrave;
      door frame trim; skirting come away; skirting coming off; skirtings; dado rail; coving; beading; dado; scotia;
      quadrant; wainscoting; torus skirting; picture rail; wall panelling; window board; window sill; window ledge;
      skirting off the wall; skirting round the room; architrave round the door; beading round the floor`,
    unless: 'paint; painting; painted; gloss; radiator',
  },
  'CAR-BOXING': {
    name: 'Box in pipes',
    price: 14500,
    minutes: 150,
    tasks: ['fit-skirting-architrave'],
    heard: `box in pipes; boxing in; pipes boxed in; boxing in pipework; hide the pipes; cover up pipes; box in the boiler
      pipes; boxed in; build a box around pipes; box in the soil pipe; pipes boxing in; pipes covering; bath panel; boiler
      cupboard; radiator covers; radiator cabinet; meter box cupboard; box round the meter`,
  },
  'CAR-ALCOVE': {
    name: 'Build alcove shelves',
    price: 32500,
    minutes: 360,
    tasks: ['build-fitted-shelving'],
    heard: `alcove shelves; alcove shelving; alcove cupboard; shelves in the alcove; alcove unit; bespoke shelving;
      shelves either side of chimney breast; shelves made to measure; alcove cabinets; alcoves; fitted unit; bespoke
      bookcase; bespoke unit; bespoke cupboards; window seat; under stairs storage; under stairs cupboard`,
    unless: 'floating',
  },
  'CAR-LAMINATE': {
    name: 'Lay laminate floor, per room',
    price: 29500,
    minutes: 300,
    tasks: ['lay-wood-floors'],
    heard: `laminate floor; lay laminate; laminate flooring; wood flooring; new floor laid; click flooring; lay flooring;
      engineered wood floor; vinyl planks; lvt; lay a floor; floor laid; wooden floor fitted; fit flooring; lay lino;
      laminate laid; floor laying; parquet; vinyl; karndean; amtico; laminate down; hardwood floor; engineered oak; vinyl
      floor; click vinyl; lvt flooring; planks laid; laminate lifting; threshold strip; door bar`,
    unless: 'tile; squeaky; creaky; worktop; sand',
  },
  'CAR-FLOORBOARD': {
    name: 'Repair floorboards',
    price: 8900,
    minutes: 75,
    tasks: ['repair-floors-stairs'],
    heard: `squeaky floorboard; creaky floorboards; loose floorboard; floorboards squeak; broken floorboard; squeaky
      stairs; creaking stairs; stair squeaks; rotten floorboard; floor creaks; floorboards creaking; squeaky floor; loose
      stair; stair tread; floorboard; floorboards; floor boards; squeaky step; squeaky staircase; loose step; soft floor;
      floorboards relaid`,
    unless: 'sand; varnish',
  },
  'CAR-BANISTER': {
    name: 'Repair banister or handrail',
    price: 11500,
    minutes: 90,
    tasks: ['repair-floors-stairs'],
    heard: `banister; handrail; bannister; stair rail; loose banister; wobbly banister; spindles; fit a handrail; handrail
      for stairs; banister loose; stair spindle; newel post; second handrail; hand rail on stairs; handrails; newel;
      balustrade; banister rail; hand rail; spindles missing; steps handrail; rail for the stairs`,
    unless: 'paint; painting; painted; gloss; bath; grab',
  },
  'CAR-WINDOW': {
    name: 'Repair window handle or hinge',
    price: 7900,
    minutes: 45,
    tasks: ['repair-windows'],
    heard: `window handle; window hinge; window wont close; window wont shut; window lock; window wont open; upvc window;
      window handle broken; window stuck; window latch; broken window handle; window restrictor; window hinges; window
      doesnt close; draughty window that wont shut; casement; velux; skylight; restrictors; window handles; window key;
      bedroom window; bathroom window; velux window; trickle vent; window frame; window wont lock; tilt turn window`,
    unless: 'sash; blind; cleaning; clean; curtain; glass',
  },
  'CAR-SASH': {
    name: 'Repair sash window',
    price: 16500,
    minutes: 150,
    tasks: ['repair-windows'],
    heard: `sash window; sash cord; sash windows; broken sash cord; sash window stuck; sash window rattling; sash cords
      snapped; sash window wont open; window rope snapped; sash; sash ropes; box sash; window cord; sash windows stuck;
      sash windows rattle; sash windows draughty; sash windows repairing; sash windows painted shut`,
  },
  'CAR-LOFT-BOARD': {
    name: 'Board loft',
    price: 39500,
    minutes: 420,
    tasks: ['board-lofts'],
    heard: `loft boarding; board the loft; loft boarded; boarding out the loft; attic boarded; loft boards; board out
      attic; loft flooring; boards in the loft; boarding the loft; loft storage; board up loft`,
    unless: 'ladder; conversion',
  },
  'CAR-LOFT-LADDER': {
    name: 'Fit loft ladder or hatch',
    price: 22500,
    minutes: 180,
    tasks: ['board-lofts'],
    heard: `loft ladder; loft hatch; attic ladder; loft ladder fitted; new loft hatch; loft door; attic hatch; loft
      ladders; loft access; pull down ladder; loft steps; loft stairs; loft ladder broken; hatch to loft; hinged loft
      hatch; drop down ladder; ladder for the loft`,
    unless: 'conversion',
  },
})
