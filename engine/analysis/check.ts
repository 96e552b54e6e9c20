import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/source.ts'
import type { Assertion, Program, Rule, Table } from '../program/program.ts'
import { contextOf } from './analysis.ts'
import { checkAssertion } from './assertions.ts'
import { type Cases, casesOfRule, casesOfTable } from './cases.ts'
import type { Context } from './context.ts'
import { checkExceptions } from './exceptions.ts'
import { checkGaps } from './gaps.ts'
import { checkOverlaps } from './overlaps.ts'
import { budget } from './rule.ts'
import { checkUnreachable } from './unreachable.ts'

/**
 * Everything that can be said, before any record is seen, against the tables, cases, exceptions and assertions. Tables
 * and rules named by id in `leaveOut` could not be read whole: what is missing of them is no gap.
 */
export function analyse(program: Program, leaveOut: ReadonlySet<string> = new Set()): Diagnostic[] {
  return distinct(
    program,
    checksOf(program, leaveOut).flatMap(({ run }) => run()),
  )
}

/** What is checked by itself. What a check finds may tell of records in another order where others did not run before it. */
export interface Check {
  readonly kind: 'table' | 'rule' | 'assertion'
  readonly of: Table | Rule | Assertion
  readonly run: () => Diagnostic[]
}

/** The checks that `analyse` runs, in its order. */
export function checksOf(program: Program, leaveOut: ReadonlySet<string>): Check[] {
  const { tables, rules, assertions, requirements } = program
  const whole = ({ id }: { readonly id: string }) => !leaveOut.has(id)
  return [
    ...tables.filter(whole).map((table): Check => ({ kind: 'table', of: table, run: () => checkTable(contextOf(program), table) })),
    ...rules.filter(whole).map((rule): Check => ({ kind: 'rule', of: rule, run: () => checkRule(contextOf(program), rule) })),
    // A notice meets its own requirements, as those below it must.
    ...[...assertions, ...requirements].map(
      (assertion): Check => ({ kind: 'assertion', of: assertion, run: () => checkAssertion(contextOf(program), assertion) }),
    ),
  ]
}

function checkTable(context: Context, table: Table): Diagnostic[] {
  return bounded(context, { what: 'table', ...table }, () => checkCases(casesOfTable(context, table)))
}

function checkRule(context: Context, rule: Rule): Diagnostic[] {
  const { body, exceptions } = rule
  if (body.kind !== 'choice' && exceptions.length === 0) return []
  return bounded(context, { what: 'compute', ...rule }, () => [
    ...(body.kind === 'choice' ? checkCases(casesOfRule(context, rule, body)) : []),
    ...checkExceptions(context, rule),
  ])
}

function checkCases(cases: Cases): Diagnostic[] {
  return [...checkUnreachable(cases), ...checkGaps(cases), ...checkOverlaps(cases)]
}

function bounded(
  context: Context,
  { what, name, entity, span }: Pick<Table, 'name' | 'entity' | 'span'> & { what: Cases['what'] },
  check: () => Diagnostic[],
): Diagnostic[] {
  return context.store.within(budget, check) ?? [diagnostic('table.tooLarge', span, { what, name, entity })]
}

/**
 * One exception to a table stands at every result of it: what is found of it is told once, and that it changes nothing
 * only where that holds of every result.
 */
export function distinct(program: Program, found: readonly Diagnostic[]): Diagnostic[] {
  const counts = new Map<string, number>()
  for (const exception of program.rules.flatMap((r) => r.exceptions)) count(counts, keyOfSpan(exception.span))
  const told = new Map<string, number>()
  return found.filter((d) => {
    if (!d.code.startsWith('exception.')) return true
    const times = count(told, JSON.stringify([d.code, keyOfSpan(d.span), d.related.map(keyOfSpan)]))
    return times === (d.code === 'exception.changesNothing' ? counts.get(keyOfSpan(d.span)) : 1)
  })
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1
  counts.set(key, next)
  return next
}

function keyOfSpan({ file, start, end }: Span): string {
  return `${file} ${start} ${end}`
}
