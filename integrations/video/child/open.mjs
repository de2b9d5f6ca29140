import { FilePathSource, Input, MATROSKA, MP4, QTFF, WEBM } from 'mediabunny'

/** @typedef {import('../../../domain/video.ts').VideoRefusal} VideoRefusal */
/** @typedef {import('mediabunny').InputVideoTrack} InputVideoTrack */

/** The file is at fault, and in this way. */
export class Refused extends Error {
  /** @param {VideoRefusal} refusal */
  constructor(refusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/**
 * What phones and WhatsApp write; 3GP is read as MP4. Nothing that names other files to be fetched.
 * @param {string} path
 */
export const openInput = (path) =>
  new Input({ source: new FilePathSource(path), formats: [MP4, QTFF, MATROSKA, WEBM] })

/**
 * @param {Input} input
 * @returns {Promise<InputVideoTrack>}
 * @throws {Refused} when there is no picture in it, or no video at all
 */
export const pictureOf = async (input) => {
  const track = await input.getPrimaryVideoTrack().catch(() => {
    throw new Refused('damaged')
  })
  if (track) return track
  const tracks = await input.getTracks().catch(() => [])
  throw new Refused(tracks.length > 0 ? 'no_picture' : 'damaged')
}
