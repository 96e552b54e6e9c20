import type { Kind, Operator } from './operators.ts'
import { kindOf, type Type, widens } from './type.ts'

/**
 * The type that an operator gives for operands of these types, by the first signature that fits exactly, or else by
 * widening integers and ratios; null where none fits.
 */
export function resultType(entry: Operator, operands: readonly Type[]): Type | null {
  const kinds = operands.map(kindOf)
  const fits = (accepts: Accepts) => entry.signatures.find(([takes]) => matches(takes, kinds, accepts))
  const signature = fits((has, wants) => wants === 'any' || has === wants) ?? fits(accepts)
  return signature && sameEnums(operands) ? typeOf(signature[1], operands) : null
}

type Accepts = (has: Kind, wants: Kind | 'any') => boolean

const decimalKinds: ReadonlySet<string> = new Set(['amount', 'ratio', 'integer', 'number'])

function accepts(has: Kind, wants: Kind | 'any'): boolean {
  if (has === wants || wants === 'any') return true
  return decimalKinds.has(has) && decimalKinds.has(wants) && widens(has as 'ratio', wants as 'ratio')
}

function matches(takes: readonly (Kind | 'any' | '…')[], kinds: readonly Kind[], fits: Accepts): boolean {
  const repeats = takes[takes.length - 1] === '…'
  const wanted = (repeats ? takes.slice(0, -1) : takes) as readonly (Kind | 'any')[]
  if (repeats ? kinds.length < wanted.length : kinds.length !== wanted.length) return false
  return kinds.every((kind, index) => fits(kind, wanted[Math.min(index, wanted.length - 1)] as Kind))
}

/** Members of two enumerations are never comparable, whatever they are called. */
function sameEnums(operands: readonly Type[]): boolean {
  const names = operands.flatMap((o) => (o.kind === 'enum' ? [o.enum] : []))
  return new Set(names).size <= 1
}

function typeOf(kind: Kind | 'any', operands: readonly Type[]): Type {
  switch (kind) {
    case 'amount':
    case 'ratio':
    case 'integer':
    case 'number':
      return { kind: 'decimal', unit: kind }
    case 'months':
      return { kind: 'duration', unit: 'month' }
    case 'days':
      return { kind: 'duration', unit: 'day' }
    case 'minutes':
      return { kind: 'duration', unit: 'minute' }
    case 'any':
    case 'enum':
      return operands[0] as Type
    default:
      return { kind }
  }
}
