import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeRow, type Known } from '../../domain/catalogue/judge-row.ts'
import { MOST_ROWS, readFile } from '../../domain/catalogue/read-file.ts'
import { parseCsv } from '../../domain/csv.ts'
import { csvLine } from '../../domain/exports.ts'

const HEAD = 'Code,Name,Category,Price,Minutes,Tasks'
const book = (...lines: string[]) => readFile('skus', [HEAD, ...lines].join('\r\n'))
const only = (line: string) => {
  const [row] = book(line)
  if (!row) throw new Error('no row')
  return row
}

describe('a file of comma-separated values', () => {
  it('reads back whatever we write', () => {
    const rows = fc.array(
      fc.array(
        fc.string().map((s) => s.replace(/^[=@\t\r+-]+/, '')),
        { minLength: 2, maxLength: 4 },
      ),
    )
    fc.assert(
      fc.property(rows, (written) => {
        const kept = written.filter((cells) => cells.some((cell) => cell.trim() !== ''))
        const { rows } = parseCsv(`\uFEFF${written.map(csvLine).join('')}`)
        expect(rows.map(({ cells }) => cells)).toEqual(kept)
      }),
    )
  })

  it('numbers lines as an editor does, over line breaks inside quotes', () => {
    const { rows } = parseCsv('a,b\n"one\ntwo, ""three""",x\n\nlast,y')
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['one\ntwo, "three"', 'x'] },
      { line: 5, cells: ['last', 'y'] },
    ])
  })

  it('says on which line a quote was left open', () => {
    expect(parseCsv('a\nb\n"c\nd').unclosedOn).toBe(3)
  })
})

describe('a price book file as a whole is refused', () => {
  it.each([
    ['for a heading nobody knows', 'Code,Prise\nA,1', /no column “Prise”.*Code, Name/],
    ['for a column that stands there twice', 'Code,Price,Price in pence\nA,1,1', /two columns for/],
    ['without the column that says which row', 'Name,Price\nA,1', /“Code” is missing/],
    ['with semicolons for commas', 'Code;Name\nA;B', /separated by commas/],
    ['when it is empty', '\uFEFF\n', /empty/],
    ['with a heading alone', HEAD, /no row/],
    ['with an open quote', `${HEAD}\nA,"B,C`, /line 2 and is never closed/],
    ['when it is too long', `Code\n${'x\n'.repeat(MOST_ROWS + 1)}`, /2,001 rows/],
  ])('%s', (_, csv, message) => {
    expect(() => readFile('skus', csv)).toThrow(message)
  })
})

describe('a row of a price book file', () => {
  it('takes prices as people write them', () => {
    for (const [written, pence] of [
      ['45', 4500],
      ['£45.00', 4500],
      ['£ 45.5', 4550],
      ['"£1,234.50"', 123_450],
      ['\uFFFD19.99', 1999],
    ])
      expect(only(`A,N,C,${written},60,T`)).toMatchObject({
        problems: [],
        values: { price: pence },
      })
  })

  it.each([
    ['a negative price', 'A,N,C,-5,60,T', /Price: A price is never negative/],
    ['a negative price in pounds', 'A,N,C,-£5,60,T', /Price/],
    ['a price of nothing', 'A,N,C,0,60,T', /at least £0.01/],
    ['three decimals', 'A,N,C,1.234,60,T', /“1.234” is not a price/],
    ['words for a price', 'A,N,C,call us,60,T', /“call us” is not a price/],
    ['a price too high', 'A,N,C,100001,60,T', /at most £100,000.00/],
    ['half a minute', 'A,N,C,1,0.5,T', /Minutes: “0.5”/],
    ['no name', 'A,,C,1,60,T', /Name: this is needed/],
    ['no task', 'A,N,C,1,60,;', /Tasks: this is needed/],
    ['a formula', 'A,"=HYPERLINK(""http://x"")",C,1,60,T', /Name: .*run as a formula/],
    ['a formula behind an at', '@SUM(1),N,C,1,60,T', /Code: .*run as a formula/],
    ['a comma without quotes', 'A,N,C,1,234.50,60,T', /7 values for 6 columns/],
    ['too long a code', `${'A'.repeat(41)},N,C,1,60,T`, /Code: It is longer than 40/],
  ])('is refused for %s', (_, line, message) => {
    expect(only(line).problems.join(' ')).toMatch(message)
  })

  it('is refused with its twin, whatever their capitals', () => {
    const problems = book('TAP,N,C,1,60,T', 'tap,N,C,1,60,T').map((row) => row.problems)
    expect(problems).toEqual([['“TAP” stands on line 3 too.'], ['“tap” stands on line 2 too.']])
  })

  it('keeps a value that our own file kept from being a formula', () => {
    expect(only(`A,'=odd,C,1,60,T`)).toMatchObject({ problems: [], values: { name: '=odd' } })
  })
})

describe('what a file would do', () => {
  const known: Known = {
    rows: new Map([
      [
        'tap',
        {
          id: 'the-tap',
          values: {
            code: 'TAP',
            name: 'Tap',
            category: 'Plumbing',
            price: 4500,
            minutes: 60,
            tasks: ['Fix taps'],
          },
        },
      ],
    ]),
    categories: ['Plumbing'],
    tasks: ['Fix taps', 'Hang doors'],
  }
  const judged = (line: string) => judgeRow('skus', only(line), known)

  it('changes what differs, and only that', () => {
    expect(judged('tap,Tap,plumbing,50,60,fix taps')).toMatchObject({
      outcome: 'changed',
      id: 'the-tap',
      changes: [
        { heading: 'Code', before: 'TAP', after: 'tap' },
        { heading: 'Price', before: '£45.00', after: '£50.00' },
      ],
      write: { code: 'tap', price: 5000 },
    })
    expect(judged('TAP,Tap,Plumbing,45.00,60,Fix taps').outcome).toBe('same')
  })

  it('names what a mistyped category or task may have meant', () => {
    expect(judged('X,N,Plumbin,1,60,Hang dors').problems).toEqual([
      'Category: there is none called “Plumbin”. Did you mean “Plumbing”? New ones begin with a task.',
      'Tasks: there is none called “Hang dors”. Did you mean “Hang doors”?',
    ])
  })

  it('asks of a new row what it needs, and leaves a known one the columns that are not there', () => {
    const [fresh] = readFile('skus', 'Code,Price\nNEW,1')
    const [old] = readFile('skus', 'Code,Price\nTAP,1')
    if (!fresh || !old) throw new Error('no row')
    expect(judgeRow('skus', fresh, known)).toMatchObject({ outcome: 'refused' })
    expect(judgeRow('skus', old, known)).toMatchObject({
      outcome: 'changed',
      write: { price: 100 },
    })
  })
})
