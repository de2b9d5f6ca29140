/** Real films, made here and now by the packaged encoder: a moving picture, and sound when asked. */
import '@napi-rs/webcodecs/polyfill'
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from 'mediabunny'

const CONTAINERS = {
  mp4: () => new Mp4OutputFormat({ fastStart: 'in-memory' }),
  mov: () => new MovOutputFormat({ fastStart: 'in-memory' }),
  webm: () => new WebMOutputFormat(),
  mkv: () => new MkvOutputFormat(),
}

export interface Film {
  codec?: 'avc' | 'hevc' | 'vp9' | 'vp8' | 'av1'
  container?: keyof typeof CONTAINERS
  seconds?: number
  width?: number
  height?: number
  /** Degrees clockwise, as a phone held upright notes them. */
  rotation?: 0 | 90 | 180 | 270
  /** What is said in it: hummed for the ear, and in the file's comment for the sandbox's. */
  says?: string
}

const A_SECOND = 10
const RATE = 48_000

/** A bar that wanders over a slope: no two pictures are alike. */
const picture = (width: number, height: number, at: number): Uint8Array<ArrayBuffer> => {
  const points = new Uint8Array((width * height * 3) / 2).fill(128)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      points[y * width + x] = Math.abs(x - at * 7) % width < 16 ? 235 : 30 + ((x + y) % 160)
  return points
}

const hum = (seconds: number): AudioSample => {
  const samples = Float32Array.from(
    { length: Math.round(seconds * RATE) },
    (_, at) => 0.2 * Math.sin((2 * Math.PI * 220 * at) / RATE),
  )
  return new AudioSample({
    ...{ data: samples, format: 'f32', numberOfChannels: 1, sampleRate: RATE, timestamp: 0 },
  })
}

/** Two seconds of H.264 in an MP4, 320 × 240, unless asked otherwise. */
export const makeFilm = async (film: Film = {}): Promise<Buffer<ArrayBuffer>> => {
  const { codec = 'avc', container = 'mp4', seconds = 2, width = 320, height = 240 } = film
  const target = new BufferTarget()
  const output = new Output({ format: CONTAINERS[container](), target })
  const video = new VideoSampleSource({ codec, bitrate: 300_000, keyFrameInterval: 0.5 })
  output.addVideoTrack(video, { rotation: film.rotation ?? 0, frameRate: A_SECOND })
  const sound = film.says
    ? new AudioSampleSource({ codec: container === 'webm' ? 'opus' : 'aac', bitrate: 64_000 })
    : null
  if (sound) {
    output.addAudioTrack(sound)
    output.setMetadataTags({ comment: `[[said: ${film.says}]]` })
  }
  await output.start()
  for (let at = 0; at < seconds * A_SECOND; at++) {
    const sample = new VideoSample(picture(width, height, at), {
      ...{ format: 'I420', codedWidth: width, codedHeight: height },
      ...{ timestamp: at / A_SECOND, duration: 1 / A_SECOND },
    })
    await video.add(sample)
    sample.close()
  }
  if (sound) await sound.add(hum(seconds))
  await output.finalize()
  if (!target.buffer) throw new Error('The encoder made nothing.')
  return Buffer.from(target.buffer)
}
