// npm runs this after `npm ci` and `npm install` in the repository, and before it packs.
// A checkout whose sources don't compile at the moment must still install; a package of them must not be made.
import { existsSync } from 'node:fs'

const packing = ['pack', 'publish'].includes(process.env.npm_command ?? '')
const compiler = new URL('../node_modules/typescript/bin/tsc', import.meta.url)

if (existsSync(compiler)) await build()
else console.log('tiaoli: no TypeScript here (production install), dist/ is left as it is')

async function build() {
  try {
    await import('./build.mjs')
  } catch (error) {
    if (packing) throw error
    console.error('tiaoli: dist/ could not be built; `npm run build` says why')
  }
}
