import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { removeAfterwards } from './browser.ts'

/**
 * Builds the page of test/browser/pages/NAME: a folder to be served, or with `single` one that holds a single index.html for a
 * disk. It is removed after the test file.
 */
export async function buildPage(name: string, single = false): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'tiaoli-page-'))
  removeAfterwards(outDir)
  await build({
    configFile: false,
    root: fileURLToPath(new URL(`../pages/${name}`, import.meta.url)),
    base: './',
    logLevel: 'warn',
    plugins: single ? [viteSingleFile()] : [],
    build: { outDir, emptyOutDir: true, target: 'es2022', minify: false, modulePreload: { polyfill: false } },
  })
  return outDir
}
