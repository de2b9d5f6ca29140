/** One picture out of a packet. The decoder is native code: only ever loaded in the child. */
import '@napi-rs/webcodecs/polyfill'
import { VideoDecoder } from '@napi-rs/webcodecs'
import sharp from 'sharp'
import { Refused } from './open.mjs'

/** @typedef {import('@napi-rs/webcodecs').VideoFrame} VideoFrame */
/** @typedef {Parameters<VideoDecoder['configure']>[0]} Config */
/** @typedef {import('../child-tasks.ts').PictureLimits} PictureLimits */

/**
 * @param {number} width @param {number} height @param {PictureLimits} limits
 * @throws {Refused} when it is larger than we take, whatever the file said of it
 */
export const checkSize = (width, height, { points, side }) => {
  if (!(width > 0 && height > 0)) throw new Refused('damaged')
  if (width * height > points || Math.max(width, height) > side) throw new Refused('too_detailed')
}

/**
 * How a track is decoded here; null for a codec that is not known.
 * @param {import('mediabunny').InputVideoTrack} track
 * @returns {Promise<Config | null>}
 */
export const configOf = async (track) => {
  const config = await track.getDecoderConfig()
  if (!config) return null
  const wanted = /** @type {Config} */ ({ ...config, hardwareAcceleration: 'prefer-software' })
  const { supported } = await VideoDecoder.isConfigSupported(wanted)
  return supported ? wanted : null
}

/**
 * The picture of a key packet.
 * @param {Config} config @param {import('mediabunny').EncodedPacket} packet
 * @returns {Promise<VideoFrame>}
 * @throws {Error} when the packet is broken
 */
export const decode = (config, packet) =>
  new Promise((resolve, reject) => {
    /** @type {VideoFrame | undefined} */
    let first
    const decoder = new VideoDecoder({
      output: (frame) => {
        if (first) frame.close()
        else first = frame
      },
      error: reject,
    })
    const pictured = async () => {
      decoder.configure(config)
      decoder.decode(/** @type {never} */ (packet.toEncodedVideoChunk()))
      await decoder.flush()
      decoder.close()
      if (!first) throw new Error('No picture came of it.')
      return first
    }
    pictured().then(resolve, reject)
  })

/**
 * Keeps a picture as a JPEG, the right way up.
 * @param {VideoFrame} frame
 * @param {{ file: string, rotation: number, side: number, limits: PictureLimits }} how
 */
export const keepPicture = async (frame, { file, rotation, side, limits }) => {
  const seen = frame.visibleRect
  const [width, height] = seen ? [seen.width, seen.height] : [frame.codedWidth, frame.codedHeight]
  checkSize(width, height, limits)
  const points = new Uint8Array(frame.allocationSize({ format: 'RGBA' }))
  await frame.copyTo(points, { format: 'RGBA' })
  frame.close()
  return sharp(points, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .rotate(rotation)
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 })
    .toFile(file)
}
