import { nameText } from '../../../grammar/actions.ts'
import type * as ast from '../../../grammar/ast.ts'
import { halfWidth } from '../../../grammar/literals.ts'
import type { Span } from '../../../grammar/source.ts'
import { keywordOfToken, tokenize } from '../../../grammar/tokens.ts'
import { labelOf } from '../../../grammar/vocabulary.ts'
import { ruleId } from '../../names/symbols.ts'
import { agencyEnums } from '../../program/lower/duty.ts'
import { conformsTo } from '../../program/lower/header.ts'
import { type Frame, fieldSubject, frameOf, type Resolver, ruleSubject } from './resolve.ts'
import type { NameKind, Occurrence } from './subject.ts'
import { ExpressionWalker } from './walkExpr.ts'

type Kind<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { kind: K }>

/** Every name of a file, declared or used, with what it means. */
export function occurrencesIn(module: ast.Module, resolver: Resolver): Occurrence[] {
  const walker = new ModuleWalker(module, resolver)
  walker.walk()
  const sorted = walker.found.sort((a, b) => a.span.start - b.span.start)
  // The head of a relation's records is read once for each of them.
  return sorted.filter(({ span }, at) => span.start !== sorted[at - 1]?.span.start)
}

class ModuleWalker extends ExpressionWalker {
  private readonly module: ast.Module
  private readonly isScenario: boolean
  private entity: string | null

  constructor(module: ast.Module, resolver: Resolver) {
    super(resolver)
    this.module = module
    this.isScenario = module.declarations.some((d) => d.kind === 'scenario')
    // What a scenario declares stands behind the first 对于 of its notice.
    this.entity = this.isScenario ? resolver.scope.mainEntity : null
  }

  walk(): void {
    for (const clause of this.module.clauses)
      this.declaring({ kind: 'clause', name: clause.path, owner: this.module.file }, { span: clause.headSpan })
    for (const declaration of this.module.declarations) this.declaration(declaration)
    this.inProse = true
    const frame = frameOf(this.resolver.scope.mainEntity)
    for (const { values, condition } of this.module.bindings) {
      for (const value of values) this.expr(frame, value, null)
      if (condition) this.expr(frame, condition, null)
    }
  }

  private declaration(d: ast.Declaration): void {
    this.notes(d.provenance)
    this.own(d)
  }

  private own(d: ast.Declaration): void {
    switch (d.kind) {
      case 'notice':
        this.notice(d)
        break
      case 'scenario':
        this.scenario(d)
        break
      case 'enum':
        this.enumeration(d)
        break
      case 'entity':
        this.object(d)
        break
      case 'parameter':
        this.parameter(d)
        break
      case 'question':
        this.question(d)
        break
      case 'for':
        this.for(d)
        break
      case 'compute':
        this.compute(d)
        break
      case 'table':
        this.table(d)
        break
      case 'exception':
        this.exception(d)
        break
      case 'assert':
      case 'require':
        this.declaring({ kind: 'assertion', name: d.name.text, owner: this.entity }, d.name)
        this.expr(this.frame(), d.condition, null)
        break
      case 'duty':
        this.duty(d)
        break
      case 'case':
        this.case(d)
        break
      default:
        break
    }
  }

  private frame(): Frame {
    return frameOf(this.entity)
  }

  private global(kind: NameKind, name: ast.Name): void {
    this.declaring({ kind, name: name.text, owner: null }, name)
  }

  private notice(d: Kind<'notice'>): void {
    this.global('notice', d.name)
    const above = conformsTo(d)
    if (!above || above.name === '') return
    const { start, file } = above.item.textSpan
    this.referring({ kind: 'notice', name: above.name, owner: null }, { span: { file, start, end: start + above.name.length } })
  }

  private scenario(d: Kind<'scenario'>): void {
    this.global('notice', d.name)
    this.referring({ kind: 'notice', name: d.base.text, owner: null }, d.base)
    for (const { question, reading } of d.readings) this.reading(question, reading)
  }

  private enumeration(d: Kind<'enum'>): void {
    this.global('enum', d.name)
    for (const member of d.members) this.declaring({ kind: 'member', name: member.text, owner: d.name.text }, member)
  }

