/**
 * The child: one task on one file, and the end. Started only by `bounded-child.ts`. Plain JavaScript,
 * because what reads TypeScript reserves more address space than this process is given.
 */
import { cutFrames } from './cut-frames.mjs'
import { inspect } from './inspect.mjs'
import { Refused } from './open.mjs'
import { takeSound } from './take-sound.mjs'

/** @typedef {import('../child-tasks.ts').ChildTask} ChildTask */

/** @param {ChildTask} told */
const act = async (told) => {
  if (told.task === 'frames') return { frames: await cutFrames(told) }
  if (told.task === 'sound') return { file: await takeSound(told) }
  try {
    return { facts: await inspect(told.path, told.limits) }
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
}

process.stdout.write('ready\n')
const answer = await act(JSON.parse(process.argv[2] ?? ''))
// Decoder threads would keep the process: it ends when its answer is out.
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0))
