import { defineConfig } from 'vitest/config'

/** Exports on the engines they are made for: `npm run test:engines`, which scripts/engines/install.sh makes ready. */
export default defineConfig({
  test: {
    name: 'engines',
    include: ['test/engines/**/*.test.ts'],
    // The report is what .ci/run counts, beside that of vitest.config.ts.
    reporters: ['default', ['json', { outputFile: '.results/engines.json' }]],
    // An engine takes both cores of a small machine and some gigabytes of memory: one file at a time.
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 300_000,
  },
})
