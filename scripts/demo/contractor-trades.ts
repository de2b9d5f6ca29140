import type { TaskCode } from '../seed-contractor-tasks.ts'

/** What a contractor of one trade does: a core done as an expert, and what comes along with it. */
export interface Trade {
  core: readonly TaskCode[]
  also: readonly TaskCode[]
  /** Only for those who hold the certificate. */
  certified?: { certificate: string; tasks: readonly TaskCode[] }
}

export const PART_P = 'Part P registered electrician'
export const INSPECTION = 'Inspection and testing (2391)'
export const FIRE_DOORS = 'Third-party certified fire door installer'
export const WASTE = 'Upper tier waste carrier'

/** What nearly everyone on the books can turn a hand to. */
const COMMON: readonly TaskCode[] = [
  'assemble-flat-pack',
  'fit-shelves',
  'hang-pictures-mirrors',
  'fit-curtain-rails',
  'fit-blinds',
  'odd-jobs',
]

export const TRADES = {
  plumber: {
    core: [
      'fix-leaking-taps',
      'replace-taps',
      'repair-toilets',
      'replace-toilets',
      'unblock-toilets',
      'clear-blocked-wastes',
      'fix-pipe-leaks',
      'replace-valves',
      'plumb-in-appliances',
      'reseal-bathrooms',
    ],
    also: [
      'fit-outside-taps',
      'replace-sinks-basins',
      'fit-mixer-showers',
      'fit-shower-screens',
      'mend-radiators',
      'fit-bathroom-fittings',
      'adjust-doors',
      'hang-internal-doors',
      'regrout-tiles',
    ],
  },
  electrician: {
    core: [
      'replace-light-fittings',
      'replace-sockets-switches',
      'replace-extractor-fans',
      'fit-smoke-alarms',
      'fit-doorbells-cameras',
    ],
    also: ['fit-smart-controls', 'mount-tvs', 'fit-shelves', 'hang-pictures-mirrors'],
    certified: {
      certificate: PART_P,
      tasks: ['add-sockets', 'outdoor-electrics', 'bathroom-electrics', 'find-electrical-faults'],
    },
  },
  joiner: {
    core: [
      'hang-internal-doors',
      'hang-external-doors',
      'adjust-doors',
      'fit-door-furniture',
      'fit-locks',
      'repair-kitchen-units',
      'fit-skirting-architrave',
      'lay-wood-floors',
    ],
    also: [
      'fit-worktops',
      'build-fitted-shelving',
      'repair-floors-stairs',
      'repair-windows',
      'board-lofts',
      'draught-proof',
      'fit-gates',
      'assemble-wardrobes',
      ...COMMON,
    ],
  },
  decorator: {
    core: ['paint-walls', 'paint-woodwork', 'hang-wallpaper', 'strip-wallpaper', 'patch-plaster'],
    also: ['paint-exteriors', 'treat-mould', 'treat-fences-decks', 'regrout-tiles', 'tile-walls'],
  },
  handy: {
    core: [...COMMON, 'assemble-wardrobes', 'assemble-beds', 'mount-tvs', 'fit-bathroom-fittings'],
    also: [
      'fix-leaking-taps',
      'replace-taps',
      'repair-toilets',
      'clear-blocked-wastes',
      'reseal-bathrooms',
      'hang-internal-doors',
      'adjust-doors',
      'fit-door-furniture',
      'fit-locks',
      'repair-kitchen-units',
      'fit-grab-rails',
      'assemble-gym-equipment',
      'replace-light-fittings',
      'fit-smoke-alarms',
      'patch-plaster',
      'paint-walls',
      'draught-proof',
    ],
  },
  gardener: {
    core: ['tend-gardens', 'repair-fences', 'clear-gutters', 'jet-wash', 'fit-outdoor-fixtures'],
    also: ['fit-gates', 'build-sheds', 'treat-fences-decks', 'repoint-and-pave', 'odd-jobs'],
    certified: { certificate: WASTE, tasks: ['remove-waste'] },
  },
} as const satisfies Record<string, Trade>

export type TradeName = keyof typeof TRADES
