import type { Batch } from '../../../../engine/batch/batch.ts'
import type { Program } from '../../../../engine/index.ts'
import { emptyTotals, type Totals } from '../answers.ts'
import { payers } from '../work.ts'
import { Writer } from './expression.ts'

export interface Counted {
  readonly totals: Totals
  /** The sum of the further result, in fen. */
  readonly further: number
}

/** Totals by 参保地 and payer, and of one further result, by a function that is generated for the program. */
export function generatedTotals(program: Program, further: string | null): (people: Batch) => Counted {
  const writer = new Writer(program)
  const scale = (id: string) => program.rules.find((rule) => rule.id === id)?.numeric?.scale ?? 0
  const fen = (id: string) => ({ ...writer.rule(id), factor: 10 ** (2 - scale(id)) })
  const adding = payers.map(({ results }, payer) => {
    const parts = results.map((name) => fen(`参保人.${name}`))
    const sum = parts.map(({ text, factor }) => (factor === 1 ? text : `${text} * ${factor}`)).join(' + ')
    if (!parts.some(({ lacks }) => lacks)) return `sums[at + ${payer}] += ${sum}`
    return `const s${payer} = ${sum}\nif (s${payer} !== s${payer}) unknown[at + ${payer}]++\nelse sums[at + ${payer}] += s${payer}`
  })
  const last = further === null ? '' : `further += ${writer.rule(further).text} * ${10 ** (2 - scale(further))}`
  const body = [
    'const and = (a, b) => (a === 0 || b === 0 ? 0 : a * b)',
    'const or = (a, b) => (a === 1 || b === 1 ? 1 : a + b)',
    'let further = 0',
    ...writer.columns,
    "const county = cells['参保地']",
    'for (let row = 0; row < rows; row++) {',
    ...writer.lines,
    `const at = county[row] * ${payers.length}`,
    ...adding,
    last,
    '}',
    'return further',
  ].join('\n')
  const kernel = new Function('rows', 'cells', 'given', 'sums', 'unknown', body) as Kernel
  return (people) => counted(kernel, people)
}

type Columns = Readonly<Record<string, ArrayLike<number> | null>>
type Kernel = (rows: number, cells: Columns, given: Columns, sums: Float64Array, unknown: Float64Array) => number

function counted(kernel: Kernel, { rows, columns }: Batch): Counted {
  const cells = Object.fromEntries([...columns].map(([field, column]) => [field, column.cells]))
  const given = Object.fromEntries([...columns].map(([field, column]) => [field, column.given]))
  const totals = emptyTotals()
  return { further: kernel(rows, cells, given, totals.sums, totals.unknown), totals }
}
