/** Where the names of dots go on a small map, so that none lies over another. */

interface Spot {
  x: number
  y: number
}
interface Box {
  left: number
  right: number
  top: number
  bottom: number
}
export interface Label extends Spot {
  textAnchor: 'start' | 'middle' | 'end'
}

/** Of the letters, in the map's units: a hundredth of how far it reaches. */
export const SIZE = 4
const LETTER = 0.62 * SIZE
const DOT = 1.5

/** Above, to the right, to the left, below: the first that is free. */
const WAYS: readonly { dx: number; dy: number; textAnchor: Label['textAnchor'] }[] = [
  { dx: 0, dy: -2.4, textAnchor: 'middle' },
  { dx: 2.4, dy: 1.4, textAnchor: 'start' },
  { dx: -2.4, dy: 1.4, textAnchor: 'end' },
  { dx: 0, dy: 5.4, textAnchor: 'middle' },
]

const clash = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  one.right > other.left &&
  one.top < other.bottom &&
  one.bottom > other.top

const around = ({ x, y }: Spot, reach: number): Box => ({
  ...{ left: x - reach, right: x + reach },
  ...{ top: y - reach, bottom: y + reach },
})

const boxOf = (label: Label, width: number, unit: number): Box => {
  const shift = { start: 0, middle: width / 2, end: width }[label.textAnchor]
  const left = label.x - shift
  const bottom = label.y + unit * SIZE * 0.2
  return { left, right: left + width, top: label.y - unit * SIZE * 0.8, bottom }
}

/**
 * A place for each name that has one; in a crowd the later ones go without (their dot says it on
 * hover). `marks` are other things drawn that no name may cover. All in the map's own coordinates.
 */
export const placeLabels = (
  dots: readonly (Spot & { name: string })[],
  marks: readonly Spot[],
  unit: number,
): Map<string, Label> => {
  const taken = [
    ...dots.map((dot) => around(dot, unit * DOT)),
    ...marks.map((mark) => around(mark, unit * 2.2)),
  ]
  const placed = new Map<string, Label>()
  for (const { name, x, y } of dots) {
    for (const { dx, dy, textAnchor } of WAYS) {
      const label = { x: x + dx * unit, y: y + dy * unit, textAnchor }
      const box = boxOf(label, name.length * LETTER * unit, unit)
      if (taken.some((other) => clash(box, other))) continue
      taken.push(box)
      placed.set(name, label)
      break
    }
  }
  return placed
}
