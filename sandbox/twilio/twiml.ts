export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#'))
      return String.fromCodePoint(
        name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)),
      )
    return ENTITIES[name] ?? whole
  })

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g

/** Reads a TwiML document; undefined when it is not one. Throws on tags that do not match. */
export const parseTwiml = (source: string): Element | undefined => {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open: Element[] = [root]
  for (const [, cdata, slash, name, attributes, selfClosing, text] of source.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root
    if (cdata !== undefined) parent.text += cdata
    else if (text !== undefined) parent.text += decode(text)
    else if (slash) {
      if (open.length < 2 || parent.name !== name)
        throw new Error(`TwiML: </${name}> closes nothing that is open`)
      open.pop()
    } else if (name) {
      const element = { name, attributes: readAttributes(attributes), children: [], text: '' }
      parent.children.push(element)
      if (!selfClosing) open.push(element)
    }
  }
  if (open.length > 1) throw new Error(`TwiML: <${open.at(-1)?.name}> is never closed`)
  return root.children.find(({ name }) => name === 'Response')
}

const readAttributes = (source = ''): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, decode(double ?? single ?? '')],
    ),
  )

/** The element's own text and that of what it contains. */
export const textOf = (element: Element): string =>
  element.text + element.children.map(textOf).join('')
