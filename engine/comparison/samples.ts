import type { Case, CaseValue, Expectation, LiteralValue, Program } from '../program/program.ts'
import { same, showLiteral } from '../program/show.ts'
import type { Change, Part } from './comparison.ts'
import type { Context } from './context.ts'
import { pairedFurther, pairs } from './pairs.ts'
import { changed, oneSided, part } from './parts.ts'

/** 算例 that were added, removed or rewritten; what they come to is compared elsewhere. */
export function sampleChanges(context: Context): Change[] {
  const { before, after, renames } = context
  const nowOf = (rule: string) => renames.rules.get(rule) ?? rule
  const byName = pairs(before.program.cases, after.program.cases, (it) => `${it.entity} ${it.name}`)
  const found = pairedFurther(
    byName,
    (it) => caseKey(it, nowOf),
    (it) => caseKey(it),
  )
  return [
    ...found.removed.map((it) => oneSided('removed', it, [], it.entity)),
    ...found.both.flatMap(([a, b]) => changed(a, b, caseParts(a, b, context), b.entity)),
    ...found.added.map((it) => oneSided('added', it, [], it.entity)),
  ]
}

/** The same person under the same readings with the same expectations. */
function caseKey({ entity, record, readings, expectations }: Case, nowOf = (rule: string) => rule): string {
  return JSON.stringify([
    personKey({ entity, record, readings }),
    expectations.map(({ rule, value, reasons }) => [nowOf(rule), value, reasons]),
  ])
}

/** The same record under the same readings, in whatever order its fields stand. */
export function personKey({ entity, record, readings }: Pick<Case, 'entity' | 'record' | 'readings'>): string {
  return JSON.stringify([entity, ordered(record), ordered(readings)])
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => [key, ordered(each)])
}

function caseParts(a: Case, b: Case, { before, after, renames }: Context): Part[] {
  const nowOf = (rule: string) => renames.rules.get(rule) ?? rule
  return [
    ...fieldParts(a, b, before.program, after.program),
    ...mapParts('readings', new Map(Object.entries(a.readings)), new Map(Object.entries(b.readings))),
    ...mapParts('expectation', expectedOf(a, before.program, nowOf, after.program), expectedOf(b, after.program)),
  ]
}

function fieldParts(a: Case, b: Case, before: Program, after: Program): Part[] {
  return mapParts('field', shownFields(a, before), shownFields(b, after))
}

function mapParts(aspect: Part['aspect'], before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Part[] {
  const names = new Set([...before.keys(), ...after.keys()])
  return [...names].flatMap((label) => {
    const [x, y] = [before.get(label) ?? null, after.get(label) ?? null]
    return x === y ? [] : [part(aspect, x === null ? null : same(x), y === null ? null : same(y), { label })]
  })
}

function shownFields({ entity, record }: Case, { entities }: Program): Map<string, string> {
  const fields = entities.find((it) => it.name === entity)?.fields ?? []
  const shown = (name: string, value: CaseValue) => {
    const field = fields.find((it) => it.name === name)
    return field && !Array.isArray(value) ? showLiteral(field.type, value as LiteralValue).zh : JSON.stringify(value)
  }
  return new Map(Object.entries(record).map(([name, value]) => [name, shown(name, value)]))
}

/** What is expected, by the name that the result has now. */
function expectedOf(
  { expectations }: Case,
  { rules }: Program,
  nowOf = (rule: string) => rule,
  now: Program | null = null,
): Map<string, string> {
  const nameNow = (rule: string, name: string) => now?.rules.find((it) => it.id === nowOf(rule))?.name ?? name
  const shown = ({ rule, value, reasons }: Expectation) => {
    if (value === null) return `未知（${reasons.join('、')}）`
    const declared = rules.find((it) => it.id === rule)
    return declared ? showLiteral(declared.type, value).zh : String(value)
  }
  return new Map(expectations.map((each) => [nameNow(each.rule, each.name), shown(each)]))
}
