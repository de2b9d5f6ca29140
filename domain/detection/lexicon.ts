import { stem } from './stem.ts'

/** What is to be done with a thing, or what is the matter with it. */
export type Action =
  | 'install'
  | 'replace'
  | 'repair'
  | 'leak'
  | 'block'
  | 'stick'
  | 'shut'
  | 'loose'
  | 'squeak'
  | 'assemble'
  | 'paint'
  | 'stain'
  | 'remove'
  | 'clean'
  | 'cut'
  | 'move'

const words = (list: string) => list.trim().split(/\s+/)
const stems = (list: string) => new Set(words(list).map(stem))

const ACTION_WORDS: Record<Action, string> = {
  install: `fit install put mount hang add up connect plumb wire lay secure erect bolt
    screw supply extra additional installation`,
  replace: 'replace change swap new renew upgrade replacement',
  repair: `repair fix mend break fault faulty dodgy damage crack split smash rotten rot rotting knackered wonky
    buggered shot collapse crumble bent worn renovate restore dent ruined trip dead chip burn melt spark warp perish
    tear torn rip shatter goosed kaput bust buckle rebuild overhaul`,
  leak: `leak drip weep seep trickle burst gush puddle run running pour drippy dribble squirt spurt hiss ooze piss
    soak soaking`,
  block: 'block unblock clog overflow blockage gurgle bung flood choke',
  stick: `stick jam catch bind rub scrape drag drop swell stiff seize trim plane shave ease adjust uneven stuck scuff warp
    realign misaligned tight snag`,
  shut: 'close shut open',
  loose: `loose wobbly wobble fall detach rattle sag lean tilt tighten refix droop blow blew blown rock peel slip dangle
    dangling floppy flap bow bulge disconnect`,
  squeak: 'squeak squeaky creak creaky noisy loud groan grind bang',
  assemble: 'assemble build construct together erect assembly making',
  paint: 'paint decorate emulsion decoration gloss',
  stain: 'stain varnish oil treat creosote preserve',
  remove:
    'remove dispose rid strip scrape removal disposal dump chuck collect rip dismantle demolish haul cart',
  clean: 'clean clear wash cleaning clearance',
  cut: 'cut trim mow prune strim tidy overgrown chop hack lop',
  move: 'move shift carry relocate lift rearrange',
}

/** Stem → the actions it may stand for. */
export const ACTIONS: ReadonlyMap<string, readonly Action[]> = (() => {
  const found = new Map<string, Action[]>()
  for (const [action, list] of Object.entries(ACTION_WORDS) as [Action, string][]) {
    for (const root of stems(list)) found.set(root, [...(found.get(root) ?? []), action])
  }
  return found
})()

/** Actions that name a fault rather than a wish; they belong to the noun beside them. */
export const FAULTS: ReadonlySet<Action> = new Set([
  'leak',
  'block',
  'stick',
  'shut',
  'loose',
  'squeak',
])

/** How far one action may stand in for another, both ways; the same action is 0.93. */
const NEARNESS: readonly [Action, Action, number][] = [
  ['install', 'replace', 0.8],
  ['install', 'assemble', 0.75],
  ['repair', 'leak', 0.7],
  ['repair', 'stick', 0.7],
  ['repair', 'shut', 0.7],
  ['repair', 'loose', 0.8],
  ['repair', 'squeak', 0.6],
  ['repair', 'install', 0.3],
  ['repair', 'replace', 0.45],
  ['loose', 'replace', 0.4],
  ['leak', 'replace', 0.4],
  ['stick', 'replace', 0.32],
  ['squeak', 'replace', 0.32],
  ['stick', 'shut', 0.85],
  ['stick', 'squeak', 0.5],
  ['stick', 'loose', 0.4],
  ['block', 'clean', 0.8],
  ['paint', 'stain', 0.75],
  ['clean', 'cut', 0.6],
  ['clean', 'remove', 0.6],
  ['move', 'remove', 0.3],
]
const nearness = new Map<Action, Map<Action, number>>()
for (const action of Object.keys(ACTION_WORDS) as Action[]) {
  nearness.set(action, new Map([[action, 0.93]]))
}
for (const [one, other, share] of NEARNESS) {
  nearness.get(one)?.set(other, share)
  nearness.get(other)?.set(one, share)
}

