/** A postcode found in what someone wrote or said; start and end count in that text. */
export interface PostcodeInText {
  /** 'NG5 3AA', or 'NG5' when only the outcode was given. */
  postcode: string
  outcode: string
  isFull: boolean
  text: string
  start: number
  end: number
}

/** Every postcode area of the United Kingdom and the islands beside it. */
const AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY
  G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR
  NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC
  WD WF WN WR WS WV YO ZE`.split(/\s+/),
)

/** Letters never used in the second half: C I K M O V. */
const FULL =
  /(?<![a-z0-9])([a-z]{1,2}[0-9](?:[0-9]|[a-z])?)(?:\s{0,2}|[-.]|\s[-.]\s)([0-9][abd-hjlnp-uw-z]{2})(?![a-z0-9])/gi
const SPLIT_FULL =
  /(?<![a-z0-9])([a-z]{1,2})\s([0-9]{1,2})\s{1,2}([0-9])\s?([abd-hjlnp-uw-z]{2})(?![a-z0-9])/gi
const OUTCODE = /(?<![a-z0-9£$#/.-])([a-z]{1,2})(\s?)([0-9]{1,2}[a-z]?)(?![a-z0-9"”'%]|[./:-]\d)/gi

/** Areas of two letters or three figures are seldom anything else; short ones need some help. */
const HELP_BEFORE =
  /\b(postcode|post code|area|in|at|near|cover|covers|around|from|live|based|address)\b[\s,:]*(is|code|of|the)?[\s,:]*$/i
const MEASURED_AFTER =
  /^\s*(bolts?|screws?|mm|cm|inch|inches|motorway|junction|road|bulbs?|batter(y|ies)|bus|size|paper|socket|caps?|alarms?|monitor|detector|sealant|silicone|lamps?|fittings?|nuts?|pipe|washers?)\b/i
const ROADS = /^[MA]\d/
/** A spray, a gas and two lamps, whatever the areas say. */
const LOOKALIKES = new Set(['WD40', 'CO2', 'GU10', 'E27'])

const isArea = (letters: string) => AREAS.has(letters.toUpperCase())
const areaOf = (outcode: string) => /^[A-Z]{1,2}/.exec(outcode)?.[0] ?? ''

const fullPostcodes = (text: string): PostcodeInText[] => {
  const whole = [...text.matchAll(FULL)].map((match) => ({
    match,
    outcode: (match[1] ?? '').toUpperCase(),
    inward: (match[2] ?? '').toUpperCase(),
  }))
  const split = [...text.matchAll(SPLIT_FULL)].map((match) => ({
    match,
    outcode: `${match[1]}${match[2]}`.toUpperCase(),
    inward: `${match[3]}${match[4]}`.toUpperCase(),
  }))
  return [...whole, ...split]
    .filter(({ outcode }) => isArea(areaOf(outcode)))
    .map(({ match, outcode, inward }) => ({
      postcode: `${outcode} ${inward}`,
      outcode,
      isFull: true,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }))
}

/** An outcode alone: of a real area, and not a bolt, a bulb, a motorway or a telly. */
const isLikely = (text: string, letters: string, spaced: boolean, start: number, end: number) => {
  if (!isArea(letters) || MEASURED_AFTER.test(text.slice(end))) return false
  const helped = HELP_BEFORE.test(text.slice(Math.max(0, start - 24), start))
  if (spaced) return letters.length === 2 && letters === letters.toUpperCase() && helped
  const written = text.slice(start, end)
  if (LOOKALIKES.has(written.toUpperCase())) return false
  if (letters.length === 2) return true
  if (ROADS.test(written) || /^[a-z]/.test(written))
    return helped && !/^(in|at|from|near)$/i.test(letters)
  return helped || isAlone(text, start, end)
}

const isAlone = (text: string, start: number, end: number) =>
  /(^|[.,;:\n(]\s*)$/.test(text.slice(0, start)) && /^\s*($|[.,;:\n)?!])/.test(text.slice(end))

const outcodes = (text: string, taken: readonly PostcodeInText[]): PostcodeInText[] =>
  [...text.matchAll(OUTCODE)].flatMap((match) => {
    const [whole, letters = '', space = '', figures = ''] = match
    const [start, end] = [match.index, match.index + whole.length]
    if (taken.some((other) => start < other.end && end > other.start)) return []
    if (!isLikely(text, letters, space !== '', start, end)) return []
    const outcode = `${letters}${figures}`.toUpperCase()
    return [{ postcode: outcode, outcode, isFull: false, text: whole, start, end }]
  })

/**
 * The UK postcodes and bare outcodes in a text, in the order they stand: 'NG5', 'ng5 3aa',
 * 'NG 5 3AA'. 'M25 bolts', 'TV 55' and '9am' are left alone. Well-formed is not yet placed:
 * whether a postcode exists is for the postcode areas to say.
 */
export const postcodesInText = (text: string): PostcodeInText[] => {
  const full = fullPostcodes(text)
  const distinct = full.filter(
    (found, index) =>
      !full.slice(0, index).some((other) => found.start < other.end && found.end > other.start),
  )
  return [...distinct, ...outcodes(text, distinct)].sort((a, b) => a.start - b.start)
}

/** The postcode to go by: the last full one said (people correct themselves), else the last outcode. */
export const postcodeOf = (text: string): PostcodeInText | null => {
  const found = postcodesInText(text)
  return found.findLast((one) => one.isFull) ?? found.at(-1) ?? null
}