  private object(d: Kind<'entity'>): void {
    this.global('entity', d.name)
    for (const { names, type, default: fallback, range } of d.fields) {
      const kind = type.many ? 'relation' : 'field'
      for (const name of names) this.declaring({ kind, name: name.text, owner: d.name.text }, name)
      this.type(type)
      if (fallback) this.expr(frameOf(null), fallback, this.resolver.enumOf(type))
      if (range) this.test(frameOf(null), range, null)
    }
  }

  private parameter(d: Kind<'parameter'>): void {
    this.global('parameter', d.name)
    this.type(d.type)
    for (const { value, provenance } of d.values) {
      this.expr(frameOf(null), value, this.resolver.enumOf(d.type))
      this.notes(provenance)
    }
  }

  private question(d: Kind<'question'>): void {
    this.global('question', d.name)
    for (const { name } of d.readings) this.declaring({ kind: 'reading', name: name.text, owner: d.name.text }, name)
  }

  private for({ entity }: Kind<'for'>): void {
    this.entity = entity?.text ?? null
    if (entity && this.resolver.scope.entities.has(entity.text)) this.referring({ kind: 'entity', name: entity.text, owner: null }, entity)
  }

  /** The entity of a computation or table: a scenario's stand where those of its notice stood. */
  private entityOf(name: string): string | null {
    const { rules, tables } = this.resolver.scope
    const id = ruleId(this.entity, name)
    if (!this.isScenario || rules.has(id) || tables.has(id)) return this.entity
    const elsewhere = [...rules.values(), ...tables.values()].find((symbol) => symbol.name === name)
    return elsewhere ? elsewhere.entity : this.entity
  }

  private compute(d: Kind<'compute'>): void {
    const entity = this.entityOf(d.name.text)
    const frame = frameOf(entity)
    this.declaring({ kind: 'rule', name: d.name.text, owner: entity }, d.name)
    this.type(d.type)
    const expected = this.resolver.enumOf(d.type)
    const { body } = d
    if (body.kind === 'expression') this.expr(frame, body.value, expected)
    if (body.kind === 'progressive') {
      this.expr(frame, body.base, null)
      for (const { test, rate } of body.bands) {
        this.test(frame, test, null)
        this.expr(frame, rate, null)
      }
    }
    if (body.kind === 'cases') this.branches(frame, body, expected)
  }

  private branches(frame: Frame, body: Extract<ast.Body, { kind: 'cases' }>, expected: string | null): void {
    for (const { when, value, provenance } of body.branches) {
      this.expr(frame, when, null)
      this.expr(frame, value, expected)
      this.notes(provenance)
    }
    if (body.otherwise) this.expr(frame, body.otherwise, expected)
    this.notes(body.otherwiseNotes)
  }

  private table(d: Kind<'table'>): void {
    const entity = this.entityOf(d.name.text)
    const frame = frameOf(entity)
    this.declaring({ kind: 'table', name: d.name.text, owner: entity }, d.name)
    for (const { subject, question } of d.columns) {
      if (subject) this.expr(frame, subject, null)
      if (question && this.resolver.scope.questions.has(question.text))
        this.referring({ kind: 'question', name: question.text, owner: null }, question)
    }
    for (const { name, type } of d.results) {
      this.declaring({ kind: 'rule', name: name.text, owner: entity }, name)
      if (type) this.type(type)
    }
    const subjects = d.columns.map(({ subject }) => (subject ? this.enumOf(frame, subject) : null))
    const results = d.results.map(({ type }) => this.resolver.enumOf(type))
    for (const row of d.rows) this.row(frame, d, row, subjects, results)
  }

  private row(
    frame: Frame,
    { columns }: Kind<'table'>,
    { tests, values, provenance }: ast.Row,
    subjects: readonly (string | null)[],
    results: readonly (string | null)[],
  ): void {
    for (const [at, test] of tests.entries()) {
      const question = columns[at]?.question
      if (question) this.readingTest(question.text, test)
      else this.test(frame, test, subjects[at] ?? null)
    }
    for (const [at, value] of values.entries()) this.expr(frame, value, results[at] ?? null)
    this.notes(provenance)
  }

