import { type Diagnostic, diagnostic } from '../../grammar/diagnostic.ts'
import { printExpr } from '../program/printExpr.ts'
import type { Expr, Program } from '../program/program.ts'
import { type Limits, usualLimits } from '../steps/cells.ts'
import { type Form, type FormOptions, formOf } from '../steps/form.ts'
import { UnsupportedReason } from '../steps/lower/unsettled.ts'
import { type Node, partsOf } from '../steps/node.ts'
import { magnitude } from '../steps/numbers.ts'
import { rootsOf } from '../steps/plan.ts'
import { entitiesOf } from './entities.ts'

/** What a target can compute. */
export interface Ability {
  /** The target's name on the command line, for messages. */
  readonly target: string
  /** The largest magnitude of a whole number that it computes with exactly, e.g. 2⁵³ − 1 or 10³⁸ − 1. */
  readonly largest: bigint
  /** Whether base date, readings and parameters may be chosen at run time; `either` builds in parameters, and then all, only where numbers would grow too large. */
  readonly settings: 'open' | 'fixed' | 'either'
  /** Aggregates that it can express: none, those whose elements hold no further aggregate, or any. */
  readonly relations: 'none' | 'flat' | 'nested'
}

/** The forms of a notice, one for each entity that has results or assertions, and that of the notice as a whole; the main entity's first. */
export interface Forms {
  readonly forms: readonly Form[]
  /** `open` where any can be chosen; `fixed` of a form says which can't. */
  readonly settings: 'open' | 'fixed'
  /** How large numbers may be that the notice leaves open: what is beyond, the input guard refuses. */
  readonly limits: Limits
}

/** Tried from the widest: what a notice leaves open is bounded only as far as the target needs it. */
const ladder: readonly Limits[] = [
  usualLimits,
  { magnitude: 10n ** 10n, elements: 100_000n },
  { magnitude: 10n ** 9n, elements: 10_000n },
  { magnitude: 10n ** 8n, elements: 1000n },
  { magnitude: 10n ** 7n, elements: 1000n },
]

/** How many settings are open, and how many times larger than in the notice a parameter may then be set. */
interface Way {
  readonly settings: Required<FormOptions>['settings']
  readonly room?: bigint
}

/** How many times larger than in the notice a parameter may be set, tried from the widest. */
export const rooms: readonly bigint[] = [16n, 8n, 4n, 2n]

const eitherWays: readonly Way[] = [
  ...rooms.map((room) => ({ settings: 'open', room }) as const),
  { settings: 'parametersFixed' },
  { settings: 'fixed' },
]

/** A notice's forms within what a target can compute, or the expressions that are too much for it. */
export function formsOf(program: Program, ability: Ability): Forms | readonly Diagnostic[] {
  const ways: readonly Way[] = ability.settings === 'either' ? eitherWays : [{ settings: ability.settings }]
  let found: readonly Diagnostic[] = []
  for (const { settings, room } of ways) {
    for (const limits of ladder) {
      const tried = triedForms(program, ability, { settings, limits: room ? { ...limits, room } : limits })
      if (!Array.isArray(tried)) return tried as Forms
      found = tried
    }
  }
  return found
}

export const isRefused = (forms: Forms | readonly Diagnostic[]): forms is readonly Diagnostic[] => Array.isArray(forms)

function triedForms(program: Program, ability: Ability, options: Required<FormOptions>): Forms | readonly Diagnostic[] {
  const tried = entitiesOf(program).map((entity) => formWithin(program, entity, ability, options))
  const beyond = tried.flatMap((form) => (isForm(form) ? [] : form))
  if (beyond.length > 0) return beyond
  return { forms: tried.filter(isForm), limits: options.limits, settings: options.settings === 'fixed' ? 'fixed' : 'open' }
}

export const isForm = (form: Form | readonly Diagnostic[]): form is Form => !Array.isArray(form)

/** The form of one entity within what a target can compute, or the expressions that are too much for it. */
export function formWithin(
  program: Program,
  entity: string | null,
  ability: Ability,
  options: Required<FormOptions>,
): Form | readonly Diagnostic[] {
  try {
    const form = formOf(program, entity, options)
    const beyond = [...aggregatesBeyond(form, ability), ...tooWide(form, ability)]
    return beyond.length > 0 ? beyond : form
  } catch (failure) {
    if (!(failure instanceof UnsupportedReason)) throw failure
    const { parameter, expr } = failure
    return [diagnostic('export.yearOfElement', expr.span, { target: ability.target, parameter })]
  }
}

/** Aggregates that the target can't express. */
function aggregatesBeyond(form: Form, { target, relations }: Ability): Diagnostic[] {
  if (relations === 'nested') return []
  const found = new Map<Expr, Diagnostic>()
  for (const node of nodesOf(form)) {
    const origin = form.origins.get(node)
    if (node.kind !== 'fold' || !origin || found.has(origin)) continue
    const nested = node.over.depth > 1
    if (relations === 'none' || nested)
      found.set(origin, diagnostic('export.relation', origin.span, { target, expression: printExpr(origin), nested }))
  }
  return [...found.values()]
}

/** Every node of a form, once. */
function nodesOf(form: Form): ReadonlySet<Node> {
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    partsOf(node).forEach(visit)
  }
  rootsOf(form).forEach(visit)
  return seen
}

/** The expressions of which a number may leave what the target can compute; each once. */
function tooWide(form: Form, { target, largest }: Ability): Diagnostic[] {
  const found = new Map<Expr, bigint>()
  for (const node of nodesOf(form)) {
    const size = node.type === 'whole' ? magnitude(node) : 0n
    const origin = form.origins.get(node)
    if (size > largest && origin) found.set(origin, size > (found.get(origin) ?? 0n) ? size : (found.get(origin) as bigint))
  }
  return [...found].map(([expr, size]) => {
    const values = { target, expression: printExpr(expr), digits: digits(size), most: digits(largest) }
    return diagnostic('export.tooWide', expr.span, values)
  })
}

const digits = (size: bigint): number => size.toString().length
