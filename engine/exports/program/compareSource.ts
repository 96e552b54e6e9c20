/** node kit/compare.mjs FOLDER: answers that another engine gave for the kit's records, compared with what is expected. */
export const compareSource = `import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// For each group of kit.json, FOLDER holds a file named as its expected results, with an answer in every line. Numbers are
// compared in every digit, whether 27.5 or 27.50; keys may stand in any order, and so may reasons and refusals.

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  stop('node kit/compare.mjs FOLDER')
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

const linesOf = (text) => text.split('\\n').filter((line) => line !== '')

function same(expected, found) {
  try {
    return canonical(exact(expected)) === canonical(exact(found))
  } catch {
    return false
  }
}

const here = (name) => readFile(new URL(name, import.meta.url), 'utf8')
let [passed, failed] = [0, 0]
for (const { records, expected, cases, refusals } of JSON.parse(await here('kit.json')).groups) {
  const [asked, wanted] = [linesOf(await here(records)), linesOf(await here(expected))]
  if (wanted.length !== cases + refusals) stop(expected + '：行数不对，文件不完整 / lines are missing')
  const file = join(folder, expected)
  const given = linesOf(await readFile(file, 'utf8').catch(() => stop('没有答案文件 / there is no file of answers: ' + file)))
  wanted.forEach((line, index) => {
    const found = given[index] ?? ''
    if (same(line, found)) passed++
    else if (++failed <= shown) {
      console.log([records + ':' + (index + 1), '  record:   ' + asked[index], '  expected: ' + line, '  found:    ' + found].join('\\n'))
    }
  })
}
console.log(passed + ' passed, ' + failed + ' failed')
if (failed > 0 || passed === 0) process.exitCode = 1
`
