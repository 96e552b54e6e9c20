/** node kit/compare.mjs FILE: answers that another engine gave for the kit's records, compared with what is expected. */
export const compareSource = `import { readFile } from 'node:fs/promises'

// FILE has an answer in every line, to the record in the same line of records.ndjson; kit.json says what each is to be
// evaluated under. Numbers are compared in every digit, whether 27.5 or 27.50; keys may stand in any order, and so may
// reasons and refusals.

const [file] = process.argv.slice(2)
if (file === undefined) {
  stop('node kit/compare.mjs FILE')
}

function stop(message) {
  console.error(message)
  process.exit(64)
}

/** Differences that are shown in full. */
const shown = 20

const pieces = /"(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?/g

/** JSON with every number as a text, so that no digit is lost. */
const exact = (text) => JSON.parse(text.replace(pieces, (piece) => (piece.startsWith('"') ? piece : JSON.stringify('#' + shortest(piece)))))

const shortest = (number) => (number.includes('.') && !/[eE]/.test(number) ? number.replace(/0+$/, '').replace(/\\.$/, '') : number).replace(/^-0$/, '0')

/** The same text for answers that say the same. */
function canonical(answer) {
  if (answer.$refused) return JSON.stringify(answer.$refused.map(({ code, field }) => code + ' ' + field).sort())
  const { $unknown = {}, ...results } = answer
  const sorted = (entries) => entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([sorted(Object.entries(results)), sorted(Object.entries($unknown).map(([name, reasons]) => [name, [...reasons].sort()]))])
}

const linesOf = (text) => text.split(/\\r?\\n/).filter((line) => line !== '')

function same(expected, found) {
  try {
    return canonical(exact(expected)) === canonical(exact(found))
  } catch {
    return false
  }
}

const here = async (name) => linesOf(await readFile(new URL(name, import.meta.url), 'utf8'))
const [records, expected, purposes] = await Promise.all(['records.ndjson', 'expected.ndjson', 'purposes.txt'].map(here))
const count = JSON.parse((await here('kit.json')).join('')).groups.reduce((sum, { cases, refusals }) => sum + cases + refusals, 0)
if (records.length !== count || expected.length !== count) stop('records.ndjson, expected.ndjson：行数不对，文件不完整 / lines are missing')
const given = linesOf(await readFile(file, 'utf8').catch(() => stop('没有答案文件 / there is no file of answers: ' + file)))
let [passed, failed] = [0, 0]
expected.forEach((line, at) => {
  const found = given[at] ?? ''
  if (same(line, found)) passed++
  else if (++failed <= shown) {
    console.log(['records.ndjson:' + (at + 1) + ' ' + purposes[at], '  record:   ' + records[at], '  expected: ' + line, '  found:    ' + found].join('\\n'))
  }
})
console.log(passed + ' passed, ' + failed + ' failed')
if (failed > 0 || passed === 0) process.exitCode = 1
`
