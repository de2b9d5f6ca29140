/** Edits between two words, a swap of neighbours counting as one; gives up past `most`. */
const edits = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      }
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length] ?? most + 1
}

const trigrams = (word: string) => {
  const padded = ` ${word} `
  const found: string[] = []
  for (let at = 0; at + 3 <= padded.length; at++) found.push(padded.slice(at, at + 3))
  return found
}

/** Words that are spelt right, though a price book word lies one letter off. */
const LEFT_ALONE = new Set(
  `about above actual after again allow always amount anything apart area arrange around arrive aware baby
  bake bank bare base basic beach bear beat began begin behind being believe below birth black blame blank blend
  bless blood blow board boat body bold bond bonus book boot boots border born boss bowl brand brave bread
  bride brief bring broad brown budget bunch bush busy butter buyer cable cake call calm came camp candle card care
  careful carry case cash cast cause center centre chance charge charm chat cheap cheese chest chose class clever click
  client climb cloth clothes cloud coast coat code coffee cold common cook cool copy corn cost court cousin
  cover crash crazy crime crop cross crowd crown cruise current curry cycle daily dance danger dark date daughter dead
  deal death decent deck deep delay depth desk detail dinner direct dirt dirty dish dollar doubt down dozen dream dress
  drink drive driver dust duty early earth east easy edge effort eight else empty ended energy engine enjoy enough
  enter entry equal error estate even event exact except expect extra eyes face fact fail fair faith family
  fancy farm fast father fault favour fear feel fees feet field fight figure file fill film final find fine finger
  fire firm fish five flash fleet flight float flood flower focus folk food foot force forget form fort forward
  found four fresh friend fruit fuel full fully fund funny future gain game gap gather gift girl given glad
  goal gold golf gone grab grade grand grant grass great green ground group grow guess guest guide habit hair half
  hall hand handy happen happy hard hate have head health hear heart heat heavy height held help hence here
  hide high hill hint hire hold holiday home honest hope horse host hotel hour huge human hurry hurt idea image
  impact inch income injury insure island item jacket join joke journey judge juice jump keen keep kept kick
  kids kind king knew knock know lack lady lake land lane large last late laugh launch lawyer lead leader
  learn least leave left legal lend length less lesson letter level life likely limit line link list listen
  little live load loan local long look lord lose loss lost loud love lovely low luck lunch made mail main
  major male manage many mark market master match mate matter meal mean meant meat media medium meet
  member memory mention mess metal middle might mile milk mind mine minor minute miss mistake mixed mode
  model moment money month mood moon more morning most mother mouth much music must nail name nation nature
  near neat neck need neighbour nerve never news next nice night nine none noon normal north nose note
  notice number object occur offer office often okay once only onto open order other ought outer over own owner
  pack page paid pain pair palm panic parent park part partner party pass past patch path patient pattern
  pause payment peace pension people period person petrol phone photo pick piece pile pilot pink pitch place plain plane
  plant plastic plate play please plenty pocket point police policy pool poor port post pound power press
  pretty price pride prime print prior prize profit proof proper proud prove public pull pupil pure
  push quick quiet quite race rain raise range rank rare rate rather reach read ready real reason receipt recent record red
  reduce refer refund regard region relax reply report request rest result retail return rich ride right ring rise
  skip skill risk river road rock role roll roof room root rope rose rough round route royal rule rush safe said sail sale
  salt same sand save scale scene school scope score sea search season second secret seek seen self sell send sense
  serve service seven share sharp sheet shell shift ship shirt shock shoe shoot shop short shot should shout show
  shown side sight sign signal silly silver simple since sing sister site size skill skin sleep slip slow small
  smart smell smile smoke smooth snow social soft soil sold some song soon sore sorry sort soul sound south
  space spare speak special speed spell spend spent split spoke sport spot spray spread spring square staff
  stage stain stall stamp stand star start state station stay steel step stick still stock stone stood store storm
  story straight strange street stress strike string strong study stuff style such suffer sugar suit suite sum summer
  sunday super sure surprise swim table take tale talk tall tank tape task taste tax teach team tear tell tenant tend
  term test text than thank that them then there these they thick thin thing think third this those though
  three throw thumb ticket tidy tight till time tiny tired title today together told tone tonight took tooth
  total touch tough tour toward town track trade train trap travel tray treat trick tried trip
  trouble truck true trust truth twice twin type uncle under union unit until upper upset urban urgent useful usual
  vacant value van vary vast very via video view village visit voice wage wait wake walk want warm warn
  waste watch water wave wear weather week weight well went west what wheel when where which while white whole whose
  wide wife wild will wine wing winter wire wise wish with wife woman wonder word wore work world worry worse
  worst worth would write wrong yard year yellow young your house hole pole poll tale bell ball bills bill
  leaf loft left soap slab snag slat slot draw riot wasp pane pine pin tin tip top tag tab lap lid log lot rod`
    .trim()
    .split(/\s+/),
)

const isSwap = (a: string, b: string) => [...a].sort().join() === [...b].sort().join()

export type Mend = (raw: string) => { stem: string; fidelity: number } | null

/**
 * Typo tolerance over the words a price book uses: candidates share trigrams with the misspelt
 * word, and the one fewest edits away is taken. Short words must be nearly right.
 */
export const buildSpelling = (words: ReadonlyMap<string, string>): Mend => {
  const byTrigram = new Map<string, string[]>()
  for (const word of words.keys()) {
    if (word.length < 3) continue
    for (const trigram of trigrams(word)) {
      const list = byTrigram.get(trigram)
      if (list) list.push(word)
      else byTrigram.set(trigram, [word])
    }
  }
  const seen = new Map<string, ReturnType<Mend>>()

  const search: Mend = (raw) => {
    if (raw.length < 4 || raw.length > 24 || /\d/.test(raw) || LEFT_ALONE.has(raw)) return null
    if (LEFT_ALONE.has(raw.replace(/(s|ed|ing|er|ly)$/, ''))) return null
    const shared = new Map<string, number>()
    for (const trigram of trigrams(raw)) {
      for (const word of byTrigram.get(trigram) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1)
    }
    const most = raw.length >= 8 ? 2 : 1
    let best: { word: string; cost: number; shared: number } | null = null
    for (const [word, count] of shared) {
      if (word.length < 4 && raw.length > 4) continue
      if (word[0] !== raw[0] && (word[0] !== raw[1] || word[1] !== raw[0])) continue
      const cost = edits(raw, word, most)
      const isRisky = raw.length < 5 && word.length === raw.length && !isSwap(raw, word)
      if (cost > most || isRisky) continue
      const better =
        !best ||
        cost < best.cost ||
        (cost === best.cost && count > best.shared) ||
        (cost === best.cost && count === best.shared && word < best.word)
      if (better) best = { word, cost, shared: count }
    }
    if (!best) return null
    return { stem: words.get(best.word) ?? best.word, fidelity: best.cost === 1 ? 0.95 : 0.9 }
  }

  return (raw) => {
    const before = seen.get(raw)
    if (before !== undefined) return before
    const found = search(raw)
    if (seen.size < 20_000) seen.set(raw, found)
    return found
  }
}
