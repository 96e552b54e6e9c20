import { parseDate } from '../../number/date.ts'
import { compare, parseDecimal } from '../../number/decimal.ts'
import { parseDuration } from '../../number/duration.ts'
import { checkIdentity } from '../../number/identity.ts'
import { parseInstant } from '../../number/instant.ts'
import { describeType, type Numeric, type Type } from '../../types/type.ts'
import type { LiteralValue } from '../program.ts'
import type { Names } from './names.ts'
import { at, type Path, type Problems } from './problem.ts'

type Form<K extends Type['kind']> = (value: string, type: Extract<Type, { kind: K }>, names: Names) => boolean

const forms: { readonly [K in Exclude<Type['kind'], 'boolean'>]: Form<K> } = {
  decimal: (value) => /^-?\d+(\.\d+)?$/.test(value) && parseDecimal(value) !== null,
  date: (value) => parseDate(value) !== null,
  instant: (value) => parseInstant(value) !== null,
  duration: (value, { unit }) => parseDuration(value)?.unit === unit,
  text: () => true,
  identity: (value) => checkIdentity(value) === null,
  enum: (value, type, { enumerations }) => enumerations.get(type.enum)?.members.includes(value) === true,
}

function isLiteral(type: Type, value: LiteralValue, names: Names): boolean {
  if (type.kind === 'boolean') return typeof value === 'boolean'
  return typeof value === 'string' && (forms[type.kind] as Form<Type['kind']>)(value, type, names)
}

/** Whether a literal is one of its type; one that is not is reported. */
export function checkLiteral(type: Type, value: LiteralValue, names: Names, path: Path, problems: Problems): boolean {
  const fits = isLiteral(type, value, names)
  if (!fits) problems.report('program.literal', path, { value: String(value), type: describeType(type) })
  return fits
}

/** Scale and range stand on every decimal and nowhere else, and the range is one. */
export function checkNumeric(type: Type, numeric: Numeric | null | undefined, path: Path, problems: Problems): void {
  const there = numeric !== null && numeric !== undefined
  if (there !== (type.kind === 'decimal')) problems.report('program.numeric', path, { problem: there ? 'extra' : 'missing' })
  else if (there && isEmpty(numeric)) problems.report('program.numeric', at(path, 'numeric'), { problem: 'bounds' })
}

function isEmpty({ minimum, maximum }: Numeric): boolean {
  const [low, high] = [minimum, maximum].map((bound) => (bound === null ? null : parseDecimal(bound)))
  return low !== null && high !== null && low !== undefined && high !== undefined && compare(low, high) > 0
}

/** Whether a decimal literal's scale and range are its own. */
export function isOwnNumeric(value: string, { scale, minimum, maximum }: Numeric): boolean {
  const read = parseDecimal(value)
  return read !== null && read.scale <= scale && [minimum, maximum].every((bound) => bound !== null && sameDecimal(bound, value))
}

function sameDecimal(a: string, b: string): boolean {
  const [left, right] = [parseDecimal(a), parseDecimal(b)]
  return left !== null && right !== null && compare(left, right) === 0
}

/** An enumeration that a type names must be declared. */
export function checkType(type: Type, names: Names, path: Path, problems: Problems): void {
  if (type.kind === 'enum' && !names.enumerations.has(type.enum)) {
    problems.report('program.undeclared', at(path, 'enum'), { what: 'enumeration', name: type.enum })
  }
}
