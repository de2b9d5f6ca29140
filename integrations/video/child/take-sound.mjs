import { join } from 'node:path'
import {
  Conversion,
  FilePathTarget,
  Mp3OutputFormat,
  Mp4OutputFormat,
  Output,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny'
import { openInput } from './open.mjs'

/** How each kind of sound is wrapped without being encoded again. @param {string | null} codec */
const wrapFor = (codec) => {
  if (codec === 'aac') return { format: new Mp4OutputFormat(), extension: 'm4a' }
  if (codec === 'opus' || codec === 'vorbis')
    return { format: new WebMOutputFormat(), extension: 'webm' }
  if (codec === 'mp3') return { format: new Mp3OutputFormat(), extension: 'mp3' }
  if (codec?.startsWith('pcm-')) return { format: new WavOutputFormat(), extension: 'wav' }
  return null
}

/**
 * The sound alone, as the file has it, in a file of its own; null when there is none to be had.
 * @param {{ path: string, folder: string }} told
 */
export const takeSound = async ({ path, folder }) => {
  const input = openInput(path)
  const track = await input.getPrimaryAudioTrack()
  const wrap = track && wrapFor(await track.getCodec())
  if (!wrap) return null
  const file = join(folder, `sound.${wrap.extension}`)
  const output = new Output({ format: wrap.format, target: new FilePathTarget(file) })
  const conversion = await Conversion.init({ input, output, video: { discard: true } })
  if (!conversion.isValid) return null
  await conversion.execute()
  return file
}
