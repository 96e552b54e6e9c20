import type { Type } from '../../program/program.ts'
import type { FormColumn, FormTable } from '../../steps/lower/table.ts'
import type { Node } from '../../steps/node.ts'
import type { Term } from '../../steps/term.ts'
import { feelOf, operandOf } from './expression.ts'
import type { TableLogic } from './model.ts'
import { provenanceText } from './provenance.ts'
import type { Reader } from './reader.ts'
import { unaryTests } from './unaryTests.ts'
import { knownOf, plainOf } from './values.ts'
import type { World } from './world.ts'
import { feelType } from './worldNames.ts'

type Input = TableLogic['inputs'][number]

/** A column of the notice as columns in DMN, and what each row asks of each. */
interface Inputs {
  readonly inputs: readonly Input[]
  readonly tests: readonly (readonly string[])[]
}

const reading: Type = { kind: 'text' }

/** A decision table with some of its result columns, as it stands in the notice. */
export function tableLogic(world: World, reader: Reader, form: FormTable, places: readonly number[]): TableLogic {
  const columns = form.columns.map((column, index) => inputsOf(world, reader, form, column, index))
  const inputs = columns.flatMap((column) => column.inputs)
  const { table, rows, exclusive } = form
  return {
    hitPolicy: table.policy === 'sum' ? 'COLLECT' : exclusive ? 'UNIQUE' : 'FIRST',
    inputs: inputs.length > 0 ? inputs : [{ label: '任意', text: 'true', type: 'boolean' }],
    outputs: places.map((place) => {
      const rule = world.ruleOf(form, place)
      return { name: world.names.output(form, rule), type: feelType(world.names, rule.type), label: rule.name }
    }),
    rules: rows.map(({ values }, row) => ({
      tests: columns.flatMap(({ tests }) => tests[row] as readonly string[]),
      outputs: places.map((place) => outputOf(world, reader, form, values[place] as Term, place)),
      note: provenanceText(table.rows[row]?.provenance ?? null),
    })),
  }
}

/** A sum adds every row that applies; the others leave open what is not known. */
function outputOf(world: World, reader: Reader, form: FormTable, term: Term, place: number): string {
  const { type } = world.ruleOf(form, place)
  return form.table.policy === 'sum' ? plainOf(reader, term.value, type, term.scale) : knownOf(reader, term, type)
}

function inputsOf(world: World, reader: Reader, { table }: FormTable, column: FormColumn, index: number): Inputs {
  const { label, subject } = table.columns[index] as FormTable['table']['columns'][number]
  const type = subject?.type ?? reading
  const tests = column.cells.map((cell) => unaryTests({ subject: column.subject, type }, cell))
  const fixed = column.subject.value.kind === 'constant'
  if (fixed || tests.includes(null))
    return conditionInputs(
      reader,
      table.rows.map(({ labels }) => `${label} ${labels[index] ?? ''}`),
      column,
    )
  const input = { label, text: knownOf(reader, column.subject, type), type: feelType(world.names, type) }
  return { inputs: [input], tests: tests.map((test) => [test ?? '-']) }
}

/** A column whose cells unary tests can't say: a column for each condition, which holds or doesn't matter. */
function conditionInputs(reader: Reader, labels: readonly string[], { cells }: FormColumn): Inputs {
  const isAlways = ({ value, unknown }: Term) => value.kind === 'constant' && value.value === true && unknown.size === 0
  const distinct = cells.filter((cell, index) => !isAlways(cell) && cells.findIndex((other) => sameTerm(other, cell)) === index)
  return {
    inputs: distinct.map((cell) => ({ label: labels[cells.indexOf(cell)] ?? '', text: truthOf(reader, cell), type: 'boolean' })),
    tests: cells.map((cell) => distinct.map((each) => (sameTerm(each, cell) ? 'true' : '-'))),
  }
}

const conditions = ({ unknown }: Term): Node[] => [...unknown.values()].map(({ when }) => when)

function sameTerm(a: Term, b: Term): boolean {
  const [x, y] = [conditions(a), conditions(b)]
  return a.value === b.value && x.length === y.length && x.every((when, index) => when === y[index])
}

/** Whether a cell is known and holds. */
function truthOf(reader: Reader, cell: Term): string {
  const open = conditions(cell)
  if (open.length === 0) return feelOf(reader, cell.value)
  return [operandOf(reader, cell.value), ...open.map((when) => `not(${feelOf(reader, when)})`)].join(' and ')
}
