import { parseDate } from '../number/date.ts'
import { literalValue } from '../program/apply.ts'
import { membersOf } from '../program/members.ts'
import type { DatedValue, DecimalUnit, Parameter, Program, Question, Type } from '../program/program.ts'
import { type Cell, cellOf } from './cells.ts'
import type { NodeType } from './node.ts'
import { type Bounds, days, greatest } from './numbers.ts'

/** What a run may choose of a form, with what it is where nobody chooses: whole numbers as `engine/steps/node.ts` says of cells. */
export type Setting = {
  readonly node: NodeType
  readonly value: Cell
} & (
  | { readonly kind: 'baseDate' }
  /** The name of a reading. */
  | { readonly kind: 'reading'; readonly question: Question }
  /** `period` is the place of the value in the parameter's list. Decimals are coefficients at `scale`. */
  | {
      readonly kind: 'parameter'
      readonly parameter: Parameter
      readonly period: number
      readonly dated: DatedValue
      readonly type: Type
      readonly scale: number
      readonly members: readonly string[]
    }
  /** Whether any parameter has another value than the notice's: the header then rounds every amount. */
  | { readonly kind: 'overridden' }
)

/** How much larger than its value in the notice a number may be set, where nobody says otherwise. */
const usualRoom = 16n

/** Decimal places that a value may be set with, where the notice's has no more: to the fen, to a hundredth of a percent. */
const settableScale: Readonly<Record<DecimalUnit, number>> = { amount: 2, integer: 0, ratio: 4, number: 4 }

/** What a program lets a run choose: its base date, readings, and the values of parameters that are written as literals. */
export function settingsOf(program: Program, room = usualRoom): Setting[] {
  const baseDate = BigInt(parseDate(program.header.baseDate) as number)
  return [
    { kind: 'baseDate', node: { type: 'whole', ...days }, value: baseDate },
    ...program.questions.map((question): Setting => ({ kind: 'reading', question, node: { type: 'text' }, value: question.default })),
    ...program.parameters.flatMap((parameter) =>
      parameter.values.flatMap((dated, period) => valueSetting(program, parameter, dated, { period, room })),
    ),
    { kind: 'overridden', node: { type: 'flag' }, value: false },
  ]
}

function valueSetting(
  program: Program,
  parameter: Parameter,
  dated: DatedValue,
  { period, room }: { readonly period: number; readonly room: bigint },
): Setting[] {
  const { type, numeric } = parameter
  if (dated.value.kind !== 'literal') return []
  const read = literalValue(dated.value.type, dated.value.value)
  const shared = { kind: 'parameter', parameter, period, dated, type, members: membersOf(program, type) } as const
  if (type.kind === 'decimal') {
    const scale = Math.max(settableScale[type.unit], numeric?.scale ?? 0)
    const value = cellOf(read, scale) as bigint
    return [{ ...shared, scale, value, node: { type: 'whole', ...roomFor(value, scale, room) } }]
  }
  if (typeof read === 'boolean') return [{ ...shared, scale: 0, value: read, node: { type: 'flag' } }]
  if (typeof read === 'string') return [{ ...shared, scale: 0, value: read, node: { type: 'text' } }]
  // Instants and durations are not set from outside: no command reads them.
  return type.kind === 'date' ? [{ ...shared, scale: 0, value: BigInt(read as number), node: { type: 'whole', ...days } }] : []
}

function roomFor(value: bigint, scale: number, room: bigint): Bounds {
  const most = greatest([value < 0n ? -value : value, 10n ** BigInt(scale)]) * room
  return { low: value < 0n ? -most : 0n, high: most }
}
