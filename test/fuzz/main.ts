// npm run fuzz -- [SECONDS] [SEED]: checks changed texts of the policies and fixtures; the first failure is written out.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fuzz } from './target.ts'

const seconds = Number(process.argv[2] ?? 60)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))
console.log(`seed ${seed}, ${seconds} s`)
const { tried, failure } = fuzz(seed, seconds * 1000)
console.log(`${tried} texts tried`)
if (failure) {
  const path = `.results/fuzz-${seed}.${failure.file}`
  mkdirSync('.results', { recursive: true })
  writeFileSync(path, failure.text)
  console.log(`${failure.wrong.join('\n')}\nwritten to ${path}`)
  process.exitCode = 1
}