export const actionSimilarity = (said: readonly Action[], meant: readonly Action[]): number => {
  let best = 0
  for (const a of said) {
    const row = nearness.get(a)
    for (const b of meant) {
      const share = row?.get(b) ?? 0
      if (share > best) best = share
    }
  }
  return best
}

/** Where in the house: tells two like jobs apart, but seldom makes a job of its own. */
export const PLACES =
  stems(`kitchen bathroom bedroom lounge living dining hall landing utility cloakroom en suite
  garage garden outside upstairs downstairs front back side spare office study nursery conservatory porch
  room cellar basement rear internal hallway sitting external patio house flat`)
PLACES.delete('patio')
PLACES.delete('flat')

/** Rooms: what is priced by the room is priced by any of these. */
export const ROOMS =
  stems(`kitchen bathroom bedroom lounge living dining hall landing office study nursery conservatory
  porch sitting cloakroom utility basement cellar`)

/** Places that say nothing of which room: they rule out no other place. */
const ANYWHERE = stems(
  'front back side garage rear spare upstairs downstairs room house utility study',
)
const BATHROOMS = stems('bathroom en suite cloakroom toilet')
const OUT_OF_DOORS = stems('outside external garden patio')

/** True where a job of the one place can hardly be a job of the other. */
export const placesClash = (one: string, other: string): boolean => {
  if (one === other || ANYWHERE.has(one) || ANYWHERE.has(other)) return false
  const bothBath = BATHROOMS.has(one) && BATHROOMS.has(other)
  if (bothBath || OUT_OF_DOORS.has(one) === OUT_OF_DOORS.has(other)) {
    return !bothBath && one !== 'internal' && other !== 'internal' && !OUT_OF_DOORS.has(one)
  }
  return true
}

/** Too common a word to ask about when nothing is said to be done with it. */
export const BACKGROUND = stems(
  'water wall floor room house key hair air hole-saw ceiling box side stuff flat dog kid child photo shop baby',
)
/** Words for things at large, often followed by the things themselves. */
export const UMBRELLAS = stems('furniture flatpack pack item piece')
/** What a house may be without: 'no power' is a fault, not a thing refused. */
export const LACKING = stems('power electric electricity water heat heating light signal pressure')
/** Nouns that are faults in themselves, whatever verb stands beside them. */
export const FAULT_NOUNS = stems('hole mould damp gap crack')

/** Sizes, colours and stuffs: said of a thing, but never what tells one job from another. */
export const DESCRIPTORS =
  stems(`white black grey gray brown blue green red cream silver gold chrome brass old big
  small little large huge massive tiny heavy light-weight tall long short wide narrow nice lovely cheap expensive
  oak pine wooden timber mdf glazed glass solid hollow modern period victorian edwardian original standard normal
  ordinary basic whole entire main same other double single quality decent plain brand existing current second third
  ikea argos wickes screwfix smart general`)

