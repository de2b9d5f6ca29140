import type { TaskCode } from '../seed-contractor-tasks.ts'
import {
  FIRE_DOORS,
  INSPECTION,
  PART_P,
  TRADES,
  type Trade,
  type TradeName,
  WASTE,
} from './contractor-trades.ts'
import { areaOf } from './postcode-areas.ts'

/** Wall-clock hours of a working day, 'HH:MM'; null is a day off. */
export type WorkingDay = { startTime: string; endTime: string } | null

export interface DemoContractor {
  name: string
  email: string
  phone: string
  postcode: string
  latitude: number
  longitude: number
  radiusMiles: number
  maxConcurrentJobs: number
  reactiveMode: boolean
  rating: number
  certifications: { name: string; expiresInDays: number }[]
  skills: {
    task: TaskCode
    confidence: 'expert' | 'capable'
    yearsExperience: number
    completedCount: number
  }[]
  /** Monday first. */
  weeklyPattern: WorkingDay[]
}

interface Extra {
  tasks?: TaskCode[]
  certificates?: string[]
}
type Row = [name: string, trade: TradeName, outcode: string, miles: number, extra?: Extra]

const holding = (...certificates: string[]): Extra => ({ certificates })
const WASTE_CARRIER = holding(WASTE)
const HIGH_POWER: Extra = { tasks: ['new-circuits'], certificates: [PART_P] }

const ROSTER: Row[] = [
  ['Wade Copperpipe', 'plumber', 'NG5', 12],
  ['Flo Cisternby', 'plumber', 'NG2', 10],
  ['Stuart Stopcock', 'plumber', 'NG9', 12],
  ['Brooke Drayne', 'plumber', 'DE23', 12],
  ['Percy Washerton', 'plumber', 'DE1', 10],
  ['Rilla Siphon', 'plumber', 'NG15', 15],
  ['Ray Diator', 'plumber', 'DE7', 14],
  ['Watt Amperley', 'electrician', 'NG3', 12, HIGH_POWER],
  ['Elle Ectrica', 'electrician', 'NG8', 14, holding(PART_P)],
  ['Dim Switchworth', 'electrician', 'DE22', 14, HIGH_POWER],
  [
    'Polly Pendant',
    'electrician',
    'NG10',
    20,
    { tasks: ['electrical-inspections'], certificates: [PART_P, INSPECTION] },
  ],
  ['Lou Menn', 'electrician', 'DE24', 10],
  ['Holly Hingeley', 'joiner', 'NG5', 10],
  ['Doorian Jamb', 'joiner', 'NG4', 12],
  [
    'Archie Travers-Planer',
    'joiner',
    'NG7',
    20,
    { tasks: ['hang-fire-doors'], certificates: [FIRE_DOORS] },
  ],
  [
    'Mortimer Tenon',
    'joiner',
    'DE3',
    18,
    { tasks: ['hang-fire-doors'], certificates: [FIRE_DOORS] },
  ],
  ['Chip Sawyerson', 'joiner', 'DE21', 12],
  ['Joyce T. Sawdust', 'joiner', 'NG16', 12],
  ['Skip Skirting', 'joiner', 'DE72', 12],
  ['Gloss Overcoat', 'decorator', 'NG3', 12],
  ['Emma Ulshen', 'decorator', 'NG9', 12],
  ['Roland Rollerby', 'decorator', 'DE22', 12],
  ['Paige Paperhanger', 'decorator', 'NG11', 14],
  ['Matt Finish', 'decorator', 'DE75', 14],
  ['Andy Allsorts', 'handy', 'NG1', 10],
  ['Billie Bracket', 'handy', 'NG5', 8],
  ['Rawley Plugg', 'handy', 'NG6', 10],
  ['Alan Keye', 'handy', 'NG8', 10],
  ['Dee Tails', 'handy', 'NG12', 12],
  ['Phil Lipshead', 'handy', 'DE1', 10],
  ['Bobbie Spannerly', 'handy', 'DE24', 10],
  ['Levi L. Spirit', 'handy', 'DE5', 12],
  ['Nutkin Bolt', 'handy', 'NG10', 10],
  ['Gimlet Screwby', 'handy', 'DE65', 14],
  ['Hedgely Trimm', 'gardener', 'NG4', 12, WASTE_CARRIER],
  ['Moss Patioway', 'gardener', 'NG14', 14],
  ['Fern Spadeworth', 'gardener', 'DE23', 12, WASTE_CARRIER],
  ['Shedrick Felt', 'gardener', 'DE56', 15, { tasks: ['build-decking'] }],
  ['Gutteridge Spout', 'gardener', 'NG17', 16, { tasks: ['build-decking'] }],
  ['Postlethwaite Panel', 'gardener', 'DE73', 14, WASTE_CARRIER],
]

