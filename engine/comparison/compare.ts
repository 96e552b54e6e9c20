import type { Program } from '../program/program.ts'
import { Affected } from './affected.ts'
import { type Chosen, caseComparison } from './cases.ts'
import { clauseChanges } from './clauses.ts'
import type { Comparison, SideName } from './comparison.ts'
import { contextOf } from './context.ts'
import { assertionChanges, dutyChanges, entityChanges, enumerationChanges, questionChanges, requirementChanges } from './declarations.ts'
import { exceptionChanges } from './exceptions.ts'
import { headerParts } from './header.ts'
import { parameterChanges } from './parameters.ts'
import { ruleChanges } from './rules.ts'
import { sampleChanges } from './samples.ts'
import { type Comparable, type Side, sideOf } from './side.ts'
import { tableChanges } from './tables.ts'

/**
 * How two notices differ in what they mean: last year's and this year's, a notice and its 方案, a text and the same text
 * before it was edited. Layout, comments, order and other words for the same formula are no differences. `readings` hold for all
 * cases, on both sides.
 */
export function compare(before: Comparable, after: Comparable, readings: Chosen = {}): Comparison {
  const [a, b] = [sideOf(before), sideOf(after)]
  const context = contextOf(a, b)
  const relation = relationOf(a.program, b.program)
  const cases = caseComparison(context, readings)
  const affected = new Affected(context, cases)
  const differences = {
    header: headerParts(a.program.header, b.program.header),
    parameters: affected.with('parameters', parameterChanges(context)),
    rules: affected.with('rules', ruleChanges(context)),
    exceptions: affected.with('exceptions', exceptionChanges(context)),
    tables: affected.with('tables', tableChanges(context)),
    assertions: assertionChanges(context),
    requirements: requirementChanges(context),
    enumerations: enumerationChanges(context),
    entities: entityChanges(context),
    questions: affected.with('questions', questionChanges(context)),
    duties: dutyChanges(context),
    samples: sampleChanges(context),
    // A scenario has no prose of its own: what it is based on keeps it.
    clauses: relation === 'scenario' ? [] : clauseChanges(a, b),
  }
  const silent = cases.results.length + cases.troubles.length + cases.omissions.length === 0
  const same = silent && Object.values(differences).every((list) => list.length === 0)
  return { before: nameOf(a), after: nameOf(b), relation, ...differences, cases, same }
}

function nameOf({ program: { header }, incomplete }: Side): SideName {
  return { name: header.name, baseDate: header.baseDate, incomplete }
}

function relationOf({ header: before }: Program, { header: after }: Program): Comparison['relation'] {
  if ((before.basedOn === null) !== (after.basedOn === null)) return 'scenario'
  return before.name === after.name ? 'versions' : 'notices'
}
