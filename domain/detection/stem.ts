/** Words whose stem no rule reaches, and trade words that mean one thing under several names. */
const CANONICAL: Record<string, string> = {
  attic: 'loft',
  bathwater: 'bath water',
  bannister: 'banister',
  bog: 'toilet',
  broke: 'break',
  broken: 'break',
  built: 'build',
  bust: 'break',
  busted: 'break',
  buzzer: 'doorbell',
  cabinet: 'cupboard',
  came: 'come',
  catflap: 'cat flap',
  caught: 'catch',
  couch: 'sofa',
  cotbed: 'cot',
  downlighters: 'downlight',
  downlighter: 'downlight',
  draft: 'draught',
  drafty: 'draught',
  draughty: 'draught',
  driveway: 'drive',
  driveways: 'drive',
  electrical: 'electric',
  electrics: 'electric',
  electricity: 'electric',
  ensuite: 'en suite',
  exterior: 'external',
  fallen: 'fall',
  faucet: 'tap',
  faucets: 'tap',
  fell: 'fall',
  fencing: 'fence',
  flatpack: 'flat pack',
  flooring: 'floor',
  gone: 'go',
  guttering: 'gutter',
  hallway: 'hall',
  hung: 'hang',
  indoor: 'internal',
  interior: 'internal',
  jetwash: 'jet wash',
  jetwashed: 'jet wash',
  jetwashing: 'jet wash',
  keysafe: 'key safe',
  khazi: 'toilet',
  laid: 'lay',
  laying: 'lay',
  lav: 'toilet',
  lavatory: 'toilet',
  leaves: 'leaf',
  letterbox: 'letter box',
  lino: 'laminate',
  loo: 'toilet',
  mastic: 'silicon',
  mortise: 'mortice',
  mold: 'mould',
  moldy: 'mould',
  outdoor: 'outside',
  outdoors: 'outside',
  overgrown: 'overgrow',
  papering: 'wallpaper',
  papered: 'wallpaper',
  paper: 'wallpaper',
  photo: 'picture',
  photos: 'picture',
  pics: 'picture',
  pic: 'picture',
  piping: 'pipe',
  piped: 'pipe',
  pipes: 'pipe',
  pipework: 'pipe',
  postbox: 'letter box',
  rad: 'radiator',
  rads: 'radiator',
  redecorate: 'decorat',
  redecorating: 'decorat',
  redecorated: 'decorat',
  redecoration: 'decorat',
  decorator: 'decorat',
  rehang: 'hang',
  rehanging: 'hang',
  rehung: 'hang',
  relaid: 'lay',
  relay: 'lay',
  relaying: 'lay',
  refit: 'fit',
  refitted: 'fit',
  refitting: 'fit',
  fitting: 'fit',
  fittings: 'fit',
  repainting: 'paint',
  repainted: 'paint',
  repaint: 'paint',
  repointing: 'point',
  repointed: 'point',
  repoint: 'point',
  reseal: 'silicon',
  resealed: 'silicon',
  resealing: 'silicon',
  sealed: 'silicon',
  sealing: 'silicon',
  seal: 'silicon',
  seals: 'silicon',
  sealant: 'silicon',
  sealants: 'silicon',
  silicone: 'silicon',
  rewallpaper: 'wallpaper',
  settee: 'sofa',
  settees: 'sofa',
  shelves: 'shelf',
  shelfs: 'shelf',
  shelving: 'shelf',
  stairgate: 'stair gate',
  snapped: 'break',
  stuck: 'stick',
  swollen: 'swell',
  swelled: 'swell',
  tele: 'tv',
  telly: 'tv',
  tellies: 'tv',
  television: 'tv',
  televisions: 'tv',
  tiled: 'tile',
  tiling: 'tile',
  tiler: 'tile',
  tiles: 'tile',
  tvs: 'tv',
  wc: 'toilet',
  wallpapering: 'wallpaper',
  wallpapered: 'wallpaper',
  worktops: 'worktop',
  countertop: 'worktop',
  bedframe: 'bed frame',
  bookshelf: 'bookcase',
  bookshelves: 'bookcase',
  bookcases: 'bookcase',
  downpipes: 'downpipe',
  drainpipe: 'downpipe',
  paintings: 'picture',
  toliet: 'toilet',
  tolet: 'toilet',
}

const VOWEL = /[aeiouy]/
const single = (word: string) =>
  word.length > 3 && word.at(-1) === word.at(-2) && !VOWEL.test(word.at(-1) ?? '')
    ? word.slice(0, -1)
    : word

const withoutPlural = (word: string) => {
  if (word.length < 4 || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word
  if (/(ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** 'Moving' comes of 'move', where 'fitting', its letter doubled, comes of 'fit'. */
const LOST_E = /^[^aeiou][aeiou][^aeiouwxy]$/

const withoutTense = (word: string) => {
  for (const ending of ['ing', 'ed']) {
    const root = word.slice(0, -ending.length)
    if (word.endsWith(ending) && root.length > 2 && VOWEL.test(root) && !word.endsWith('eed')) {
      return LOST_E.test(root) ? `${root}e` : root
    }
  }
  return word
}

const bare = (word: string) => {
  const root = single(withoutTense(withoutPlural(word)))
  if (root.length > 4 && root.endsWith('e')) return single(root.slice(0, -1))
  if (root.length > 4 && root.endsWith('y')) return single(root.slice(0, -1))
  return root
}

const known = new Map<string, string>()

/**
 * The common root of a lower-case word without apostrophes ('dripping' → 'drip', 'telly' → 'tv').
 * A word written together that the trade writes as two comes back as two, set apart by a space.
 */
export const stem = (word: string): string => {
  const before = known.get(word)
  if (before !== undefined) return before
  const root = bare(word)
  const meant = CANONICAL[word] ?? CANONICAL[root]
  const settled = meant ? meant.split(' ').map(bare).join(' ') : root
  if (known.size < 50_000) known.set(word, settled)
  return settled
}

/** Nouns that only look like verbs. */
const NOUNS_IN_ING = new Set(
  `skirting decking guttering fencing flooring shelving tiling painting coving lining beading lagging boxing fitting
  bedding railing ceiling wing ring string spring lighting plumbing heating building landing dining living sitting
  evening morning thing bed shed red led`.split(/\s+/),
)

/** 'The dimmer buzzing', 'the lounge wallpapering': said of the noun before it, not part of it. */
export const isGerund = (word: string): boolean =>
  word.length > 5 && /(ing|ed)$/.test(word) && !NOUNS_IN_ING.has(word) && !word.endsWith('eed')

/** A verb form that follows its object in British speech: 'doors hanging', 'tap fixed'. */
export const isInflected = (word: string): boolean =>
  (/(ing|ed)$/.test(word) && !NOUNS_IN_ING.has(word)) ||
  word === 'hung' ||
  word === 'built' ||
  word === 'laid'

export const isPlural = (word: string): boolean =>
  word === 'shelves' ||
  (word.length > 3 && word.endsWith('s') && !/(ss|us|is|electrics)$/.test(word))
