import type * as ast from '../../../grammar/ast.ts'
import type { Pass } from '../../../grammar/diagnostic.ts'
import type { Memory } from '../../../grammar/memory/memory.ts'
import type { Span } from '../../../grammar/source.ts'
import { readsOf } from '../../names/dependencies.ts'
import type { Placed, Scope } from '../../names/symbols.ts'
import type { Assertion, Enumeration, Expr, Program, Question } from '../program.ts'
import { programVersion } from '../program.ts'
import { lowerCase } from './case.ts'
import { Context, type Frame } from './context.ts'
import { lowerDuty } from './duty.ts'
import { lowerEntity } from './entity.ts'
import { lower } from './expression.ts'
import { lowerHeader } from './header.ts'
import { Recollection } from './recollection.ts'
import { declareRules, lowerRules } from './rules.ts'

/** A number of the prose with the expressions that it must equal. */
export interface LoweredBinding {
  readonly binding: ast.Binding
  /** null where an expression could not be read. */
  readonly values: readonly Expr[] | null
  readonly condition: Expr | null
}

/** The 要求 of the notice above, before they are read against this notice's names. */
export interface Above {
  readonly name: string
  /** Where this notice names it. */
  readonly span: Span
  readonly requirements: readonly Placed<'require'>[]
}

export interface LoweredAbove {
  readonly name: string
  readonly span: Span
  readonly requirements: readonly Assertion[]
}

/** A program as far as it could be read, and what stands around it in the notice. */
export interface Lowering {
  readonly program: Program
  readonly bindings: readonly LoweredBinding[]
  readonly above: LoweredAbove | null
  /** Ids of tables that could not be read whole. */
  readonly incomplete: ReadonlySet<string>
}

const noHeader = {
  name: '',
  number: null,
  issuers: [],
  issued: null,
  baseDate: '2000-01-01',
  rounding: null,
  conformsTo: null,
  basedOn: null,
  span: { file: '', start: 0, end: 0 },
}

/** Reads the declarations of a scope as a typed, scaled, ordered program. Rules that could not be read become unknown. */
export function lowerProgram(
  scope: Scope,
  bindings: readonly ast.Binding[],
  sourceText: (span: Span) => string,
  above: Above | null = null,
  basedOn: string | null = null,
  memory: Memory | null = null,
): Pass<Lowering> {
  const { header, diagnostics } = scope.header ? lowerHeader(scope.header) : { header: noHeader, diagnostics: [] }
  const context = new Context(lower, scope, header.baseDate, header.rounding)
  context.diagnostics.push(...diagnostics)
  const questions = [...scope.questions.values()].map((q) => lowerQuestion(context, q.declaration))
  const entities = [...scope.entities.values()].map((symbol) => lowerEntity(context, symbol))
  for (const name of scope.fors) if (!scope.entities.has(name.text)) context.unknownName(name, scope.entities.keys())
  const targets = declareRules(context)
  if (memory) context.recollection = new Recollection(memory, context)
  const { rules, tables } = lowerRules(context, targets)
  const program: Program = {
    version: programVersion,
    header: { ...header, basedOn },
    enumerations: [...scope.enums.values()].map(
      ({ declaration }): Enumeration => ({
        name: declaration.name.text,
        members: declaration.members.map((m) => m.text),
        span: declaration.span,
      }),
    ),
    entities,
    mainEntity: scope.mainEntity,
    parameters: [...context.parameters.values()],
    questions,
    tables,
    rules,
    assertions: scope.assertions.flatMap((placed) => lowerAssertion(context, placed) ?? []),
    requirements: scope.requirements.flatMap((placed) => lowerAssertion(context, placed) ?? []),
    duties: scope.duties.map((placed) => context.recalled('duty', placed.declaration, () => lowerDuty(context, placed))),
    cases: scope.cases.map((placed) =>
      context.recalled(`case ${placed.entity}`, placed.declaration, () => lowerCase(context, placed, sourceText)),
    ),
  }
  const lowered = bindings.map((binding) => lowerBinding(context, binding))
  const required = above && lowerAbove(context, above)
  warnUnused(context)
  return { value: { program, bindings: lowered, above: required, incomplete: context.incomplete }, diagnostics: context.diagnostics }
}

