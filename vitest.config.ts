import { defineConfig } from 'vitest/config'

const onPostgres = {
  globalSetup: './tests/harness/global-postgres.ts',
  setupFiles: './tests/harness/setup.ts',
  hookTimeout: 60_000,
  // What is waited for comes when it comes; a second is a busy machine's blink.
  expect: { poll: { timeout: 15_000 } },
}

/** Six suites. `npm test` runs four, one after another; screens and faults have commands of their own. */
export default defineConfig({
  test: {
    allowOnly: false,
    // Two on purpose: the suites drive PostgreSQL and a browser, which need the other cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 30_000,
          ...onPostgres,
        },
      },
      {
        test: {
          name: 'timed',
          include: ['tests/timed/**/*.test.ts'],
          testTimeout: 120_000,
          // Beside another suite a time would be that suite's.
          fileParallelism: false,
          ...onPostgres,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          ...onPostgres,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
          ...onPostgres,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 180_000,
          fileParallelism: false,
          ...onPostgres,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
