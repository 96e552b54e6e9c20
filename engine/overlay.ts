import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import { closest } from '../grammar/suggest.ts'
import { labelOf } from '../grammar/vocabulary.ts'

type Kind<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { kind: K }>

/** What a scenario may state anew by its name. Of an entity the fields that it names are, of a parameter the periods. */
const restated = ['enum', 'entity', 'parameter', 'question', 'compute', 'table', 'exception', 'assert', 'require', 'duty'] as const
type Restated = Kind<(typeof restated)[number]>

const isRestated = (d: ast.Declaration): d is Restated => (restated as readonly string[]).includes(d.kind)

/** What a declaration goes by: an exception's name is its target's. */
const keyOf = (d: Restated): string => `${d.kind} ${d.kind === 'exception' ? `${d.target.text} ` : ''}${d.name.text}`

/** The changes of a 方案, and the trees of its notice with them made. */
export class Overlay {
  private readonly diagnostics: Diagnostic[] = []
  private readonly scenario: Kind<'scenario'>
  private readonly file: ast.Module
  private readonly own: readonly ast.Declaration[]
  /** Declarations of the notice, each with the scenario's that replaces it. */
  private readonly replacing = new Map<ast.Declaration, Restated>()
  private readonly asked = new Set<ast.ReadingChoice>()
  private readonly questions: string[] = []
  private changes = 0

  constructor(scenario: Kind<'scenario'>, file: ast.Module, base: readonly ast.Module[]) {
    this.scenario = scenario
    this.file = file
    this.own = file.declarations.filter((d) => d !== scenario)
    this.match(base)
  }

  /** A module of the notice with what the scenario states anew. */
  module(module: ast.Module): ast.Module {
    return { ...module, declarations: module.declarations.map((d) => this.changed(d)) }
  }

  /** The base's main module, under the scenario's name, with what the scenario adds; the scenario's own prose and cases. */
  main(base: ast.Module): ast.Module {
    const kept = base.declarations.filter((d) => d.kind !== 'case' && d.kind !== 'exhortation' && d.kind !== 'context')
    const header = kept.map((d) => (d.kind === 'notice' ? this.header(d) : this.quotingOwn(d)))
    const placed = new Set<ast.Declaration>(this.replacing.values())
    const added = this.own.filter((d) => !placed.has(d))
    this.changes += added.filter((d) => d.kind !== 'for' && d.kind !== 'case' && d.kind !== 'use').length
    const { file, text, bindings, clauses, passages, blocks } = this.file
    return { file, text, bindings, clauses, passages, blocks, declarations: [...header, ...firstFor(base), ...added] }
  }

  finish(): readonly Diagnostic[] {
    const { name, headSpan, readings } = this.scenario
    for (const choice of readings) if (!this.asked.has(choice)) this.unknown(choice.question, this.questions)
    if (this.changes === 0) this.diagnostics.push(diagnostic('scenario.empty', headSpan, { name: name.text }))
    return this.diagnostics
  }

  /**
   * Finds what each declaration of the scenario replaces: that of the entity it speaks of, else the one of its name elsewhere.
   */
  private match(base: readonly ast.Module[]): void {
    const below = base.flatMap((module) => placesOf(module.declarations, null))
    const main = base.at(-1)
    const own = placesOf(this.own, (main && firstFor(main)[0]?.entity?.text) ?? null)
    for (const { declaration, entity } of own) {
      const named = below.filter((each) => keyOf(each.declaration) === keyOf(declaration) && !this.replacing.has(each.declaration))
      const found = named.find((each) => each.entity === entity) ?? named[0]
      if (found) this.replacing.set(found.declaration, declaration)
    }
  }

  /** The base's prose is not the scenario's: what is quoted of it would be looked for in vain. */
  private quotingOwn(d: ast.Declaration): ast.Declaration {
    return { ...d, quotations: d.quotations.filter(({ span }) => span.file === this.file.file) }
  }

  private header(notice: Kind<'notice'>): Kind<'notice'> {
    for (const item of this.scenario.items) this.item(item, notice.items)
    const replaced = new Set(this.scenario.items.map((item) => labelOf(item.label.text)))
    const items = [...notice.items.filter((item) => !replaced.has(labelOf(item.label.text))), ...this.scenario.items]
    return { ...notice, name: this.scenario.name, items, headSpan: this.scenario.headSpan, quotations: [] }
  }

  private item({ label, text, span }: ast.TextItem, before: readonly ast.TextItem[]): void {
    const same = before.some((each) => labelOf(each.label.text) === labelOf(label.text) && each.text.trim() === text.trim())
    if (same) this.diagnostics.push(diagnostic('scenario.changesNothing', span, { name: label.text }))
    else this.changes++
  }

