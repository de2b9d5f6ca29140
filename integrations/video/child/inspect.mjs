import { EncodedPacketSink } from 'mediabunny'
import { checkSize, configOf, decode } from './decode.mjs'
import { openInput, pictureOf, Refused } from './open.mjs'

/** @typedef {import('mediabunny').InputVideoTrack} InputVideoTrack */
/** @typedef {import('../child-tasks.ts').VideoLimits} VideoLimits */

const PACKETS_LOOKED_AT = 600

/**
 * How long it is, without reading all of it where its head says so.
 * @param {InputVideoTrack} track @param {VideoLimits} limits
 */
const secondsOf = async (track, limits) => {
  const seconds = (await track.getDurationFromMetadata()) ?? (await track.computeDuration())
  if (!Number.isFinite(seconds) || seconds < 0) throw new Refused('damaged')
  if (seconds > limits.seconds) throw new Refused('too_long')
  return seconds
}

/**
 * Its first and last packets are there, and not thousands to a second.
 * @param {InputVideoTrack} track @param {VideoLimits} limits
 */
const checkPackets = async (track, limits) => {
  const sink = new EncodedPacketSink(track)
  const first = await sink.getFirstPacket().catch(() => null)
  if (!first) throw new Refused('damaged')
  const last = await sink.getPacket(Number.POSITIVE_INFINITY).catch(() => null)
  if (!last || last.data.byteLength !== last.byteLength) throw new Refused('cut_off')
  // The head may say what it likes of its length: the last picture's time counts too.
  if (last.timestamp > limits.seconds) throw new Refused('too_long')
  const { averagePacketRate } = await track.computePacketStats(PACKETS_LOOKED_AT)
  if (averagePacketRate > limits.picturesASecond) throw new Refused('too_heavy')
  return sink
}

/**
 * Whether a picture can be had; false for a codec that is unknown here.
 * @param {InputVideoTrack} track @param {EncodedPacketSink} sink @param {VideoLimits} limits
 * @throws {Refused}
 */
const showsPicture = async (track, sink, limits) => {
  const config = await configOf(track)
  if (!config) return false
  const packet = await sink.getFirstKeyPacket({ verifyKeyPackets: true })
  if (!packet) throw new Refused('damaged')
  const frame = await decode(config, packet).catch(() => {
    throw new Refused('damaged')
  })
  checkSize(frame.codedWidth, frame.codedHeight, limits)
  frame.close()
  return true
}

/**
 * What a video is, by what is in it.
 * @param {string} path @param {VideoLimits} limits
 * @returns {Promise<import('../child-tasks.ts').VideoFacts>}
 * @throws {Refused}
 */
export const inspect = async (path, limits) => {
  const input = openInput(path)
  if (!(await input.canRead())) throw new Refused('damaged')
  const track = await pictureOf(input)
  checkSize(await track.getCodedWidth(), await track.getCodedHeight(), limits)
  const seconds = await secondsOf(track, limits)
  const sink = await checkPackets(track, limits)
  const isShown = await showsPicture(track, sink, limits)
  return {
    codec: await track.getCodec(),
    container: (await input.getFormat()).name,
    seconds,
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    rotation: await track.getRotation(),
    hasSound: (await input.getPrimaryAudioTrack()) !== null,
    isShown,
  }
}