function lowerQuestion(context: Context, declaration: Extract<ast.Declaration, { kind: 'question' }>): Question {
  const { name, text, readings, clause, span } = declaration
  const defaults = readings.filter((r) => r.default)
  if (defaults.length !== 1) context.report('question.defaults', name.span, { name: name.text, count: defaults.length })
  const seen = new Set<string>()
  for (const reading of readings) {
    if (seen.has(reading.name.text)) context.report('name.repeated', reading.name.span, { name: reading.name.text })
    seen.add(reading.name.text)
  }
  const fallback = (defaults[0] ?? readings[0])?.name.text ?? ''
  return { name: name.text, text, readings: readings.map((r) => ({ name: r.name.text, span: r.span })), default: fallback, clause, span }
}

function lowerAssertion(context: Context, placed: Placed<'assert'> | Placed<'require'>): Assertion | null {
  const { entity, declaration } = placed
  const { recollection, scope } = context
  const make = () => assertionOf(context, placed)
  if (!recollection) return make()
  const name = `${recollection.nameOf('assertion', declaration)} ${entity}`
  return recollection.of(name, [declaration], readsOf(entity, [declaration.condition], scope), make)
}

function assertionOf(context: Context, { entity, declaration }: Placed<'assert'> | Placed<'require'>): Assertion | null {
  const condition = context.boolean({ entity, relations: [] }, declaration.condition)
  const { name, clause, headSpan } = declaration
  return condition && { id: `${entity ?? ''}?${name.text}`, name: name.text, entity, condition, clause, span: headSpan }
}

/** Reads the requirements of the notice above with this notice's names; what it does not declare is reported where it names that notice. */
function lowerAbove(context: Context, above: Above): LoweredAbove {
  const requirements = above.requirements.flatMap((placed) => {
    const entity = placed.entity === null ? null : context.scope.mainEntity
    const before = context.diagnostics.length
    const read = lowerAssertion(context, { ...placed, entity })
    const found = context.diagnostics.splice(before)
    if (read && found.length === 0) return read
    const missing = found
      .map((d) => String(d.values.name ?? ''))
      .filter((name) => name !== '')
      .join('、')
    context.report(
      'conform.unresolved',
      above.span,
      { above: above.name, name: placed.declaration.name.text, missing },
      { related: [placed.declaration.headSpan] },
    )
    return []
  })
  return { name: above.name, span: above.span, requirements }
}

function lowerBinding(context: Context, binding: ast.Binding): LoweredBinding {
  const { recollection, scope } = context
  if (!recollection) return bindingOf(context, binding)
  const exprs = [...binding.values, ...(binding.condition ? [binding.condition] : [])]
  const reads = readsOf(scope.mainEntity, exprs, scope)
  return recollection.of(recollection.nameOf('binding', binding), [binding], reads, () => bindingOf(context, binding))
}

function bindingOf(context: Context, binding: ast.Binding): LoweredBinding {
  const frame: Frame = { entity: context.scope.mainEntity, relations: [] }
  const values = binding.values.map((value) => context.lower(frame, value))
  const condition = binding.condition && context.boolean(frame, binding.condition)
  const whole = values.filter((v) => v !== null)
  const broken = whole.length < values.length || (binding.condition !== null && condition === null)
  return { binding, values: broken ? null : whole, condition }
}

/** Questions and parameters that nothing depends on: choosing or changing them would change nothing. */
function warnUnused(context: Context): void {
  const { questions, parameters, header } = context.scope
  const used = new Set(context.used)
  for (const { name, span } of questions.values()) {
    if (!used.has(name)) context.report('question.noEffect', span, { name })
  }
  for (const { name, span } of parameters.values()) {
    if (!used.has(name) && span.file === header?.span.file) context.report('name.unused', span, { name })
  }
}
