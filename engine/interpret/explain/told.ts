import { silence } from '../../program/outcome.ts'
import type { Program, Type } from '../../program/program.ts'
import { literalOf, showLiteral, showValue } from '../../program/show.ts'
import { isUnknown, type Outcome } from '../unknown.ts'
import type { DatedText, Reason, Told } from './explanation.ts'

/** An outcome as data and as people write it. */
export function toldOf(program: Program, type: Type, outcome: Outcome): Told {
  if (isUnknown(outcome)) return { kind: 'unknown', reasons: [...outcome.reasons].map((reason) => reasonOf(program, reason)) }
  return { kind: 'known', type, value: literalOf(type, outcome), shown: showValue(type, outcome) }
}

/** A reason of the interpreter (a field's name, a parameter with its year, 未规定) as data. */
export function reasonOf(program: Program, reason: string): Reason {
  if (reason === silence) return { kind: 'silence' }
  const dated = parameterReason(program, reason)
  if (dated) return dated
  const isField = program.entities.some((entity) => entity.fields.some((field) => field.name === reason))
  const isRelation = program.entities.some((entity) => entity.relations.some((relation) => relation.name === reason))
  return { kind: isRelation && !isField ? 'relation' : 'field', name: reason }
}

function parameterReason(program: Program, reason: string): Reason | null {
  const [, name, year] = /^(.+)（(\d+)年）$/.exec(reason) ?? []
  if (name === undefined || year === undefined) return null
  const parameter = program.parameters.find((each) => each.name === name)
  if (!parameter) return null
  const before = parameter.values.filter(({ from }) => (from ?? '') <= `${year.padStart(4, '0')}-12-31`)
  const last = before[before.length - 1] ?? parameter.values[0]
  return { kind: 'parameter', name, year, last: last ? datedText(last.label, last.value) : null }
}

function datedText(label: string, value: Program['parameters'][number]['values'][number]['value']): DatedText {
  return { label, shown: value.kind === 'literal' ? showLiteral(value.type, value.value) : null }
}
