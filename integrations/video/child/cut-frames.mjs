import { join } from 'node:path'
import { EncodedPacketSink, VideoSampleSink } from 'mediabunny'
import { configOf, decode, keepPicture } from './decode.mjs'
import { openInput, pictureOf } from './open.mjs'

/** @typedef {import('mediabunny').InputVideoTrack} InputVideoTrack */
/** @typedef {import('@napi-rs/webcodecs').VideoFrame} VideoFrame */
/** @typedef {import('../child-tasks.ts').CutFrame} CutFrame */
/** @typedef {(frame: VideoFrame, timestamp: number) => Promise<void>} Keep */

/** Points: enough to read a maker's label on a boiler. */
const LONGEST_SIDE = 1280
/** Fewer key pictures than this tell too little of a job. */
const TOO_FEW = 3

/** The middles of equal stretches. @param {number} seconds @param {number} most */
const momentsOf = (seconds, most) =>
  Array.from({ length: most }, (_, index) => ((index + 0.5) / most) * seconds)

/**
 * Key pictures stand alone: one broken place in the file costs one picture.
 * @param {InputVideoTrack} track @param {number[]} moments @param {Keep} keep
 */
const cutKeyFrames = async (track, moments, keep) => {
  const config = await configOf(track)
  if (!config) return
  const sink = new EncodedPacketSink(track)
  const taken = new Set()
  for (const moment of moments) {
    const packet = await sink.getKeyPacket(moment, { verifyKeyPackets: true }).catch(() => null)
    if (!packet || taken.has(packet.timestamp)) continue
    taken.add(packet.timestamp)
    const frame = await decode(config, packet).catch(() => null)
    if (frame) await keep(frame, packet.timestamp)
  }
}

/**
 * A recording with hardly a key picture: decoded through, which costs more.
 * @param {InputVideoTrack} track @param {number[]} moments @param {Keep} keep
 */
const cutBetween = async (track, moments, keep) => {
  for await (const sample of new VideoSampleSink(track).samplesAtTimestamps(moments)) {
    if (!sample) continue
    const { timestamp } = sample
    const frame = sample.toVideoFrame()
    sample.close()
    await keep(/** @type {VideoFrame} */ (/** @type {unknown} */ (frame)), timestamp)
  }
}

/**
 * At most `most` pictures from all over the video, earliest first; fewer when it has no more.
 * @param {{ path: string, folder: string, most: number, limits: import('../child-tasks.ts').VideoLimits }} told
 * @returns {Promise<CutFrame[]>}
 */
export const cutFrames = async ({ path, folder, most, limits }) => {
  const track = await pictureOf(openInput(path))
  const seconds = (await track.getDurationFromMetadata()) ?? (await track.computeDuration())
  const moments = momentsOf(Math.min(seconds, limits.seconds), most)
  const rotation = await track.getRotation()
  /** @param {typeof cutKeyFrames} by @param {string} name */
  const cut = async (by, name) => {
    /** @type {CutFrame[]} */
    const frames = []
    await by(track, moments, async (frame, timestamp) => {
      const file = join(folder, `${name}-${frames.length}.jpg`)
      const { width, height } = await keepPicture(frame, {
        ...{ file, rotation, limits },
        side: LONGEST_SIDE,
      })
      frames.push({ file, seconds: Math.max(0, timestamp), width, height })
    }).catch(() => {})
    return frames
  }
  const keys = await cut(cutKeyFrames, 'key')
  if (keys.length >= Math.min(most, TOO_FEW)) return keys
  const between = await cut(cutBetween, 'between')
  return between.length > keys.length ? between : keys
}
