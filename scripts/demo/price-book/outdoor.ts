import { inCategory } from './sku.ts'

export const OUTDOOR_SKUS = inCategory('General & Outdoor', {
  'OUT-GUTTER-CLEAR': {
    name: 'Clear gutters',
    price: 9500,
    minutes: 75,
    tasks: ['clear-gutters'],
    heard: `gutter cleaning; clean gutters; clear gutters; gutters blocked; blocked gutter; gutters overflowing; gutters
      cleaned; gutters cleared; gutters full of leaves; gutter overflowing; gutters need clearing; unblock gutter; gutter
      clear out; downpipe blocked; moss in gutters; guttering cleaned; weeds growing in gutter; guttering blocked; leaves
      in guttering; hopper blocked; gutters full of moss; gutters full of grass; water over the gutters; water pouring
      over the gutter`,
    unless: 'replace; new gutter',
  },
  'OUT-GUTTER-FIX': {
    name: 'Repair guttering',
    price: 9900,
    minutes: 75,
    tasks: ['clear-gutters'],
    heard: `gutter leaking; leaking gutter; gutter repair; gutter broken; gutter bracket; gutter joint leaking; gutter
      come away; gutter fallen down; gutter sagging; downpipe come off; guttering replaced; new guttering; gutter
      dripping; fix gutter; gutter hanging off; downpipe broken; downpipe leaking; gutter come loose; drainpipe; guttering
      leaking; replace gutter; fascia; fascias; soffit; soffits; gutter joint; downpipe bracket; drain pipe; fascia board;
      gutter on shed; gutter on the garage; gutter on the conservatory`,
    unless: 'clean; clear',
  },
  'OUT-JETWASH': {
    name: 'Jet wash patio or drive',
    price: 15500,
    minutes: 180,
    tasks: ['jet-wash'],
    heard: `jet wash; pressure wash; patio cleaning; power wash; driveway cleaned; clean the patio; pressure washing; jet
      washing; jetwash; patio jet washed; driveway jet wash; power washing; drive cleaned; clean the drive; decking jet
      washed; clean decking; pressure washed; patio is green; block paving cleaned; moss on the patio; slippery patio;
      patio cleaned; algae; jet washer; slippy patio; slippery path; path cleaned; slabs cleaned; slabs green; green
      slabs; slippery slabs; flags cleaned; drive mossy; decking slippery; pressure washer; power washer; algae on patio`,
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
    heard: `hedge cutting; cut the hedge; trim hedge; hedges trimmed; hedge needs cutting; hedge trimming; bushes cut
      back; hedges cut; overgrown hedge; privet; conifers trimmed; trim the bushes; hedge overgrown; cut back shrubs; ivy
      removed; laurel hedge; cut back the ivy; prune bushes; hedgerow; laurel; laurels; bush; bushes; shrub; shrubs; ivy;
      wisteria; buddleia; privet hedge; conifer hedge; leylandii trimmed; hawthorn hedge; beech hedge; box hedge; front
      hedge; side hedge; back hedge; ivy growing; hedge cut back; hedge too tall; hedge needs doing; laurel cut back;
      shrubs cut back; ivy off the wall`,
  },
  'OUT-GARDEN': {
    name: 'Garden tidy, half day',
    price: 16500,
    minutes: 240,
    tasks: ['tend-gardens'],
    heard: `garden tidy; tidy the garden; overgrown garden; weeding; mow the lawn; cut the grass; grass cutting; lawn
      mowing; garden clearance; garden tidied; gardening; garden needs tidying; weeds; clear the garden; garden is a
      jungle; brambles; garden maintenance; garden a mess; weeds need pulling; lawn cut; strimming; gardener; garden clear
      up; borders; nettles; turf; planters; garden jungle; garden tip; garden weeds; jungle garden; grass long; long
      grass; leaves clearing; turf laid; garden tidied up; garden cut back; back garden tidied; front garden tidied; grass
      too long`,
    unless: 'gutter; fence; tap; slab',
  },
  'OUT-POINTING': {
    name: 'Repoint brickwork, small area',
    price: 19500,
    minutes: 240,
    tasks: ['repoint-and-pave'],
    heard: `repointing; pointing; repoint bricks; brick wall pointing; mortar coming out; mortar falling out; loose
      bricks; brickwork repointing; mortar crumbling; brick wall repair; garden wall falling down; loose brick; broken
      brick; brick steps; coping stones; pointing on the wall; brick wall loose; front wall bricks; brickwork; doorstep;
      mortar; coping; airbrick; garden wall; bricks replaced; brick missing; front step; front steps; step broken; mortar
      missing; mortar joints; render crack; air brick; garden wall bricks; mortar between bricks`,
    unless: 'chimney; roof; pointless; ridge',
  },
  'OUT-SLAB': {
    name: 'Relay loose slab',
    price: 4500,
    minutes: 45,
    tasks: ['repoint-and-pave'],
    heard: `loose slab; loose paving slabs; wobbly slab; broken slabs; patio slabs; relay slabs; paving slab; slabs sunk;
      uneven slabs; cracked slab; slabs need relaying; relaying patio slabs; paving stones; slab loose; wobbly paving;
      slabs come up; lay slabs; slabs rocking; paving lifted; slabs; slab; flagstones; flagstone; flag; flags; kerb; slabs
      loose; slabs wobbly; slabs wobble; slabs wobbling; slabs cracked; slabs broken; slabs uneven; slabs dropped; slabs
      lifted; slabs lifting; slabs moved; slabs relaying; slabs relaid; slabs relay; slabs laying; slabs laid; slabs
      replaced; slabs replacing; cracked slabs; uneven patio; uneven paving; uneven path; patio sunk; patio relaid; paving
      slabs; paving sunk; paving relaid; flags relaid; stepping stones; path slabs; path relaid; patio slabs loose; patio
      slabs relaid; paving slabs cracked; paving slabs relaid; block paving sunk`,
    unless: 'wash; clean; worktop',
  },
  'OUT-WASTE': {
    name: 'Take rubbish away, quarter load',
    price: 9500,
    minutes: 60,
    tasks: ['remove-waste'],
    heard: `rubbish removal; take rubbish away; get rid of sofa; old mattress taken away; waste removal; rubbish cleared;
      tip run; take to the tip; remove old furniture; dispose of; junk removal; clear out the garage; clear rubbish; old
      sofa removed; rubbish taken away; garage clearance; take away old wardrobe; run to the tip; house clearance;
      mattress disposal; bulky waste; shed clearance; old fridge taken away; take old bed away; rubbish needs taking;
      rubbish collected; sofa taken away; sofa removal; rubbish; rubble; junk; trash; skip; cardboard; rubbish taking;
      garden waste; junk taking; loft clearance; flat clearance; bulky items; van load; rubbish to tip; furniture to tip;
      waste to the tip; junk to the tip; trip to the tip; drop at the tip; sofa to the tip`,
    unless: 'wallpaper',
  },
  'OUT-DRAUGHT': {
    name: 'Draught-proof door or window',
    price: 6500,
    minutes: 60,
    tasks: ['draught-proof'],
    heard: `draught proofing; draught excluder; draughty door; draughty window; draught strips; cold air coming in; brush
      strip; draft proof; draughty windows; drafty door; draft excluder; wind coming through the door; draught under the
      door; letting in a draught; weather strip; draughts; door seal; window seal; draft under the door; weatherstrip;
      draughty house; draughty hallway; draughty room; draughty letterbox; weather bar; brush seal; draught from window;
      draughty patio doors; cold air blowing; wind through windows; gap under door; gaps round window; seal up the door;
      seal up the window; water coming under door`,
    unless: 'shower; washing; oven',
  },
  'OUT-INSULATION': {
    name: 'Lay loft insulation',
    price: 29500,
    minutes: 300,
    tasks: ['draught-proof'],
    heard: `loft insulation; insulate the loft; insulation in the loft; attic insulation; insulation laid; insulation
      rolls; loft insulated; lagging; insulation topping up; top up loft insulation; insulation; insulate; rockwool; loft
      lagging; loft cold; loft wool; loft roll; wool insulation; pipe lagging; tank jacket; loft top up; hot water tank
      jacket`,
    unless: 'cavity; spray foam',
  },
  'OUT-WASHING-LINE': {
    name: 'Fit washing line',
    price: 6500,
    minutes: 60,
    tasks: ['fit-outdoor-fixtures'],
    heard: `washing line; rotary airer; rotary line; whirligig; clothes line; rotary washing line; washing line post;
      washing line put up; rotary dryer; retractable washing line; clothes airer on wall; rotary; airer; washing lines;
      clothes lines; clothes airer; ceiling airer; line post; washing line pole; washing line fallen; line for washing`,
  },
  'OUT-FIXTURE': {
    name: 'Fit outdoor fixture',
    price: 5500,
    minutes: 40,
    tasks: ['fit-outdoor-fixtures'],
    heard: `key safe; keysafe; hose reel; hanging basket; bird box; bike rack; parasol; hose holder; bike hook; hanging
      basket brackets; key safe fitted; door number sign; water butt; wall hooks in garage; bike storage rack; flag pole;
      awning; lockbox; flagpole; flag; sunshade; key box; key lockbox; hosepipe reel; bird feeder; bird table; nest box;
      bike storage; bikes hung; garage hooks; ladder hooks; house sign; number plaque; slate sign; flag holder; outdoor
      mirror; garden mirror; outdoor clock; garden clock; window box; satellite dish; outdoor heater; patio heater; wall
      planter; outdoor tv; outdoor shelf; key lock box; hose pipe holder; bike wall mount; lock box for keys; bikes on the
      wall; sign on the wall; basketball net on wall`,
    unless: 'shower; roof; lock; washing; curtain',
  },
  'OUT-MOVE': {
    name: 'Move furniture, per hour',
    price: 7500,
    minutes: 60,
    tasks: ['odd-jobs'],
    heard: `move furniture; furniture moving; move a sofa; move a wardrobe upstairs; shift some furniture; heavy lifting;
      furniture moving upstairs; move a bed; move a piano; furniture carried upstairs; move fridge; shift a sofa; move the
      sofa; carry sofa upstairs; piano; furniture carried; heavy items; wardrobe moving; wardrobe carried; wardrobe
      upstairs; wardrobe downstairs; piano moved; drawers upstairs; mattress moved; mattress upstairs; desk moved; desk
      moving; bookcase moved; safe moved; boxes carried; boxes upstairs; sleepers moved; furniture moved upstairs;
      furniture moved downstairs; heavy item moved; washing machine moved; mattress carried upstairs; paving slabs moved;
      chest of drawers moved; extra pair of hands`,
    unless: 'house move; removals; tip',
  },
  'OUT-HOUR': {
    name: 'Odd jobs, per hour',
    price: 6500,
    minutes: 60,
    tasks: ['odd-jobs'],
    heard: `odd jobs; odd job; little jobs; bits and bobs; few small jobs; handyman for an hour; handyman for a day; list
      of jobs; few bits doing; general handyman; small jobs; various jobs; snag list; snagging; handyman for a morning;
      jobs round the house; few odd jobs; miscellaneous jobs; general repairs; general maintenance; general jobs;
      maintenance jobs; diy jobs; diy bits; various bits; list of bits`,
  },
})
