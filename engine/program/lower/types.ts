import type { TypeReference } from '../../../grammar/ast.ts'
import { typeNameOf, typeNames } from '../../../grammar/vocabulary.ts'
import { type DecimalUnit, type DurationUnit, defaultScale, type Type } from '../../types/type.ts'
import type { Context } from './context.ts'

/** A declared type: what it is, and for decimals how many places it keeps. */
export interface Declared {
  readonly type: Type
  readonly scale: number
}

const durationUnits: Readonly<Record<string, DurationUnit>> = {
  月: 'month',
  年: 'month',
  天: 'day',
  日: 'day',
  小时: 'minute',
  分钟: 'minute',
  months: 'month',
  days: 'day',
  hours: 'minute',
  minutes: 'minute',
}

/** Resolves a written type; null, with a diagnostic, where there is no such type. */
export function declaredType(context: Context, reference: TypeReference): Declared | null {
  const word = reference.name.text
  const builtin = typeNameOf(word)
  if (builtin === undefined) return enumType(context, reference)
  if (builtin === 'duration') return durationType(context, reference)
  if (builtin === 'amount' || builtin === 'ratio' || builtin === 'integer' || builtin === 'number') return decimalType(builtin, reference)
  return { type: { kind: builtin }, scale: 0 }
}

function decimalType(unit: DecimalUnit, reference: TypeReference): Declared {
  const scale = unit === 'integer' ? 0 : (reference.scale ?? defaultScale[unit])
  return { type: { kind: 'decimal', unit }, scale }
}

function durationType(context: Context, reference: TypeReference): Declared | null {
  const unit = reference.unit && durationUnits[reference.unit.text]
  if (unit) return { type: { kind: 'duration', unit }, scale: 0 }
  return context.report('type.arguments', reference.span, { name: typeNames.duration[0], takes: '时长（月）、时长（天）、时长（小时）' })
}

function enumType(context: Context, reference: TypeReference): Declared | null {
  const word = reference.name.text
  // An enumeration without members was reported where it is declared; no value could be of it.
  if (context.scope.enums.has(word)) return context.membersOf(word).length > 0 ? { type: { kind: 'enum', enum: word }, scale: 0 } : null
  // An empty name was reported by the parser.
  if (word === '') return null
  const candidates = [...context.scope.enums.keys(), ...Object.values(typeNames).flat()]
  const { close, detail } = context.suggest(reference.name, candidates)
  return context.report('type.unknown', reference.name.span, { name: word, close }, detail)
}
