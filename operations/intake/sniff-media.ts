export interface Sniffed {
  mimeType: string
  extension: string
}

const kind = (mimeType: string, extension: string): Sniffed => ({ mimeType, extension })
const MP4 = kind('video/mp4', 'mp4')

/** What stands after `ftyp` in the family of files that MP4 belongs to. */
const brandOf = (brand: string): Sniffed => {
  if (/^(heic|heix|hevc|heim|heis|mif1|msf1)/.test(brand)) return kind('image/heic', 'heic')
  if (brand.startsWith('qt')) return kind('video/quicktime', 'mov')
  if (brand.startsWith('3g')) return kind('video/3gpp', '3gp')
  if (/^(M4A|M4B)/.test(brand)) return kind('audio/mp4', 'm4a')
  return MP4
}

const MARKS: readonly [at: number, mark: string, found: Sniffed][] = [
  [0, '\xff\xd8\xff', kind('image/jpeg', 'jpg')],
  [0, '\x89PNG\r\n\x1a\n', kind('image/png', 'png')],
  [0, 'GIF8', kind('image/gif', 'gif')],
  [8, 'WEBP', kind('image/webp', 'webp')],
  [8, 'WAVE', kind('audio/wav', 'wav')],
  [0, '\x1a\x45\xdf\xa3', kind('video/webm', 'webm')],
  [0, 'OggS', kind('audio/ogg', 'ogg')],
  [0, '#!AMR', kind('audio/amr', 'amr')],
  [0, 'ID3', kind('audio/mpeg', 'mp3')],
  [0, '\xff\xfb', kind('audio/mpeg', 'mp3')],
  [0, '\xff\xf3', kind('audio/mpeg', 'mp3')],
  [0, '\xff\xf1', kind('audio/aac', 'aac')],
  [0, '\xff\xf9', kind('audio/aac', 'aac')],
]

/**
 * What a file is by its own first bytes, whatever its sender calls it. Null for what we do not take:
 * photos, videos and sound only, and nothing that a browser would run.
 */
export const sniffMedia = (bytes: Uint8Array, claimed = ''): Sniffed | null => {
  const head = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  if (head.slice(4, 8) === 'ftyp') {
    const found = brandOf(head.slice(8, 12))
    return found === MP4 && claimed.startsWith('audio/') ? kind('audio/mp4', 'm4a') : found
  }
  const mark = MARKS.find(([at, mark]) => head.startsWith(mark, at))
  return mark?.[2] ?? null
}
