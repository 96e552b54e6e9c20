import type { Language } from '../../../grammar/diagnostic.ts'
import { refusalPlaces } from '../../cases.ts'
import type { Explanation, Reason, Step } from '../../interpret/explain/explanation.ts'
import { sayReasons } from '../../interpret/explain/say/fact.ts'
import { type Refusal, silence } from '../../program/outcome.ts'
import type { Expectation } from '../../program/program.ts'
import { showLiteral } from '../../program/show.ts'
import { refusalMessage } from '../../records/writeResults.ts'
import type { Subject } from '../subject.ts'
import type { Document } from '../workspace.ts'
import { type Explaining, explaining } from './explained.ts'
import { clauseOf, nodeOf, shownOf } from './node.ts'
import { nearRows } from './option.ts'
import type { ResultLine, Results, WhyNode, WhyRefusal, WhyTree } from './why.ts'

/** So many nodes come with a tree; the others are asked for by id. */
const nodesShown = 200

/** A case's name stands for the case. */
type About = string | Subject

const subjectOf = (about: About): Subject => (typeof about === 'string' ? { case: about } : about)

/**
 * Why a result of a case or record, or all of them (null), came out as they did: the asked ones as roots, and below them
 * what they used, nearest first. Of a record that assertions refuse all are those that break them; one that is asked for by
 * its name is explained as it would be.
 */
export function whyTree(document: Document, about: About, result: string | null, language: Language, limit = nodesShown): WhyTree {
  const found = explaining(document, subjectOf(about))
  if ('kind' in found) return found
  const { person, explained } = found
  if (!explained) return { kind: 'refused', refusals: refusals(found, person.refusals, language), roots: [], nodes: [], total: 0 }
  const asked = result !== null && found.anyway ? found.anyway : explained
  const { explanation = nothing } = asked
  const roots = asked.kind === 'refused' || result === null ? explanation.results : named(explanation, result)
  const below = reached(explanation, roots)
  const nodes = below.slice(0, limit).map((step) => nodeOf(found, step, language, roots.includes(step.id)))
  const tree = { roots, nodes, total: below.length }
  if (explained.kind === 'refused') return { kind: 'refused', refusals: refusals(found, explained.refusals, language), ...tree }
  return roots.length === 0 && result !== null ? { kind: 'noSuch', what: 'result' } : { kind: 'explained', ...tree }
}

/** Further nodes of the same tree, by id; those that it does not have are passed over. */
export function whyNodes(document: Document, about: About, ids: readonly string[], language: Language): WhyNode[] {
  const found = explaining(document, subjectOf(about))
  if ('kind' in found || !found.explained) return []
  const steps = allSteps(found)
  return ids.flatMap((id) => ((step) => (step ? nodeOf(found, step, language, false) : []))(steps.get(id)))
}

/** The ids of the results that a node used, a page of them. */
export function whyChildren(document: Document, about: About, id: string, from: number, count: number): string[] {
  const found = explaining(document, subjectOf(about))
  if ('kind' in found || !found.explained) return []
  const step = allSteps(found).get(id)
  return step?.uses.slice(from, from + count) ?? []
}

/** Every result of a case or record, for a list. */
export function resultsOf(document: Document, about: About, language: Language): Results {
  const found = explaining(document, subjectOf(about))
  if ('kind' in found) return found
  const { person, explained } = found
  if (!explained) return { kind: 'refused', refusals: refusals(found, person.refusals, language) }
  if (explained.kind === 'refused') return { kind: 'refused', refusals: refusals(found, explained.refusals, language) }
  const { explanation } = explained
  return { kind: 'results', lines: inOrder(explanation).map((step) => lineOf(found, step, language)) }
}

const nothing: Explanation = { entity: null, results: [], steps: [] }

const stepsOf = ({ steps }: Explanation): ReadonlyMap<string, Step> => new Map(steps.map((step) => [step.id, step]))

/** Those of a refused record's results among them, as they would be. */
const allSteps = ({ explained, anyway }: Explaining): ReadonlyMap<string, Step> => stepsOf((anyway ?? explained)?.explanation ?? nothing)

const named = (explanation: Explanation, name: string): string[] =>
  inOrder(explanation).flatMap((step) => (step.name === name ? step.id : []))

function inOrder(explanation: Explanation): Step[] {
  const steps = stepsOf(explanation)
  return explanation.results.flatMap((id) => steps.get(id) ?? [])
}

/** The roots and all that they rest on, those first that stand nearest to a root; each once. */
function reached(explanation: Explanation, roots: readonly string[]): Step[] {
  const steps = stepsOf(explanation)
  const ids = new Set(roots)
  const found: Step[] = []
  // A set that grows while it is walked is walked to its end.
  for (const id of ids) {
    const step = steps.get(id)
    if (!step) continue
    found.push(step)
    for (const used of step.uses) ids.add(used)
  }
  return found
}

function refusals(found: Explaining, all: readonly Refusal[], language: Language): WhyRefusal[] {
  const { program, person, cells } = found
  return all.map((refusal) => {
    const { code, field, values } = refusal
    const rule = program.rules.find(({ name, entity }) => name === field && (entity === null || entity === person.entity))
    const spans = refusalPlaces(program, person.case, refusal, person.record)
    const rows = rule && person.record ? nearRows(cells, rule, language) : []
    return { code, field, message: refusalMessage(code, values, language), spans, rows }
  })
}

function lineOf(found: Explaining, step: Step, language: Language): ResultLine {
  const { outcome, roundings, support } = step
  const rule = found.program.rules.find(({ id }) => id === step.rule)
  const expectation = found.person.case.expectations.find((each) => each.rule === step.rule)
  return {
    id: step.id,
    name: step.name,
    type: rule?.type.kind ?? 'text',
    value: shownOf(outcome, language),
    unknown: outcome.kind === 'unknown' ? sayReasons(language, outcome.reasons) : [],
    clause: clauseOf(found, step.clause),
    rounded: roundings.length > 0,
    support: support.weakest,
    ...(expectation && rule ? expected(expectation, rule.type, step, language) : { expected: null, passed: null }),
    span: step.span,
  }
}

type Compared = Pick<ResultLine, 'expected' | 'passed'>

function expected(
  { value, reasons }: Expectation,
  type: Parameters<typeof showLiteral>[0],
  { outcome }: Step,
  language: Language,
): Compared {
  if (value === null) {
    const actual = outcome.kind === 'unknown' ? outcome.reasons.map(written) : null
    const passed = actual !== null && actual.length === reasons.length && actual.every((reason) => reasons.includes(reason))
    return { expected: sayUnknown(reasons, language), passed }
  }
  const shown = showLiteral(type, value)[language]
  return { expected: shown, passed: outcome.kind === 'known' && outcome.shown[language] === shown }
}

/** A reason as cases write it. */
function written(reason: Reason): string {
  if (reason.kind === 'silence') return silence
  return reason.kind === 'parameter' ? `${reason.name}（${reason.year}年）` : reason.name
}

const sayUnknown = (reasons: readonly string[], language: Language): string =>
  language === 'zh' ? `未知（${reasons.join('、')}）` : `unknown (${reasons.join(', ')})`
