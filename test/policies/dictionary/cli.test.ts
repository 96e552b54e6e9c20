import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ran, runCommand } from './commands.ts'
import { cellsOf, columns, csvRow } from './csv.ts'
import { absent, brokenLines, jsonFaults, valueFaults } from './faults.ts'
import { anyPerson } from './people.ts'
import { expectLines, mixedSamples, type Sample, soundSample } from './samples.ts'
import type { Choices } from './taiyuan.ts'

const seed = Date.now() % 2 ** 31
const peopleOf = (asOf: string, count: number) => fc.sample(anyPerson(asOf), { numRuns: count, seed })

const ndjson = (samples: readonly Sample[]) => ({ name: 'people.ndjson', content: samples.map(({ json }) => `${json}\n`).join('') })
const csv = (samples: readonly Sample[]) => ({
  name: 'people.csv',
  content: [columns, ...samples.map(({ record }, turn) => csvRow(record, turn))].join('\n'),
})

describe('run policies/taiyuan-2020', () => {
  it('writes one line a record in their order, refuses those that are wrong, and says so by exit status 2', () => {
    const broken = brokenLines.map(([json, code, field]): Sample => ({ record: {}, json, line: { refused: [[code, field]] } }))
    const samples = [...mixedSamples(peopleOf('2021-01-01', 2000), [...valueFaults, ...jsonFaults, absent]), ...broken]
    const ran = runCommand('taiyuan-2020', ndjson(samples), 'results.ndjson')
    expectLines(samples, ran.lines, seed)
    expect(ran.status).toBe(2)
    expect(ran.said).toContain(`${500 + broken.length}`)
  })

  it('reads and writes CSV as it does NDJSON', () => {
    const samples = mixedSamples(peopleOf('2021-01-01', 1000), [...valueFaults, absent])
    const fromCsv = runCommand('taiyuan-2020', csv(samples), 'results.ndjson')
    expectLines(samples, fromCsv.lines, seed)
    const toCsv = runCommand('taiyuan-2020', ndjson(samples), 'results.csv')
    expect(asJson(toCsv)).toEqual(fromCsv.lines.map((line) => JSON.parse(line)))
    expect([fromCsv.status, toCsv.status]).toEqual([2, 2])
  })

  it('takes readings and another base date, and has exit status 0 where nothing is refused', () => {
    const choices: Choices = { asOf: '2022-03-01', A04: 'R2', A28: 'R2' }
    const samples = peopleOf(choices.asOf, 500).map((person) => soundSample(person, choices))
    const options = ['--set', 'A04=份额归隶属方', '--set', 'A28=通知所列两项标准之和', '--as-of', '2022年3月1日']
    const ran = runCommand('taiyuan-2020', ndjson(samples), 'results.ndjson', ...options)
    expectLines(samples, ran.lines, seed)
    expect(ran.status).toBe(0)
  })
})

/** Rows of results as the objects that NDJSON would have; a cell that holds a number is one. */
function asJson({ lines }: Ran): unknown[] {
  const [header = '', ...rows] = lines
  const names = cellsOf(header)
  return rows.map((row) => {
    const cells = cellsOf(row)
    const [unknown = '', refused = ''] = cells.slice(-2)
    if (refused !== '') return { $refused: JSON.parse(refused) }
    const results = names.slice(0, -2).map((name, index) => [name, cellValue(cells[index] as string)])
    return { ...Object.fromEntries(results), ...(unknown === '' ? {} : { $unknown: JSON.parse(unknown) }) }
  })
}

function cellValue(cell: string): unknown {
  if (cell === '') return null
  return /^(?:\d+(?:\.\d+)?|true|false)$/.test(cell) ? JSON.parse(cell) : cell
}
