import { inCategory } from './sku.ts'

export const OUTDOOR_SKUS = inCategory('General & Outdoor', {
  'OUT-FENCE-PANEL': {
    name: 'Replace fence panel',
    price: 9500,
    minutes: 60,
    tasks: ['repair-fences'],
    heard: `fence panel; fence panels; fence blown down; fence panel broken; new fence panel; fence fallen down; fence repair;
      replace fence panels; fence panel blown out; fence down; panel in the fence; fence broken; fix the fence; garden fence;
      fencing; fence panel missing; slats on fence; new fence; gravel boards; fence came down; fence falling over; trellis`,
    unless: 'post; posts; paint; painted; stain; painting; staining; treat',
  },
  'OUT-FENCE-POST': {
    name: 'Replace fence post',
    price: 12500,
    minutes: 120,
    tasks: ['repair-fences'],
    heard: `fence post; fence posts; fence post rotten; fence post snapped; post in the fence; concrete post; fence post leaning;
      new fence post; fence post broken; post rotted; rotten post; wobbly fence post; post concreted in; repair spur; fence leaning`,
    unless: 'newel; goal; code',
  },
  'OUT-GATE': {
    name: 'Fit garden gate',
    price: 16500,
    minutes: 150,
    tasks: ['fit-gates'],
    heard: `new gate; garden gate; fit a gate; side gate; hang a gate; gate hung; install gate; new side gate; gate fitted;
      back gate; wooden gate; driveway gate; gate putting up; replace gate; gate needs hanging; build a gate`,
    unless:
      'stair; baby; sticking; dropped; broken; latch; hinge; paint; electric; child; bolt; dog',
  },
  'OUT-GATE-FIX': {
    name: 'Repair gate',
    price: 7500,
    minutes: 60,
    tasks: ['fit-gates'],
    heard: `gate wont shut; gate wont close; gate dropped; gate sticking; gate latch; gate hinge; gate broken; fix the gate;
      gate lock; gate hanging off; garden gate repair; gate bolt; gate catching; gate post loose; gate dragging; gate sagging;
      gate stuck; gate swollen; gate off its hinges`,
    unless: 'stair; baby; electric',
  },
  'OUT-SHED': {
    name: 'Build shed',
    price: 24500,
    minutes: 300,
    tasks: ['build-sheds'],
    heard: `shed; build a shed; assemble shed; garden shed; put up a shed; shed building; summerhouse; shed erected;
      new shed; shed assembly; log store; bike shed; metal shed; greenhouse; plastic shed; shed putting up; install shed`,
    unless:
      'paint; roof; felt; door; remove; clear; stain; painted; leak; empty; lock; painting; take down',
  },
  'OUT-SHED-FELT': {
    name: 'Refelt shed roof',
    price: 13500,
    minutes: 120,
    tasks: ['build-sheds'],
    heard: `shed roof; shed felt; shed roof felt; shed roof leaking; refelt shed; felt on the shed; shed leaking; felt the shed;
      re felt shed roof; shed roof felt blown off; new felt on shed; felting shed`,
  },
  'OUT-GUTTER-CLEAR': {
    name: 'Clear gutters',
    price: 9500,
    minutes: 75,
    tasks: ['clear-gutters'],
    heard: `gutter cleaning; clean gutters; clear gutters; gutters blocked; blocked gutter; gutters overflowing; gutters cleaned;
      gutters cleared; gutters full of leaves; gutter overflowing; gutters need clearing; unblock gutter; gutter clear out;
      downpipe blocked; moss in gutters; guttering cleaned; weeds growing in gutter; guttering blocked; leaves in guttering`,
    unless: 'replace; new gutter',
  },
  'OUT-GUTTER-FIX': {
    name: 'Repair guttering',
    price: 9900,
    minutes: 75,
    tasks: ['clear-gutters'],
    heard: `gutter leaking; leaking gutter; gutter repair; gutter broken; gutter bracket; gutter joint leaking; gutter come away;
      gutter fallen down; gutter sagging; downpipe come off; guttering replaced; new guttering; gutter dripping; fix gutter;
      gutter hanging off; downpipe broken; downpipe leaking; gutter come loose; drainpipe; guttering leaking; replace gutter`,
    unless: 'clean; clear',
  },
  'OUT-JETWASH': {
    name: 'Jet wash patio or drive',
    price: 15500,
    minutes: 180,
    tasks: ['jet-wash'],
    heard: `jet wash; pressure wash; patio cleaning; power wash; driveway cleaned; clean the patio; pressure washing; jet washing;
      jetwash; patio jet washed; driveway jet wash; power washing; drive cleaned; clean the drive; decking jet washed; clean decking;
      pressure washed; patio is green; block paving cleaned; moss on the patio; slippery patio; patio cleaned`,
    unless: 'relay; lay; level',
  },
  'OUT-DECK': {
    name: 'Repair decking',
    price: 14500,
    minutes: 150,
    tasks: ['build-decking'],
    heard: `decking repair; rotten decking; decking board; decking boards; broken decking; deck board; replace decking boards;
      decking steps; decking rotten; loose decking; deck repair; fix the decking; decking wobbly; decking collapsing;
      decking rotting; decking broken`,
    unless: 'stain; oil; paint; jet; pressure; clean; composite',
  },
  'OUT-HEDGE': {
    name: 'Trim hedges',
    price: 9500,
    minutes: 120,
    tasks: ['tend-gardens'],
    heard: `hedge cutting; cut the hedge; trim hedge; hedges trimmed; hedge needs cutting; hedge trimming; bushes cut back;
      hedges cut; overgrown hedge; privet; conifers trimmed; trim the bushes; hedge overgrown; cut back shrubs; ivy removed;
      laurel hedge; cut back the ivy; prune bushes`,
  },
  'OUT-GARDEN': {
    name: 'Garden tidy, half day',
    price: 16500,
    minutes: 240,
    tasks: ['tend-gardens'],
    heard: `garden tidy; tidy the garden; overgrown garden; weeding; mow the lawn; cut the grass; grass cutting; lawn mowing;
      garden clearance; garden tidied; gardening; garden needs tidying; weeds; clear the garden; garden is a jungle; brambles;
      garden maintenance; garden a mess; weeds need pulling; lawn cut; strimming; gardener; garden clear up`,
    unless: 'gutter; fence; tap; slab',
  },
  'OUT-POINTING': {
    name: 'Repoint brickwork, small area',
    price: 19500,
    minutes: 240,
    tasks: ['repoint-and-pave'],
    heard: `repointing; pointing; repoint bricks; brick wall pointing; mortar coming out; mortar falling out; loose bricks;
      brickwork repointing; mortar crumbling; brick wall repair; garden wall falling down; loose brick; broken brick; brick steps;
      coping stones; pointing on the wall; brick wall loose; front wall bricks`,
    unless: 'chimney; roof; pointless; ridge',
  },
  'OUT-SLAB': {
    name: 'Relay loose slab',
    price: 4500,
    minutes: 45,
    tasks: ['repoint-and-pave'],
    heard: `loose slab; loose paving slabs; wobbly slab; broken slabs; patio slabs; relay slabs; paving slab; slabs sunk; uneven slabs;
      cracked slab; slabs need relaying; relaying patio slabs; paving stones; slab loose; wobbly paving; slabs come up; lay slabs;
      slabs rocking; paving lifted`,
    unless: 'wash; clean; worktop',
  },
  'OUT-WASTE': {
    name: 'Take rubbish away, quarter load',
    price: 9500,
    minutes: 60,
    tasks: ['remove-waste'],
    heard: `rubbish removal; take rubbish away; get rid of sofa; old mattress taken away; waste removal; rubbish cleared; tip run;
      take to the tip; remove old furniture; dispose of; junk removal; clear out the garage; clear rubbish; old sofa removed;
      rubbish taken away; garage clearance; take away old wardrobe; run to the tip; house clearance; mattress disposal;
      bulky waste; shed clearance; old fridge taken away; take old bed away; rubbish needs taking; rubbish collected;
      sofa taken away; sofa removal`,
    unless: 'wallpaper',
  },
  'OUT-DRAUGHT': {
    name: 'Draught-proof door or window',
    price: 6500,
    minutes: 60,
    tasks: ['draught-proof'],
    heard: `draught proofing; draught excluder; draughty door; draughty window; draught strips; cold air coming in; brush strip;
      draft proof; draughty windows; drafty door; draft excluder; wind coming through the door; draught under the door;
      letting in a draught; weather strip; draughts; door seal; window seal; draft under the door`,
    unless: 'shower; washing; oven',
  },
  'OUT-INSULATION': {
    name: 'Lay loft insulation',
    price: 29500,
    minutes: 300,
    tasks: ['draught-proof'],
    heard: `loft insulation; insulate the loft; insulation in the loft; attic insulation; insulation laid; insulation rolls;
      loft insulated; lagging; insulation topping up; top up loft insulation`,
    unless: 'cavity; spray foam',
  },
  'OUT-WASHING-LINE': {
    name: 'Fit washing line',
    price: 6500,
    minutes: 60,
    tasks: ['fit-outdoor-fixtures'],
    heard: `washing line; rotary airer; rotary line; whirligig; clothes line; rotary washing line; washing line post;
      washing line put up; rotary dryer; retractable washing line; clothes airer on wall`,
  },
  'OUT-FIXTURE': {
    name: 'Fit outdoor fixture',
    price: 5500,
    minutes: 40,
    tasks: ['fit-outdoor-fixtures'],
    heard: `key safe; keysafe; hose reel; hanging basket; bird box; bike rack; parasol; hose holder; bike hook;
      hanging basket brackets; key safe fitted; door number sign; water butt; wall hooks in garage; bike storage rack; flag pole; awning`,
    unless: 'shower; roof; lock; washing; curtain',
  },
  'OUT-MOVE': {
    name: 'Move furniture, per hour',
    price: 7500,
    minutes: 60,
    tasks: ['odd-jobs'],
    heard: `move furniture; furniture moving; move a sofa; move a wardrobe upstairs; shift some furniture; heavy lifting;
      furniture moving upstairs; move a bed; move a piano; furniture carried upstairs; move fridge; shift a sofa; move the sofa;
      carry sofa upstairs`,
    unless: 'house move; removals; tip',
  },
  'OUT-HOUR': {
    name: 'Odd jobs, per hour',
    price: 6500,
    minutes: 60,
    tasks: ['odd-jobs'],
    heard: `odd jobs; odd job; little jobs; bits and bobs; few small jobs; handyman for an hour; handyman for a day; list of jobs;
      few bits doing; general handyman; small jobs; various jobs; snag list; snagging; handyman for a morning; jobs round the house;
      few odd jobs`,
  },
})
