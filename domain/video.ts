/** What a customer's video may be, for the server that checks it and the page that sends it. */

export const MOST_VIDEO_BYTES = 500 * 1024 * 1024
/** A job is shown in a minute; nobody looks at an hour. */
export const MOST_VIDEO_SECONDS = 20 * 60
/** A little over 4K: what a phone records, and what one picture of it may cost to decode. */
export const MOST_PICTURE_POINTS = 4096 * 2400
export const LONGEST_PICTURE_SIDE = 8192
/** Slow motion is 240. */
export const MOST_PICTURES_A_SECOND = 480

/** Why a file is not taken for a video, and how it is said to whoever sent it. */
export const VIDEO_REFUSALS = {
  empty: 'That file is empty. Please send the video again.',
  not_video: 'That is not a video. Please record one, or choose another file.',
  damaged: 'That video could not be opened: the file is damaged. Please record it again.',
  cut_off: 'That video is cut off before its end. Please send it again.',
  no_picture: 'There is no picture in that video. Please record it again.',
  too_long: 'That video is too long. A minute or two is plenty.',
  too_detailed: 'The picture of that video is too large. Please record it in 4K or less.',
  too_heavy: 'That video is too much for us to open. Please record a shorter one.',
} as const

export type VideoRefusal = keyof typeof VIDEO_REFUSALS

export const isVideoRefusal = (value: unknown): value is VideoRefusal =>
  typeof value === 'string' && Object.hasOwn(VIDEO_REFUSALS, value)

export const mostMegabytes = MOST_VIDEO_BYTES / 1024 / 1024
