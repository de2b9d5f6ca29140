import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** `vite admin` serves the source for development and passes the API on to a running app. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1200 },
  server: { host: '127.0.0.1', port: 5180, proxy: { '/api': 'http://127.0.0.1:3000' } },
})
