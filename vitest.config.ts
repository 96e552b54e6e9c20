import { defineConfig } from 'vitest/config'

const browser = ['test/browser/**/*.test.ts']
// Run by vitest.engines.config.ts: they need engines that `npm ci` does not bring.
const engines = ['test/engines/**/*.test.ts']

export default defineConfig({
  test: {
    // The report is what .ci/run takes its closing line from.
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...browser, ...engines],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // A browser takes both cores of a small machine: after everything else, one file at a time.
        test: {
          name: 'browser',
          include: browser,
          testTimeout: 90_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 15_000 } },
          maxWorkers: 1,
          // On a busy machine a browser may lose a key or a click; the report names what needed a second run.
          retry: process.env.CI ? 1 : 0,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
