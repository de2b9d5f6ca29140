import type { OutOfScope, OutOfScopeReason } from './types.ts'

/** The reason, letters one of which any sign of it has, and the signs: the letters are looked for first. */
type Refusal = readonly [OutOfScopeReason, string, RegExp]

/** Work the business does not take on, by the words customers use for it. */
const REFUSED: readonly Refusal[] = [
  [
    'gas',
    'gas cp12 combi boiler pressure water heating',
    /\b(gas(?! (struts?|lift|bbq|bottles?|man|board|cupboard|box|meter (cupboard|box)))( (boilers?|hobs?|fires?|cookers?|ovens?|pipes?|meters?|leaks?|safety|certificates?|checks?|appliances?|engineers?|work|supply))*|cp12|combi|boilers?(?! (cupboard|room|house|suit|pipes?))|back boiler|gas safe|(boiler|system|heating|water) pressure|pressure (keeps |is |has )?(dropping|dropped|low|losing|lost)|no hot water|no heating|central heating)\b/g,
  ],
  [
    'rewire',
    'wir consumer fuse electrics phase',
    /\b(re-?wir(e|es|ed|ing)( (the|my|our|a|whole|entire|house|flat|kitchen))*|consumer units?|fuse ?(board|box)(es)?|new electrics throughout|main fuse|three phase)\b/g,
  ],
  [
    'roofing',
    'roof tile slate chimney flashing',
    /(?<!\b(shed|porch felt|greenhouse|summerhouse|playhouse|car|log store|under the|on the shed|dog|coop) )\b((new |flat |slate |leaking |leaky |felt |pitched )*roof(s|er|ers|ing)?(?! (box|rack|felt on (the|my) shed|of (the|my) (shed|greenhouse|summerhouse)|on (the|my) (shed|summerhouse)))( (tiles?|slates?|leaks?|leaking|repairs?|replacement))*|(ridge|hip) tiles?|slates? (slipped|missing|loose|off)|(missing|broken|loose|slipped|cracked|replace|fix|new) (\w+ )?slates?|chimney (stack|pot|repoint\w*|pointing|flashing)|lead flashing|flashing (round|around|on)|chimneys?(?! breast| style| hood| cooker| wall)|re-?roof(ed|ing)?)\b/g,
  ],
  [
    'cleaning',
    'clean hoover ironing laundry',
    /\b(end of tenancy clean\w*|deep clean\w*|house ?clean\w*|domestic clean\w*|(weekly|regular|fortnightly) clean\w*|(carpet|oven|window|upholstery|sofa|office|curtain|rug|mattress|flat|home) clean(ing|er|ers|ed)?|clean(ing)? (my|the|our|all the|some) (house|flat|windows?|carpets?|oven|home|office|bathroom|kitchen|rooms?|sofa|rug|curtains|mattress|airbnb|place|apartment|stairs)( windows?| carpets?)?|(carpets?|oven|windows|house|flat|home|office|sofa|rug|mattress|curtains) (\w+ )?(professionally )?(cleaned|cleaning)|cleaning (services?|company|jobs?|lady)|(do|offer|provide) (any )?cleaning\b|cleaning (of|for) ([\w']+ ){0,4}(house|flat|home|property|office|apartment)|(?<!(drain|pipe|sink|plughole|steam|pressure) )cleaners?|hoover(ing|ed)?|ironing|laundry)\b/g,
  ],
  [
    'structural',
    'wall chimney bearing conversion extension underpin subsidence rsj beam convert',
    /\b(knock(ing|ed)? (down|through|out) (a |the |my |our |this |that )?(\w+ )?wall|remov(e|al|ing) (a |the |my |our )?((load|supporting)[ -]?bearing|chimney breast|structural|supporting|internal) ?(wall)?|load[ -]?bearing|loft conversions?|((new|build(ing)?|built|single|double|rear|side|kitchen|storey) )+extensions?(?! (lead|cable|cord|socket))|extension (built|building)|(tak(e|ing)|knock(ing)?) (a|the|my|our|this|that) (\\w+ )?wall (out|down|through)|(garage|barn) conversion|underpinn?(ing)?|subsidence|rsj|steel beam|convert(ing)? (the |my |our )?(loft|garage|attic))\b/g,
  ],
  [
    'hazardous',
    'asbestos artex lead knotweed',
    /\b(asbestos|artex removal|lead pipes?|japanese knotweed)\b/g,
  ],
  [
    'tree_surgery',
    'tree stump pollard',
    /\b(tree (surge(on|ry)|fell(ing|ed)?|removal|stump)|(fell|remove|cut down|chop down|take down|cutting down|chopping down) (a |the |my |an |our |two |some |this |that )?(\w+ )?(\w+ )?trees?|(big |large |dead |tall )?trees? (\w+ )?(cut(ting)?|chop(ped|ping)|fell(ed|ing)|remov(ed|ing|al)|tak(en|ing)|trim(med|ming)|lopp(ed|ing))( down)?|stump grind(ing|er)?|pollard(ing)?)\b/g,
  ],
  [
    'pest_control',
    'nest pest rat mice mouse bug roach rodent hornet wasp infest extermin',
    /\b((wasps?|hornets?|bees?) ?nests?|pest control|(rats?|mice|mouse|bed ?bugs?|cockroach(es)?|rodents?) (infestation|problem|in the|under the|in my)|infestation|exterminat\w+)\b/g,
  ],
]

/** Messages that are no customer's at all. One sign is enough: none of them is said of a repair. */
const SPAM: readonly (readonly [string, RegExp])[] = [
  [
    'loan fund finance advance',
    /\b(business|personal|payday|quick|instant|cash|low interest|unsecured) (loans?|funding|finance|cash advance)\b/g,
  ],
  ['loan credit approved', /\b(loan|credit) (offer|approved|application)|pre-?approved\b/g],
  [
    'seo search link google rank',
    /\b(seo|search engine optimi[sz]ation|backlinks?|google (ranking|rankings|page one|first page)|rank (higher|you|your|number)|page (one|1) of google|first page of google)\b/g,
  ],
  [
    'crypto bitcoin forex investment trading',
    /\b(crypto(currency)?|bitcoin|forex|investment opportunity|trading signals)\b/g,
  ],
  [
    'you claim lottery',
    /\b(you('ve| have)? (won|been selected)|claim your (prize|reward|refund|parcel|voucher)|lottery|congratulations you)\b/g,
  ],
  [
    'click bit.ly tinyurl unsubscribe',
    /\b(click (here|the link|this link|below)|bit\.ly|tinyurl|unsubscribe)\b/g,
  ],
  [
    'lead business sales design website marketing digital',
    /\b(exclusive leads|generate (more )?leads|more leads for your|lead generation|grow your business|increase your sales|web ?design services|redesign your website|social media marketing|we are a (leading|marketing|digital))\b/g,
  ],
  [
    'energy merchant switch supplies agency staff',
    /\b(energy (broker|tariff|supplier) for your business|business energy|switch your (merchant|card machine|business)|merchant services|ppe supplies|recruitment agency|temp staff)\b/g,
  ],
  [
    'parcel package delivery customs account',
    /\b(your (parcel|package|delivery) (is|has been|could not)|customs fee|account (has been|is) (suspended|locked|limited)|verify your account)\b/g,
  ],
]

const splitSigns = ([letters, pattern]: readonly [string, RegExp]) =>
  [letters.split(' '), pattern] as const
const SPAM_SIGNS = SPAM.map(splitSigns)
const REFUSED_SIGNS = REFUSED.map(
  ([reason, letters, pattern]) => [reason, ...splitSigns([letters, pattern])] as const,
)

/** Asked after, but nothing is wrong with it. */
const FINE = /^('s|s| is| are| was)? (all )?(fine|ok|okay|good|sound|alright)\b/

const DENIED =
  /\b(not|isnt|isn't|no|don't need|dont need|nothing to do with|not a|rather than|instead of|already had|same as)( the| a| any| my| for)?( \w+)?\s*$/

const ENDS_SENTENCE = new Set('.!?\n')

/** Where each sentence that has one of these letters in it begins and ends. */
const sentencesWith = (text: string, signs: readonly string[]): [number, number][] => {
  const found = new Map<number, number>()
  for (const sign of signs) {
    for (let at = text.indexOf(sign); at >= 0; ) {
      let [from, to] = [at, at + sign.length]
      while (from > 0 && !ENDS_SENTENCE.has(text[from - 1] as string)) from--
      while (to < text.length && !ENDS_SENTENCE.has(text[to] as string)) to++
      found.set(from, to)
      at = text.indexOf(sign, to)
    }
  }
  return [...found]
}

/** Every piece of work in the text that is not taken on, and every sign that it is spam. */
export const readOutOfScope = (text: string): OutOfScope[] => {
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[’`]/g, "'")
  const isMeant = (start: number, end: number) =>
    !DENIED.test(lower.slice(Math.max(0, start - 40), start)) &&
    !FINE.test(lower.slice(end, end + 40))
  const find = (reason: OutOfScopeReason, pattern: RegExp, from = 0, part = lower) => {
    const found: OutOfScope[] = []
    for (const match of part.matchAll(pattern)) {
      const [start, end] = [from + match.index, from + match.index + match[0].length]
      if (reason !== 'spam' && !isMeant(start, end)) continue
      found.push({ reason, text: text.slice(start, end), start, end })
    }
    return found
  }
  const refused = REFUSED_SIGNS.flatMap(([reason, signs, pattern]) =>
    sentencesWith(lower, signs).flatMap(([from, to]) =>
      find(reason, pattern, from, lower.slice(from, to)),
    ),
  )
  const spam = SPAM_SIGNS.flatMap(([signs, pattern]) =>
    signs.some((sign) => lower.includes(sign)) ? find('spam', pattern) : [],
  )
  return [...spam, ...refused].sort((a, b) => a.start - b.start)
}
