/**
 * The master list of tasks a contractor can be skilled in (seed: contractor_tasks, about 70 in six
 * categories). Codes are stable identities; names and descriptions may be reworded freely.
 * Gas work is not offered at all, so no task asks for a Gas Safe registration.
 */
const PART_P = 'Part P registered electrician'
const INSPECTION = 'Inspection and testing (2391)'
const FIRE_DOORS = 'Third-party certified fire door installer'
const WASTE = 'Upper tier waste carrier'

/** code: [name, description, certification when law or trade asks for one] */
type TaskRows = Record<string, readonly [name: string, description: string, certificate?: string]>

const PLUMBING = {
  'fix-leaking-taps': ['Fix leaking taps', 'New washers, cartridges, O-rings and seats'],
  'replace-taps': ['Replace taps', 'Swap kitchen, basin and bath taps for new ones'],
  'fit-outside-taps': ['Fit and mend outside taps', 'Garden taps, back plates and check valves'],
  'repair-toilets': ['Repair toilets', 'Flush, fill and float valves, handles, running cisterns'],
  'replace-toilets': ['Replace toilets', 'Close-coupled pans and cisterns on existing soil pipes'],
  'unblock-toilets': ['Unblock toilets', 'Plunger and auger work inside the house'],
  'clear-blocked-wastes': [
    'Clear blocked sinks and wastes',
    'Sinks, basins, baths and shower trays',
  ],
  'fix-pipe-leaks': ['Fix small pipe leaks', 'Joints, compression fittings and waste pipes'],
  'replace-valves': ['Replace isolation valves and stop taps', 'Stopcocks and service valves'],
  'plumb-in-appliances': [
    'Plumb in appliances',
    'Washing machines and dishwashers, feed and waste',
  ],
  'replace-sinks-basins': ['Replace sinks and basins', 'Kitchen sinks, pedestals and vanity units'],
  'reseal-bathrooms': ['Reseal baths and showers', 'Old silicone out, new sanitary silicone in'],
  'fit-mixer-showers': ['Fit shower valves and heads', 'Bar mixers, risers, hoses and heads'],
  'fit-shower-screens': ['Fit bath screens and shower doors', 'Screens, seals, hinges and rollers'],
  'mend-radiators': ['Bleed and mend radiators', 'Bleeding, valves and brackets; no boiler work'],
} as const satisfies TaskRows

const ELECTRICAL = {
  'replace-light-fittings': ['Replace light fittings', 'Pendants, spotlights and ceiling lights'],
  'replace-sockets-switches': [
    'Replace sockets and switches',
    'Like for like face plates and dimmers',
  ],
  'add-sockets': ['Add sockets and spurs', 'New outlets on an existing circuit, tested', PART_P],
  'outdoor-electrics': [
    'Fit outdoor lights and sockets',
    'Security lights, garden sockets',
    PART_P,
  ],
  'bathroom-electrics': [
    'Bathroom electrics',
    'Electric showers, fans and mirrors near water',
    PART_P,
  ],
  'new-circuits': ['Run new circuits', 'Cookers, showers and chargers; notifiable work', PART_P],
  'electrical-inspections': ['Electrical inspections', 'Condition reports for homes', INSPECTION],
  'find-electrical-faults': [
    'Find electrical faults',
    'Tripping circuits and dead sockets',
    PART_P,
  ],
  'replace-extractor-fans': [
    'Replace kitchen extractors',
    'Cooker hoods and wall fans, like for like',
  ],
  'fit-smoke-alarms': ['Fit smoke and CO alarms', 'Battery and sealed ten-year alarms'],
  'fit-doorbells-cameras': ['Fit doorbells and cameras', 'Video doorbells and battery cameras'],
  'fit-smart-controls': ['Fit smart home controls', 'Room thermostats, smart switches and hubs'],
} as const satisfies TaskRows

const CARPENTRY = {
  'hang-internal-doors': ['Hang internal doors', 'Trim, hinge and hang room doors'],
  'hang-external-doors': ['Hang external doors', 'Front and back timber doors, weather bars'],
  'hang-fire-doors': ['Hang fire doors', 'FD30 doors, strips and closers', FIRE_DOORS],
  'adjust-doors': ['Ease and adjust doors', 'Sticking, dropped and rattling doors; planing'],
  'fit-locks': ['Fit locks and latches', 'Cylinders, mortice locks, night latches'],
  'fit-door-furniture': ['Fit door furniture', 'Handles, hinges, letter plates, closers'],
  'repair-kitchen-units': [
    'Repair kitchen units',
    'Doors, hinges, drawers, plinths and end panels',
  ],
  'fit-worktops': ['Fit worktops', 'Laminate and timber tops, joints and cut-outs'],
  'fit-skirting-architrave': ['Fit skirting, architrave and boxing', 'Mitred and scribed'],
  'build-fitted-shelving': [
    'Build fitted shelving',
    'Alcove shelves and cupboards made to measure',
  ],
  'lay-wood-floors': ['Lay laminate and wood floors', 'Click flooring, underlay and thresholds'],
  'repair-floors-stairs': [
    'Repair floors and stairs',
    'Squeaks, loose boards, spindles, handrails',
  ],
  'repair-windows': ['Repair windows', 'Handles, hinges, sash cords and rotten sills'],
  'board-lofts': ['Board lofts and fit hatches', 'Loft boards, ladders and hatches'],
} as const satisfies TaskRows