/** The same number between 0 and 1 for the same seeds, every time. */
const chance = (...seeds: number[]) => {
  let mixed = 0x9e3779b9
  for (const seed of seeds) mixed = Math.imul(mixed ^ (seed + 0x7f4a7c15), 0x85ebca6b) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}

const FULL_DAY: WorkingDay = { startTime: '08:00', endTime: '18:00' }
const MORNING: WorkingDay = { startTime: '08:00', endTime: '13:00' }
const AFTERNOON: WorkingDay = { startTime: '13:00', endTime: '18:00' }
const WEEKS: readonly WorkingDay[][] = [
  [FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, null, null],
  [FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, MORNING, null],
  [null, FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, FULL_DAY, null],
  [MORNING, MORNING, FULL_DAY, MORNING, MORNING, null, null],
  [FULL_DAY, null, FULL_DAY, null, FULL_DAY, FULL_DAY, AFTERNOON],
]

const skillsOf = (trade: Trade, extra: Extra, person: number): DemoContractor['skills'] => {
  const { certified } = trade
  const mayDo = certified && extra.certificates?.includes(certified.certificate)
  const core = [...trade.core, ...(extra.tasks ?? []), ...(mayDo ? certified.tasks : [])]
  const also = trade.also.filter((task, row) => !core.includes(task) && chance(person, row) < 0.8)
  return [...core, ...also].map((task, row) => {
    const expert = row < core.length
    const years = Math.round((expert ? 4 : 1) + chance(person, row, 1) * (expert ? 18 : 6))
    return {
      task,
      confidence: expert ? 'expert' : 'capable',
      yearsExperience: years,
      completedCount: Math.round(chance(person, row, 2) * years * (expert ? 9 : 3)),
    }
  })
}

const contractor = ([name, trade, outcode, miles, extra = {}]: Row, person: number) => {
  const area = areaOf(outcode)
  const nudge = (axis: number) => Math.round((chance(person, axis) - 0.5) * 20) / 1000
  return {
    name,
    email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@contractors.handy.test`,
    phone: `+4477009000${String(person).padStart(2, '0')}`,
    postcode: `${outcode} ${person % 10}Z${'ABDEFGHJLN'[person % 10]}`,
    latitude: Math.round((area.latitude + nudge(11)) * 1000) / 1000,
    longitude: Math.round((area.longitude + nudge(12)) * 1000) / 1000,
    radiusMiles: miles,
    maxConcurrentJobs: 2 + (person % 3),
    reactiveMode: person % 4 !== 3,
    rating: Math.round((4.1 + chance(person, 13) * 0.9) * 10) / 10,
    certifications: (extra.certificates ?? []).map((certificate, row) => ({
      name: certificate,
      expiresInDays: 120 + Math.round(chance(person, row, 14) * 900),
    })),
    skills: skillsOf(TRADES[trade], extra, person),
    weeklyPattern: WEEKS[person % WEEKS.length] ?? [],
  } satisfies DemoContractor
}

/** Forty people around Nottingham and Derby, every run the same. */
export const CONTRACTORS: readonly DemoContractor[] = ROSTER.map(contractor)
