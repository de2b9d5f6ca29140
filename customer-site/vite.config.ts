import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const WORKER = 'job-sheet-worker'

/**
 * Every page of this site is the same HTML and picks its own chunk by address. The quote is what
 * most people open, so its chunks are fetched beside the entry rather than after it.
 */
const preloadQuote: Plugin = {
  name: 'preload-quote',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((item) => item.type === 'chunk')
      const quote = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/quote/QuotePage.tsx'))
      const entry = chunks.find((chunk) => chunk.isEntry && chunk.name !== WORKER)
      if (!quote || !entry) return []
      const wanted = new Set([quote.fileName, ...quote.imports, ...entry.imports])
      wanted.delete(entry.fileName)
      return [...wanted].map((file) => ({
        tag: 'link',
        injectTo: 'head',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
      }))
    },
  },
}

/**
 * Tells the job sheet's worker which files it is made of, so that they are on the phone before the
 * signal goes: the page's own chunk, all it imports, and the styles.
 */
const listJobSheet: Plugin = {
  name: 'list-job-sheet',
  generateBundle: (_options, bundle) => {
    const items = Object.values(bundle)
    const worker = items.find((item) => item.type === 'chunk' && item.name === WORKER)
    if (worker?.type !== 'chunk') return
    const wanted = new Set<string>()
    const add = (file: string) => {
      const item = bundle[file]
      if (!item || wanted.has(file)) return
      wanted.add(file)
      if (item.type === 'chunk') item.imports.forEach(add)
    }
    for (const item of items) {
      const own =
        item.type === 'chunk'
          ? (item.isEntry && item !== worker) ||
            item.facadeModuleId?.endsWith('/contractor/ContractorPage.tsx')
          : item.fileName.endsWith('.css')
      if (own) add(item.fileName)
    }
    const files = JSON.stringify([...wanted].sort().map((file) => `/${file}`))
    worker.code = worker.code.replaceAll('__JOB_SHEET_FILES__', files)
  },
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), preloadQuote, listJobSheet],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        [WORKER]: join(import.meta.dirname, 'contractor/job-sheet-worker.ts'),
      },
      output: {
        // A worker keeps its name: a phone asks for it by that to see whether it changed.
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: 'site',
              test: /(customer-site\/(ui|words|api|times)\/|\/domain\/|vite\/preload-helper)(?!(PhotoPicker|shrink-photo|LostPage|declines|video)\b)/,
            },
          ],
        },
      },
    },
  },
})
