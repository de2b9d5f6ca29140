/** The catalogue as a file: which columns there are, what each means, and which a new row must have. */

export const CATALOGUE_LISTS = ['skus', 'contractor-tasks'] as const
export type CatalogueList = (typeof CATALOGUE_LISTS)[number]

export const isCatalogueList = (list: unknown): list is CatalogueList =>
  CATALOGUE_LISTS.includes(list as CatalogueList)

export type CellKind = 'text' | 'pounds' | 'pence' | 'minutes' | 'yes' | 'words' | 'tasks'

export interface Column {
  heading: string
  field: string
  kind: CellKind
  /** A row that is new needs it; a row that is known may leave the whole column out. */
  needed?: boolean
  longest?: number
  /** For the person who fills the file. */
  means: string
}

const SKUS: readonly Column[] = [
  {
    heading: 'Code',
    field: 'code',
    kind: 'text',
    needed: true,
    longest: 40,
    means: 'Which row of the price book this is. An unknown code is a new row.',
  },
  {
    heading: 'Name',
    field: 'name',
    kind: 'text',
    needed: true,
    longest: 200,
    means: 'What the customer reads.',
  },
  {
    heading: 'Category',
    field: 'category',
    kind: 'text',
    needed: true,
    longest: 50,
    means: 'One of the catalogue’s categories.',
  },
  {
    heading: 'Price',
    field: 'price',
    kind: 'pounds',
    needed: true,
    means: 'Pounds for one: 45, 45.00 or £45.00.',
  },
  {
    heading: 'Minutes',
    field: 'minutes',
    kind: 'minutes',
    needed: true,
    means: 'The work of one, a whole number.',
  },
  {
    heading: 'Tasks',
    field: 'tasks',
    kind: 'tasks',
    needed: true,
    means: 'What the contractor must be able to do: names of tasks, a semicolon between two.',
  },
  {
    heading: 'Synonyms',
    field: 'synonyms',
    kind: 'words',
    longest: 200,
    means: 'What customers also call it, a semicolon between two.',
  },
  {
    heading: 'Not when said',
    field: 'negativeKeywords',
    kind: 'words',
    longest: 200,
    means: 'Words that say it is something else, a semicolon between two.',
  },
  {
    heading: 'In use',
    field: 'isActive',
    kind: 'yes',
    means: 'Yes or no; a new row without it is in use.',
  },
]

const TASKS: readonly Column[] = [
  {
    heading: 'Task',
    field: 'name',
    kind: 'text',
    needed: true,
    longest: 200,
    means: 'Which task this is. An unknown name is a new task.',
  },
  {
    heading: 'Category',
    field: 'category',
    kind: 'text',
    needed: true,
    longest: 50,
    means: 'One of the categories, or a new one.',
  },
  { heading: 'In words', field: 'description', kind: 'text', longest: 2000, means: 'What it is.' },
  {
    heading: 'Certificate',
    field: 'certificationName',
    kind: 'text',
    longest: 100,
    means: 'The one it needs, such as Gas Safe; empty for none.',
  },
  {
    heading: 'In use',
    field: 'isActive',
    kind: 'yes',
    means: 'Yes or no; a new task without it is in use.',
  },
]

export const COLUMNS: Record<CatalogueList, readonly Column[]> = {
  skus: SKUS,
  'contractor-tasks': TASKS,
}

/** Also understood: files made before prices were written in pounds. */
const PENCE: Column = { ...(SKUS[3] as Column), heading: 'Price in pence', kind: 'pence' }

/** The field that says which row is meant. */
export const KEY: Record<CatalogueList, 'code' | 'name'> = {
  skus: 'code',
  'contractor-tasks': 'name',
}

const plain = (heading: string) => heading.trim().toLowerCase()

/** The column a heading names, whatever its capitals. */
export const columnOf = (list: CatalogueList, heading: string): Column | undefined =>
  [...COLUMNS[list], ...(list === 'skus' ? [PENCE] : [])].find(
    (column) => plain(column.heading) === plain(heading),
  )
