import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * Our own words and small pieces, which most screens share. Only those that use no large component:
 * a chunk takes with it whatever it imports.
 */
const DESK =
  /[\\/](admin[\\/](words|api)|domain)[\\/](?!settings)|admin[\\/]pieces[\\/](card|facts|group|initials|keyed|keys|list-url|live-refresh|me|money|nothing|now|page|related|rows|state-tag|tag|verb|waiting|when)\.tsx?$/

/** Tables and what only they need come with the first list, not with the sign-in. */
const NOT_TABLES =
  /node_modules[\\/](?!antd[\\/]es[\\/](table|pagination|select|checkbox|radio|dropdown|menu|tree|segmented)|rc-(table|pagination|select|checkbox|dropdown|menu|tree|virtual-list|segmented))/

/** `vite admin` serves the source for development and passes the API on to a running app. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What most screens share comes in two files rather than forty: a page is few requests.
          groups: [
            { name: 'desk', test: DESK, minShareCount: 3 },
            { name: 'shared', test: NOT_TABLES, minShareCount: 10 },
            { name: 'tables', test: /node_modules/, minShareCount: 10 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5180, proxy: { '/api': 'http://127.0.0.1:3000' } },
})