  private changed(d: ast.Declaration): ast.Declaration {
    const own = this.replacing.get(d)
    const made = own ? this.replaced(d, own) : d
    return made.kind === 'question' ? this.chosen(made) : made
  }

  private replaced(d: ast.Declaration, own: Restated): ast.Declaration {
    if (own.kind === 'parameter' && d.kind === 'parameter') return this.parameter(d, own)
    if (own.kind === 'entity' && d.kind === 'entity') return this.entity(d, own)
    this.take(own, sameTree({ ...own, quotations: [] }, { ...d, quotations: [] }))
    return { ...own, clause: own.clause ?? d.clause }
  }

  /** New values of a parameter: a period that the base names is replaced, others are added. */
  private parameter(d: Kind<'parameter'>, own: Kind<'parameter'>): Kind<'parameter'> {
    const period = ({ from, to }: ast.DatedValue) => `${from} ${to}`
    const replaced = new Set(own.values.map(period))
    const same = own.values.every((value) =>
      d.values.some((before) => period(before) === period(value) && sameTree(before.value, value.value)),
    )
    this.take(own, same)
    return { ...d, quotations: own.quotations, values: [...d.values.filter((value) => !replaced.has(period(value))), ...own.values] }
  }

  /** Fields stated anew stand where they stood; others are added. */
  private entity(d: Kind<'entity'>, own: Kind<'entity'>): Kind<'entity'> {
    const single = (field: ast.FieldDeclaration) => field.names.map((name) => ({ ...field, names: [name] as const }))
    const stated = new Map(own.fields.flatMap(single).map((field) => [field.names[0].text, field]))
    const before = d.fields.flatMap(single)
    const names = new Set(before.map(({ names: [name] }) => name.text))
    const unlike = (field: ast.FieldDeclaration) => ({ ...field, names: [] })
    const same = [...stated.values()].every((field) =>
      before.some((each) => each.names[0].text === field.names[0].text && sameTree(unlike(each), unlike(field))),
    )
    this.take(own, same)
    const added = [...stated].flatMap(([name, field]) => (names.has(name) ? [] : field))
    return { ...d, quotations: own.quotations, fields: [...before.map((field) => stated.get(field.names[0].text) ?? field), ...added] }
  }

  private chosen(d: Kind<'question'>): Kind<'question'> {
    this.questions.push(d.name.text)
    const choice = this.scenario.readings.find((r) => r.question.text === d.name.text)
    if (!choice) return d
    this.asked.add(choice)
    const names = d.readings.map((r) => r.name.text)
    if (!names.includes(choice.reading.text)) {
      this.unknown(choice.reading, names)
      return d
    }
    const before = d.readings.find((r) => r.default)?.name.text
    if (before === choice.reading.text) this.diagnostics.push(diagnostic('scenario.changesNothing', choice.span, { name: d.name.text }))
    else this.changes++
    return { ...d, readings: d.readings.map((r) => ({ ...r, default: r.name.text === choice.reading.text })) }
  }

  private unknown(name: ast.Name, candidates: readonly string[]): void {
    const close = closest(name.text, candidates)
    const fix = close === undefined ? undefined : { edits: [{ span: name.span, text: close }] }
    this.diagnostics.push(diagnostic('name.unknown', name.span, { name: name.text, close: close ?? '' }, { fix }))
  }

  private take(own: Restated, same: boolean): void {
    if (same) this.diagnostics.push(diagnostic('scenario.changesNothing', own.headSpan, { name: own.name.text }))
    else this.changes++
  }
}

interface Place {
  readonly declaration: Restated
  readonly entity: string | null
}

/** What may be stated anew, each with the entity that the 对于 before it names. */
function placesOf(declarations: readonly ast.Declaration[], first: string | null): Place[] {
  let entity = first
  return declarations.flatMap((declaration) => {
    if (declaration.kind === 'for') entity = declaration.entity?.text ?? null
    return isRestated(declaration) ? [{ declaration, entity }] : []
  })
}

/** Two trees that differ in nothing but their places. */
function sameTree(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    JSON.stringify(value, (key, inner: unknown) => (/[sS]pan$|^provenance$|^clause$/.test(key) ? undefined : inner))
  return plain(a) === plain(b)
}

/** What a scenario adds speaks of the base's main entity, until it says otherwise. */
function firstFor(base: ast.Module): Kind<'for'>[] {
  const first = base.declarations.find((d): d is Kind<'for'> => d.kind === 'for' && d.entity !== null)
  return first ? [first] : []
}