const DECORATING = {
  'paint-walls': ['Paint walls and ceilings', 'Prepare, cut in and two coats of emulsion'],
  'paint-woodwork': ['Paint woodwork', 'Doors, skirting, frames and banisters in satin or gloss'],
  'paint-exteriors': ['Paint outside woodwork and walls', 'Masonry, front doors, sills, garages'],
  'treat-fences-decks': ['Stain fences, sheds and decks', 'Preservers, oils and stains'],
  'hang-wallpaper': ['Hang wallpaper', 'Feature walls and whole rooms, pattern matched'],
  'strip-wallpaper': ['Strip wallpaper', 'Steam, scrape and make good'],
  'patch-plaster': ['Patch plaster and fill cracks', 'Holes, cracks and small skims'],
  'treat-mould': ['Treat mould and stains', 'Fungicidal wash, stain block and repaint'],
  'tile-walls': ['Tile walls and splashbacks', 'Small areas of wall tile, cut and grouted'],
  'regrout-tiles': ['Regrout and mend tiles', 'Rake out, regrout and replace cracked tiles'],
} as const satisfies TaskRows

const ASSEMBLY = {
  'assemble-flat-pack': ['Assemble flat-pack furniture', 'Drawers, desks, tables and bookcases'],
  'assemble-wardrobes': ['Assemble wardrobes', 'Hinged and sliding wardrobes, fixed to the wall'],
  'assemble-beds': ['Assemble beds and cots', 'Frames, bunks, ottomans and cots'],
  'assemble-gym-equipment': ['Assemble gym and play equipment', 'Treadmills, racks, trampolines'],
  'mount-tvs': ['Mount televisions', 'Brackets on brick, block and stud walls'],
  'fit-shelves': ['Put up shelves', 'Bracketed and floating shelves, levelled'],
  'hang-pictures-mirrors': ['Hang pictures and mirrors', 'Fixings to suit the wall and the weight'],
  'fit-curtain-rails': ['Fit curtain poles and rails', 'Poles, tracks and brackets over windows'],
  'fit-blinds': ['Fit blinds', 'Roller, Roman, Venetian and vertical blinds'],
  'fit-grab-rails': ['Fit grab rails and safety aids', 'Grab rails, stair gates and bath aids'],
  'fit-bathroom-fittings': [
    'Fit bathroom fittings',
    'Cabinets, towel rails, holders and toilet seats',
  ],
} as const satisfies TaskRows

const OUTDOOR = {
  'repair-fences': ['Repair fences', 'Panels, posts, gravel boards and spurs'],
  'fit-gates': ['Fit and mend gates', 'Timber gates, hinges, latches and posts'],
  'build-sheds': ['Build sheds and summerhouses', 'Flat-pack timber and metal buildings on a base'],
  'clear-gutters': [
    'Clear and mend gutters',
    'Two-storey houses from ladders, joints and brackets',
  ],
  'jet-wash': ['Jet wash paths and patios', 'Drives, patios and decking'],
  'build-decking': ['Build and mend decking', 'Boards, joists, steps and balustrade'],
  'tend-gardens': ['Cut hedges and tidy gardens', 'Lawns, hedges and overgrown beds'],
  'repoint-and-pave': ['Repoint and relay slabs', 'Small brick pointing, steps and loose slabs'],
  'remove-waste': [
    'Take rubbish away',
    'Household items and job waste, with a transfer note',
    WASTE,
  ],
  'draught-proof': ['Draught-proof doors and windows', 'Brush strips, seals and loft insulation'],
  'fit-outdoor-fixtures': [
    'Fit outdoor fixtures',
    'Washing lines, key safes, hose reels, brackets',
  ],
  'odd-jobs': ['Odd jobs', 'Small jobs by the hour, heavy lifting and moving furniture'],
} as const satisfies TaskRows

const CATEGORIES = [
  ['Plumbing', PLUMBING],
  ['Electrical', ELECTRICAL],
  ['Carpentry & Doors', CARPENTRY],
  ['Painting & Decorating', DECORATING],
  ['Assembly & Mounting', ASSEMBLY],
  ['General & Outdoor', OUTDOOR],
] as const satisfies readonly (readonly [string, TaskRows])[]

export type TaskCategory = (typeof CATEGORIES)[number][0]
type CodesOf<Rows> = Rows extends readonly [string, infer Tasks] ? keyof Tasks : never
export type TaskCode = CodesOf<(typeof CATEGORIES)[number]>

export interface ContractorTask {
  code: TaskCode
  name: string
  category: TaskCategory
  description: string
  requiresCertification: boolean
  certificationName?: string
  displayOrder: number
}

/** Every task, in the order it is shown: by category, then as listed above. */
export const CONTRACTOR_TASKS: readonly ContractorTask[] = CATEGORIES.flatMap(
  ([category, tasks], section) =>
    Object.entries<TaskRows[string]>(tasks).map(
      ([code, [name, description, certificate]], row) => ({
        code: code as TaskCode,
        name,
        category,
        description,
        requiresCertification: certificate !== undefined,
        ...(certificate && { certificationName: certificate }),
        displayOrder: (section + 1) * 100 + row + 1,
      }),
    ),
)
