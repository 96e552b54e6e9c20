// Compiles grammar/ and engine/ into dist/: JavaScript and type declarations, nothing stale left over.
// dist/editor and dist/editor-single are Vite's and stay: either build leaves the other's output alone.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const dist = join(root, 'dist')
const fresh = join(root, `dist.${process.pid}`)

const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh], { cwd: root, stdio: 'inherit' })
if (status === 0) {
  mkdirSync(dist, { recursive: true })
  const isEditor = (name) => /^(editor|\.)/.test(name)
  const stale = readdirSync(dist).filter((name) => !isEditor(name) && !existsSync(join(fresh, name)))
  for (const name of stale) rmSync(join(dist, name), { recursive: true, force: true })
  for (const name of readdirSync(fresh)) {
    rmSync(join(dist, name), { recursive: true, force: true })
    renameSync(join(fresh, name), join(dist, name))
  }
}
rmSync(fresh, { recursive: true, force: true })
if (status !== 0) throw new Error('TypeScript found errors; dist/ is left as it was')
