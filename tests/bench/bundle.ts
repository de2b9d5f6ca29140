/**
 * What a browser fetches before the back office shows Today to somebody signed in, beside a bare page
 * of Refine with one antd table, both built in this run.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import type { Bench } from './measure.ts'

const AIM_KB = 60
const ROOT = join(import.meta.dirname, '../..')

interface Chunk {
  file: string
  imports?: string[]
}

/** Bytes, gzipped, of these modules' files and of everything they import before they run. */
const weightOf = async (config: InlineConfig, entries: readonly string[]): Promise<number> => {
  const outDir = mkdtempSync(join(tmpdir(), `handy-bench-${process.pid}-bundle-`))
  try {
    await build({
      ...config,
      logLevel: 'error',
      build: { ...config.build, outDir, emptyOutDir: true, manifest: 'manifest.json' },
    })
    const chunks = JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8')) as Record<
      string,
      Chunk
    >
    const wanted = new Set<string>()
    const want = (name: string): void => {
      const chunk = chunks[name]
      if (!chunk) throw new Error(`The build has no ${name}.`)
      if (wanted.has(chunk.file)) return
      wanted.add(chunk.file)
      for (const imported of chunk.imports ?? []) want(imported)
    }
    for (const entry of entries) want(entry)
    return [...wanted]
      .filter((file) => file.endsWith('.js'))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`

export const benchBundle: Bench = async () => {
  const bare = await weightOf(
    {
      configFile: false,
      root: join(ROOT, 'tests/bench/bundle'),
      plugins: [react()],
      build: { target: 'es2022' },
    },
    ['index.html'],
  )
  const ours = await weightOf({ configFile: join(ROOT, 'admin/vite.config.ts') }, [
    'index.html',
    'frame/frame.tsx',
    'today/page.tsx',
  ])
  const over = ours - bare
  return [
    {
      what: 'back office, first load to Today, JavaScript gzipped',
      figure: kb(ours),
      beside: `${kb(bare)} bare page`,
      ratio: `${over > 0 ? '+' : ''}${kb(over)}`,
      aim: `≤ ${AIM_KB} KB over`,
      met: over <= AIM_KB * 1000,
    },
  ]
}
