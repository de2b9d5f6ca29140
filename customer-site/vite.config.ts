import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

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
      const entry = chunks.find((chunk) => chunk.isEntry)
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

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), preloadQuote],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    emptyOutDir: true,
    // Inlined assets would need `data:` in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            {
              name: 'site',
              test: /(customer-site\/(ui|words|api|times)\/|\/domain\/|vite\/preload-helper)/,
            },
          ],
        },
      },
    },
  },
})