/** Words of talk that carry no meaning for the job. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  words(`a an the this that these those my our your his her its their mum mums some any all each every both few lot lots
  i im ive id ill me we weve were us you youre youve u ur he she it they them theyre who whom which what whats whatever
  is are was be been being am has have had having do does did doing done dont doesnt didnt can cant could couldnt
  will would wouldnt wont should shall may might must isnt arent wasnt werent hasnt havent not no yes yeah yep ok okay
  and or but so if then than because as also plus too just only even still again already now today tomorrow
  please pls plz thanks thank cheers ta hi hello hey hiya morning afternoon evening mate love dear sir madam
  need needs needed needing want wants wanted wanting like liked looking look get gets got getting give going go
  come comes coming make makes made take takes taking taken know think thinking see say says said tell ask help job jobs work
  working works done bit bits thing things stuff way time day week month year weekend price cost quote quotes
  much many more most less quite really very pretty rather maybe perhaps probably actually basically honestly um erm er uh
  oh ah well right sure sorry wait mean there theres here heres where when how why about after before since until
  till while during for with without of to from at in into on onto off out over under above below behind near by between
  through across around round against inside down beside opposite underneath along next
  possible possibly hopefully quickly soon asap urgent urgently able available handyman handymen someone somebody anyone
  one ones man guy bloke chap person people customer home place number phone call ring message text email send sent
  keep keeps kept start started stop stops stopped stopping try tried trying seem seems turned turn turns
  bought buy ordered order delivered arrived delivery last ago few new-ish roughly approx approximately around
  plan planning planned plans suit suits rate rates free yet else however though although anyway let lets
  good great bad best better worse worst problem problems issue issues trouble properly completely totally constantly
  cover area based near live lives staying moved moving-in sort sorted sorting bother drive-by hour hours minute minutes
  total wondering wonder hoping hope fancy after count counted counting monday tuesday wednesday thursday friday
  saturday sunday mon tue tues wed weds thu thur thurs fri topping
  driving poss tbh btw cos coz gonna wanna thx ty xx lol omg etc eg ie fyi dunno kinda bout either neither apart aside full away half newly freshly recently
  per kind type wherever somewhere anywhere everywhere everything something nothing anything`),
)

/** A noun after one of these says where, not what. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  words(`in on by near behind above under over from at beside opposite into onto between through across around round
  underneath below against off inside along next beneath towards`),
)

/** One set of these is said in the plural: 'the taps', 'my curtains'. */
export const PAIRED = stems('tap curtain stair banister')

/** Said of the thing named before them when nothing else is: 'the toilet runs and needs a new seat'. */
export const PARTS = stems(
  'seat lid handle hinge lock valve trap tray washer hose flush cistern runner latch knob cord post tap',
)
/** What a tap belongs to; beside anything else it is a tap of its own. */
export const TAPPED = stems('bath basin sink')
/** Named in the singular, yet no one thing: a sofa and a bed to take away are one load. */
export const MASS = stems('rubbish waste furniture insulation brickwork guttering')

/** Household things that are not in every price book, so that 'oven door' is not a door. */
export const NOUNS =
  stems(`oven fridge freezer car van bin chimney boiler hob dryer roof tree phone computer screen frame
  motor pane panel key mat carpet rug cushion wheel tyre sill vent hinge bracket cover lid cable lamp bulb pump tank heater
  radiator meter timer machine dog cat cupboard wardrobe drawer door window wall ceiling floor tap sink basin bath
  shower toilet cistern handle lock latch seat shelf mirror picture curtain blind pole rail hook table chair desk bed cot sofa
  mattress fence gate post shed deck patio drive path lawn hedge gutter downpipe slab brick tile grout skirting architrave
  stair step banister light socket switch fan alarm camera doorbell tv aerial plug fuse pipe valve hose drain worktop plinth
  plaster wallpaper letter knob stopper washer cartridge waste trap unit oil pan bowl button flush wire radio hood cooker
  microwave kettle trellis pergola arbour decking spindle handrail extractor thermostat charger tray runner curtains cupboards`)

/** Said with a number before the noun, these describe it: 'three drawer chest', 'two door wardrobe'. */
export const ATTRIBUTE_NOUNS =
  stems(`door drawer panel bed bedroom seat seater person man tier shelf gang way lever pin
  storey bar piece part layer point pane cup burner ring light lamp zone litre slice place`)

/** Measures: the number before one of these is a size, a time or money, never a count of jobs. */
export const MEASURES: ReadonlySet<string> = new Set(
  words(`inch inches ft foot feet m mm cm metre metres meter meters yard yards mile miles kg stone pound pounds
  quid p pm am oclock hour hours hr hrs min mins minute minutes day days week weeks month months year years yr yrs
  percent degrees st nd rd th sq square litre litres watt watts amp amps kw k
  weekend weekends night nights times time bedroomed sqm`),
)
