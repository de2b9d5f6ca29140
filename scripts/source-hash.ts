import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

function* walk(path: string): Generator<string> {
  if (!existsSync(path)) return
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  for (const entry of entries) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue
    if (entry.isDirectory()) yield* walk(join(path, entry.name))
    else yield join(path, entry.name)
  }
}

/**
 * Changes when any of these files and folders of `root` does, whatever the file times say; what was
 * built of them is left out.
 */
export function hashOf(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    const files = source.includes('.') ? [path].filter(existsSync) : walk(path)
    for (const file of files) hash.update(`${relative(root, file)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}
