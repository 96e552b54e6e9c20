// Compiles grammar/ and engine/ into dist/: JavaScript and type declarations, nothing stale left over.
import { spawnSync } from 'node:child_process'
import { renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
const fresh = `dist.${process.pid}`

const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh], { cwd: root, stdio: 'inherit' })
if (status === 0) {
  rmSync(`${root}dist`, { recursive: true, force: true })
  renameSync(`${root}${fresh}`, `${root}dist`)
} else {
  rmSync(`${root}${fresh}`, { recursive: true, force: true })
  throw new Error('TypeScript found errors; dist/ is left as it was')
}