  private exception(d: Kind<'exception'>): void {
    const rule = this.resolver.rule(this.entity, d.target.text)
    const table = this.resolver.table(this.entity, d.target.text)
    const changed = rule ?? table
    const owner = changed?.id ?? d.target.text
    if (rule) this.referring(ruleSubject(rule), d.target)
    else if (table) this.referring({ kind: 'table', name: table.name, owner: table.entity }, d.target)
    this.declaring({ kind: 'exception', name: d.name.text, owner }, d.name)
    for (const name of d.beats) this.referring({ kind: 'exception', name: name.text, owner }, name)
    const frame = frameOf(changed ? changed.entity : this.entity)
    this.expr(frame, d.when, null)
    for (const { target, value } of d.values) {
      const result = target && table ? this.resolver.scope.rules.get(ruleId(table.entity, target.text)) : rule
      if (target && result) this.referring(ruleSubject(result), target)
      this.expr(frame, value, this.resolver.enumOf(result?.type ?? null))
    }
  }

  private duty(d: Kind<'duty'>): void {
    this.declaring({ kind: 'duty', name: d.name.text, owner: null }, d.name)
    const enumeration = agencyEnums.find((name) => this.resolver.scope.enums.has(name))
    if (enumeration === undefined) return
    for (const item of d.items) {
      const label = labelOf(item.label.text)
      if (label !== 'agencies' && label !== 'partners') continue
      for (const match of item.text.matchAll(/[^、,，\s](?:[^、,，]*[^、,，\s])?/g)) {
        const start = item.textSpan.start + match.index
        this.memberOf(enumeration, { text: match[0], span: { ...item.textSpan, start, end: start + match[0].length } })
      }
    }
  }

  private case(d: Kind<'case'>): void {
    this.declaring({ kind: 'case', name: d.name.text, owner: this.entity }, d.name)
    for (const { question, reading } of d.readings) this.reading(question, reading)
    this.fields(this.entity, d.fields)
    for (const expected of d.expectations) {
      const rule = this.resolver.rule(this.entity, expected.name.text)
      if (rule) this.referring(ruleSubject(rule), expected.name)
      const enumeration = this.resolver.enumOf(rule?.type ?? null)
      if (expected.value && enumeration !== null) this.expr(frameOf(null), expected.value, enumeration)
      if (!expected.value) this.reasons(expected.span)
    }
  }

  private fields(entity: string | null, fields: readonly ast.CaseField[]): void {
    for (const { name, value, records } of fields) {
      const symbol = this.resolver.field(entity, name.text)
      if (!symbol || entity === null) continue
      this.referring(fieldSubject(entity, symbol), name)
      const enumeration = this.resolver.enumOf(symbol.declaration.type)
      // What a text or another value says is no name.
      if (value && enumeration !== null) this.expr(frameOf(null), value, enumeration)
      for (const record of records ?? []) this.fields(symbol.declaration.type.name.text, record)
    }
  }

  /** 未知（出生日期、参数（2021年））: fields and parameters for want of which a result is unknown. */
  private reasons(span: Span): void {
    const { tokens } = tokenize(this.module.text.slice(span.start, span.end), span.start)
    const from = tokens.findIndex((token) => keywordOfToken(token) === 'unknown')
    for (const token of tokens.slice(from + 1)) {
      const name = nameText(token)
      const at = { span: { ...span, start: token.startOffset, end: token.startOffset + token.image.length } }
      const holders = [this.entity, ...this.resolver.scope.entities.keys()]
      const holder = holders.find((entity) => this.resolver.field(entity, name))
      const symbol = this.resolver.field(holder ?? null, name)
      if (symbol && holder) this.referring(fieldSubject(holder, symbol), at)
      else if (this.resolver.scope.parameters.has(name)) this.referring({ kind: 'parameter', name, owner: null }, at)
    }
  }

  /** 依据 一（三）2: clauses of this file. */
  private notes(notes: readonly ast.ProvenanceNote[]): void {
    for (const { kind, text, span } of notes) {
      if (kind !== 'basis') continue
      const name = halfWidth(text).replace(/\(/g, '（').replace(/\)/g, '）')
      const word = /^\S+?(?=\s|[一二三四五六七八九十])\s*/.exec(this.module.text.slice(span.start, span.end))?.[0] ?? ''
      this.referring({ kind: 'clause', name, owner: this.module.file }, { span: { ...span, start: span.start + word.length } })
    }
  }
}
