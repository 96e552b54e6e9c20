import { nameText } from '../../grammar/actions.ts'
import type * as ast from '../../grammar/ast.ts'
import { type Diagnostic, diagnostic, type Pass } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/source.ts'
import { tokenize } from '../../grammar/tokens.ts'
import { typeNameOf } from '../../grammar/vocabulary.ts'
import {
  type EntitySymbol,
  type EnumSymbol,
  type FieldSymbol,
  type ParameterSymbol,
  type Placed,
  type QuestionSymbol,
  type RuleSymbol,
  ruleId,
  type Scope,
  type TableSymbol,
} from './symbols.ts'

type Kind<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { kind: K }>

class Collector {
  readonly diagnostics: Diagnostic[] = []
  header: Kind<'notice'> | null = null
  mainEntity: string | null = null
  readonly enums = new Map<string, EnumSymbol>()
  readonly members = new Map<string, string[]>()
  readonly entities = new Map<string, EntitySymbol>()
  readonly parameters = new Map<string, ParameterSymbol>()
  readonly questions = new Map<string, QuestionSymbol>()
  readonly rules = new Map<string, RuleSymbol>()
  readonly tables = new Map<string, TableSymbol>()
  readonly exceptions: Placed<'exception'>[] = []
  readonly assertions: Placed<'assert'>[] = []
  readonly requirements: Placed<'require'>[] = []
  readonly duties: Placed<'duty'>[] = []
  readonly cases: Placed<'case'>[] = []
  readonly fors: ast.Name[] = []
  /** Names of one space: parameters, questions, entities, enumerations and notice-level rules. */
  private readonly taken = new Map<string, Span>()
  private readonly modules: ast.Module[] = []
  private counted: ReadonlyMap<string, number> | null = null
  private entity: string | null = null
  private readonly main: string

  constructor(main: string) {
    this.main = main
  }

  mentions(name: string): number {
    this.counted ??= mentionsIn(this.modules)
    return this.counted.get(name) ?? 0
  }

  module(module: ast.Module): void {
    this.modules.push(module)
    this.entity = null
    for (const declaration of module.declarations) this.declaration(declaration, module.file === this.main)
  }

  private declaration(d: ast.Declaration, inMain: boolean): void {
    if (d.kind === 'notice' && inMain) this.notice(d)
    else if (d.kind === 'enum') this.enumeration(d)
    else if (d.kind === 'entity') this.object(d)
    else if (d.kind === 'parameter') this.parameter(d)
    else if (d.kind === 'question') this.question(d)
    else if (d.kind === 'for') this.for(d, inMain)
    else if (d.kind === 'compute') this.rule({ name: d.name, type: d.type, source: { kind: 'compute', declaration: d } })
    else if (d.kind === 'table') this.table(d)
    else this.placed(d, inMain)
  }

  private parameter(declaration: Kind<'parameter'>): void {
    const { text: name, span } = declaration.name
    if (this.claim(declaration.name, null)) this.parameters.set(name, { kind: 'parameter', name, span, declaration })
  }

  private question(declaration: Kind<'question'>): void {
    const { text: name, span } = declaration.name
    if (this.claim(declaration.name, null)) this.questions.set(name, { kind: 'question', name, span, declaration })
  }

  private for({ entity }: Kind<'for'>, inMain: boolean): void {
    this.entity = entity?.text ?? null
    if (entity) this.fors.push(entity)
    if (inMain && entity) this.mainEntity ??= entity.text
  }

  private placed(d: ast.Declaration, inMain: boolean): void {
    const { entity } = this
    if (d.kind === 'exception') this.exceptions.push({ entity, declaration: d })
    else if (d.kind === 'assert') this.once(this.assertions, { entity, declaration: d })
    else if (d.kind === 'require' && inMain) this.once(this.requirements, { entity, declaration: d })
    else if (d.kind === 'duty' && inMain) this.duties.push({ entity, declaration: d })
    else if (d.kind === 'case' && inMain) this.once(this.cases, { entity, declaration: d })
  }

  /** Keeps what goes by a title of its own among its kind. */
  private once<T extends { readonly entity: string | null; readonly declaration: { readonly name: ast.Name } }>(
    kept: T[],
    placed: T,
  ): void {
    const same = kept.find((p) => p.entity === placed.entity && p.declaration.name.text === placed.declaration.name.text)
    if (same) this.repeated(placed.declaration.name, same.declaration.name.span)
    kept.push(placed)
  }

