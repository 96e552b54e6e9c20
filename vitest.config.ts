import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // The report is what .ci/run takes its closing line from.
    reporters: ['default', ['json', { outputFile: '.results/vitest.json' }]],
  },
})
