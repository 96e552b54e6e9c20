import type * as ast from '../../../grammar/ast.ts'
import type { Pass } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import { dependencyNodes } from '../../names/dependencies.ts'
import { dependencyOrder } from '../../names/order.ts'
import type { Placed, RuleSymbol, Scope, TableSymbol } from '../../names/symbols.ts'
import type { Assertion, Enumeration, Expr, Program, Question, Rule, Table } from '../program.ts'
import { programVersion } from '../program.ts'
import { lowerCase } from './case.ts'
import { Context, type Frame } from './context.ts'
import { lowerDuty } from './duty.ts'
import { lowerEntity } from './entity.ts'
import { type Assigned, assignExceptions, lowerExceptions } from './exception.ts'
import { lower } from './expression.ts'
import { lowerHeader } from './header.ts'
import { declareParameter } from './parameter.ts'
import { body, finishRule, numericOfAlternatives, type Target } from './rule.ts'
import { lowerTable } from './table.ts'
import { declaredType } from './types.ts'

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
): Pass<Lowering> {
  const { header, diagnostics } = scope.header ? lowerHeader(scope.header) : { header: noHeader, diagnostics: [] }
  const context = new Context(lower, scope, header.baseDate, header.rounding)
  context.diagnostics.push(...diagnostics)
  const questions = [...scope.questions.values()].map((q) => lowerQuestion(context, q.declaration))
  const entities = [...scope.entities.values()].map((symbol) => lowerEntity(context, symbol))
  for (const name of scope.fors) if (!scope.entities.has(name.text)) context.unknownName(name, scope.entities.keys())
  const targets = declareRules(context)
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
    duties: scope.duties.map((placed) => lowerDuty(context, placed)),
    cases: scope.cases.map((placed) => lowerCase(context, placed, sourceText)),
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

/** Makes every rule's declared type known, so that bodies may be read in any order. */
function declareRules(context: Context): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>()
  for (const symbol of context.scope.rules.values()) {
    if (!symbol.type) {
      context.report('type.missing', symbol.span, { name: symbol.name })
      continue
    }
    const declared = declaredType(context, symbol.type)
    if (!declared) continue
    context.rules.set(symbol.id, {
      type: declared.type,
      numeric: declared.type.kind === 'decimal' ? { scale: declared.scale, minimum: null, maximum: null } : null,
    })
    targets.set(symbol.id, { id: symbol.id, declared, frame: frameOf(symbol) })
  }
  return targets
}

const frameOf = (symbol: RuleSymbol): Frame => ({ entity: symbol.entity, relations: [] })

/** Parameters and rules in dependency order; a cycle is reported with every edge, and its rules become unknown. */
function lowerRules(context: Context, targets: ReadonlyMap<string, Target>): { rules: Rule[]; tables: Table[] } {
  const { order, cycles } = dependencyOrder(dependencyNodes(context.scope))
  for (const cycle of cycles) {
    const [first, ...rest] = cycle.spans
    if (first) context.report('name.cycle', first, { path: [...cycle.path] }, { related: rest })
  }
  const cyclic = new Set(cycles.flatMap((cycle) => cycle.path))
  const exceptions = assignExceptions(context)
  const tables = new Map<string, Table | null>()
  const rules: Rule[] = []
  for (const id of order) {
    const parameter = context.scope.parameters.get(id)
    if (parameter) declareParameter(context, parameter)
    const symbol = context.scope.rules.get(id)
    const target = targets.get(id)
    if (symbol && target) rules.push(lowerRule(context, symbol, target, { targets, exceptions, tables, broken: cyclic.has(symbol.name) }))
  }
  return { rules, tables: [...tables.values()].filter((t) => t !== null) }
}

interface Around {
  readonly targets: ReadonlyMap<string, Target>
  readonly exceptions: ReadonlyMap<string, readonly Assigned[]>
  readonly tables: Map<string, Table | null>
  /** Part of a cycle: its body would read what is not known yet. */
  readonly broken: boolean
}

function lowerRule(context: Context, symbol: RuleSymbol, target: Target, around: Around): Rule {
  const { source } = symbol
  const assigned = around.exceptions.get(symbol.id) ?? []
  if (around.broken) return finishRule(context, symbol, target.declared, null, [], [], null)
  if (source.kind === 'compute') {
    const { declaration } = source
    const lowered = body(context, target, declaration.body)
    return finishRule(
      context,
      symbol,
      target.declared,
      lowered,
      lowerExceptions(context, symbol, target, assigned),
      declaration.provenance,
      declaration.clause,
    )
  }
  const table = tableOf(context, source.table, around)
  const lowered = table && tableRead(table, source.column, target, symbol.span)
  const { provenance, clause } = source.table.declaration
  return finishRule(context, symbol, target.declared, lowered, lowerExceptions(context, symbol, target, assigned), provenance, clause)
}

function tableOf(context: Context, symbol: TableSymbol, around: Around): Table | null {
  const known = around.tables.get(symbol.id)
  if (known !== undefined) return known
  const targets = symbol.declaration.results.map(
    (r) => around.targets.get(symbol.entity === null ? r.name.text : `${symbol.entity}.${r.name.text}`) ?? null,
  )
  const table = lowerTable(context, symbol, targets)
  around.tables.set(symbol.id, table)
  return table
}

function tableRead(table: Table, column: number, target: Target, span: Span): Expr {
  const { type } = target.declared
  const values = table.rows.flatMap((row) => row.values[column] ?? [])
  return { kind: 'table', table: table.id, column, type, span, ...numericOfAlternatives(type, values, table.policy === 'sum') }
}

function lowerAssertion(context: Context, { entity, declaration }: Placed<'assert'> | Placed<'require'>): Assertion | null {
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
  for (const { name, span } of questions.values()) {
    if (!context.used.has(name)) context.report('question.noEffect', span, { name })
  }
  for (const { name, span } of parameters.values()) {
    if (!context.used.has(name) && span.file === header?.span.file) context.report('name.unused', span, { name })
  }
}
