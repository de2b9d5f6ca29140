import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { freePort, isAlive, isPortFree, pause } from '../../scripts/processes.ts'
import { claimDataDir } from '../../scripts/start-lock.ts'
import { Falls, SupervisedPart } from '../../scripts/supervise.ts'

let directory: string
let part: SupervisedPart | undefined
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), `handy-tests-${process.pid}-supervise-`))
})
afterEach(async () => {
  await part?.stop(2000)
  rmSync(directory, { recursive: true, force: true })
})

const until = async (condition: () => boolean) => {
  for (const deadline = Date.now() + 8000; !condition(); await pause(20)) {
    if (Date.now() > deadline) throw new Error('waited in vain')
  }
}

/** A part that notes each of its lives in a file, then does as the script says. */
function supervise(script: string, everReady = true) {
  const file = join(directory, 'part.mjs')
  const notes = join(directory, 'notes')
  writeFileSync(notes, '')
  writeFileSync(
    file,
    `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(notes)}, process.pid + '\\n')\n${script}`,
  )
  const lives = () => readFileSync(notes, 'utf8').split('\n').filter(Boolean).map(Number)
  const words: string[] = []
  let givenUp: string | undefined
  part = new SupervisedPart({
    name: 'part',
    args: [file],
    environment: process.env,
    say: (said) => void words.push(said),
    waitUntilReady: (isInVain) => until(() => isInVain() || (everReady && lives().length > 0)),
    onGivenUp: (said) => {
      givenUp = said
    },
  })
  return { part, lives, words, givenUp: () => givenUp }
}

it('starts a killed part again', async () => {
  const { part, lives, words } = supervise('setInterval(() => {}, 1000)')
  await part.start()
  process.kill(lives()[0] ?? 0, 'SIGKILL')
  await until(() => lives().length === 2)
  expect(words.join()).toContain('The part ended (SIGKILL)')
  await part.stop(2000)
  expect(lives().some(isAlive)).toBe(false)
}, 20_000)

it('does not try again what cannot even start, and passes its own words on', async () => {
  const { part, lives, givenUp } = supervise('process.exit(3)', false)
  await part.start()
  await until(() => givenUp() !== undefined)
  expect(givenUp()).toContain('could not start (exit 3)')
  expect(lives()).toHaveLength(1)
}, 20_000)

it('ends a part that will not stop by itself', async () => {
  const { part, lives, words } = supervise(
    "process.on('SIGTERM', () => {})\nsetInterval(() => {}, 1000)",
  )
  await part.start()
  await pause(300)
  await part.stop(500)
  expect(words.join()).toContain('did not stop within 0.5 s')
  expect(lives().some(isAlive)).toBe(false)
}, 20_000)

it('waits longer after each fall and gives up at the fifth within a minute', () => {
  const falls = new Falls()
  const waits = [0, 1, 2, 3, 4].map((second) => falls.add(second * 1000))
  expect(waits).toEqual([250, 500, 1000, 2000, undefined])
  expect(falls.add(200_000), 'a fall now and then is forgiven').toBe(250)
})

it('sees that a port is taken, on either loopback', async () => {
  const port = await freePort()
  expect(await isPortFree(port)).toBe(true)
  const server = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  expect(await isPortFree(port)).toBe(false)
  await new Promise((resolve) => server.close(resolve))
})

it('claims a data directory once, and takes over a claim whose owner is gone', () => {
  const file = join(directory, 'running.json')
  writeFileSync(file, JSON.stringify({ pid: process.pid, url: 'http://localhost:3000' }))
  // This process is alive, but it is no start of ours: a pid that a stranger has got.
  const release = claimDataDir(directory, 'http://localhost:3000')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid })
  release()
  expect(() => readFileSync(file)).toThrow()
})