  private notice(d: Kind<'notice'>): void {
    if (this.header)
      this.diagnostics.push(diagnostic('notice.repeated', d.headSpan, { name: d.name.text }, { related: [this.header.headSpan] }))
    this.header ??= d
  }

  /** Takes a name in its space; false, with a diagnostic, where it is taken. */
  private claim(name: ast.Name, entity: string | null): boolean {
    const key = ruleId(entity, name.text)
    const before = this.taken.get(key)
    if (!before) {
      this.taken.set(key, name.span)
      return true
    }
    this.diagnostics.push(diagnostic('name.repeated', name.span, { name: name.text }, { related: [before] }))
    return false
  }

  private enumeration(d: Kind<'enum'>): void {
    // An enumeration and a field may share a name (大学生类别：大学生类别), so enumerations have a space of their own.
    if (this.enums.has(d.name.text) || typeNameOf(d.name.text)) {
      this.diagnostics.push(
        diagnostic('name.repeated', d.name.span, { name: d.name.text }, { related: [this.enums.get(d.name.text)?.span ?? d.name.span] }),
      )
      return
    }
    this.enums.set(d.name.text, { kind: 'enum', name: d.name.text, span: d.name.span, declaration: d })
    const seen = new Map<string, Span>()
    for (const member of d.members) {
      const before = seen.get(member.text)
      if (before) this.diagnostics.push(diagnostic('name.repeated', member.span, { name: member.text }, { related: [before] }))
      else this.members.set(member.text, [...(this.members.get(member.text) ?? []), d.name.text])
      seen.set(member.text, member.span)
    }
  }

  private object(d: Kind<'entity'>): void {
    if (!this.claim(d.name, null)) return
    const members = new Map<string, FieldSymbol>()
    for (const declaration of d.fields) {
      for (const name of declaration.names) {
        if (this.claim(name, d.name.text))
          members.set(name.text, { kind: declaration.type.many ? 'relation' : 'field', name: name.text, span: name.span, declaration })
      }
    }
    this.entities.set(d.name.text, { kind: 'entity', name: d.name.text, span: d.name.span, members, declaration: d })
  }

  private repeated(name: ast.Name, before: Span): void {
    this.diagnostics.push(diagnostic('name.repeated', name.span, { name: name.text }, { related: [before] }))
  }

  private rule(parts: Pick<RuleSymbol, 'type' | 'source'> & { name: ast.Name }): void {
    const { name, type, source } = parts
    if (!this.claim(name, this.entity)) return
    const id = ruleId(this.entity, name.text)
    const table = this.tables.get(id)
    if (table && !(source.kind === 'table' && source.table === table)) this.repeated(name, table.span)
    this.rules.set(id, { kind: 'rule', id, name: name.text, span: name.span, entity: this.entity, type, source })
  }

  private table(d: Kind<'table'>): void {
    const id = ruleId(this.entity, d.name.text)
    const table: TableSymbol = { id, name: d.name.text, span: d.name.span, entity: this.entity, declaration: d }
    const before = this.tables.get(id)
    if (before) this.diagnostics.push(diagnostic('name.repeated', d.name.span, { name: d.name.text }, { related: [before.span] }))
    else this.tables.set(id, table)
    // A table may be called as its only result is; a computation of that name is another thing.
    const other = this.rules.get(id)
    if (other) this.repeated(d.name, other.span)
    for (const [column, result] of d.results.entries())
      this.rule({ name: result.name, type: result.type, source: { kind: 'table', table, column } })
  }
}

function mentionsIn(modules: readonly ast.Module[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const spans = modules.flatMap(({ text, blocks, bindings }) =>
    [...blocks, ...bindings].map(({ span }) => text.slice(span.start, span.end)),
  )
  for (const token of spans.flatMap((text) => tokenize(text, 0).tokens)) {
    const name = nameText(token)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** Gathers what the main module and the modules it uses declare; duplicates are reported, the first stands. */
export function collect(main: ast.Module, used: readonly ast.Module[]): Pass<Scope> {
  const collector = new Collector(main.file)
  for (const module of [...used, main]) collector.module(module)
  if (!collector.header) collector.diagnostics.push(diagnostic('notice.missing', { file: main.file, start: 0, end: 0 }, {}))
  return { value: collector, diagnostics: collector.diagnostics }
}
