import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, diagnostic } from '../grammar/diagnostic.ts'
import { closest } from '../grammar/suggest.ts'
import { labelOf } from '../grammar/vocabulary.ts'
import { type Files, type Loaded, load } from './load.ts'

type Kind<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { kind: K }>

/** A file as the notice that it comes to: its own, or its scenario's base with the changes made. */
export interface Layered extends Loaded {
  readonly basedOn: string | null
  /** Every file as it is written, those of the notices below included. */
  readonly written: readonly ast.Module[]
}

/**
 * Lays a 方案 over its notice: what comes out is an ordinary notice, and nothing downstream knows of scenarios
 * (language.md, Meaning 12). A file that declares no scenario is returned as it is.
 */
export function layered(files: Files, loaded: Loaded, open: readonly string[] = []): Layered {
  const { loader } = files
  const scenario = loaded.main.declarations.find((d) => d.kind === 'scenario')
  const own = [...loaded.used, loaded.main]
  if (!scenario) return { ...loaded, basedOn: null, written: own }
  const { file } = loaded.main
  const path = scenario.path === null ? loader.findNotice(scenario.base.text, file) : loader.resolve(file, scenario.path)
  const chain = [...open, file]
  const fail = (found: Diagnostic): Layered => ({
    ...loaded,
    diagnostics: [...loaded.diagnostics, found],
    basedOn: scenario.base.text,
    written: own,
  })
  if (path !== null && chain.includes(path)) return fail(diagnostic('scenario.cycle', scenario.headSpan, { path: [...chain, path] }))
  const below = path === null ? null : load(files, path)
  if (!below) return fail(diagnostic('scenario.baseMissing', scenario.base.span, { name: scenario.base.text }))
  const base = layered(files, below, chain)
  const actual = base.main.declarations.find((d) => d.kind === 'notice')?.name.text
  // What is wrong with the base is said there; without a notice there is nothing to lay a scenario over.
  const written = [...new Set([...base.written, ...own])]
  if (actual === undefined)
    return { ...loaded, diagnostics: [...loaded.diagnostics, ...base.diagnostics], basedOn: scenario.base.text, written }
  if (actual !== scenario.base.text) return fail(diagnostic('notice.otherName', scenario.base.span, { name: scenario.base.text, actual }))
  const overlay = new Overlay(scenario, loaded.main)
  const used = [...base.used, ...loaded.used].map((module) => overlay.module(module))
  const main = overlay.main(overlay.module(base.main))
  return {
    main,
    used,
    diagnostics: [...loaded.diagnostics, ...base.diagnostics, ...overlay.finish()],
    basedOn: scenario.base.text,
    written,
  }
}

/** Two trees that differ in nothing but their places. */
function sameTree(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) =>
    JSON.stringify(value, (key, inner: unknown) => (/[sS]pan$|^provenance$|^clause$/.test(key) ? undefined : inner))
  return plain(a) === plain(b)
}

class Overlay {
  private readonly diagnostics: Diagnostic[] = []
  private readonly scenario: Kind<'scenario'>
  private readonly file: ast.Module
  private readonly own: readonly ast.Declaration[]
  private readonly placed = new Set<ast.Declaration>()
  private readonly asked = new Set<ast.ReadingChoice>()
  private readonly questions: string[] = []
  private changes = 0

  constructor(scenario: Kind<'scenario'>, file: ast.Module) {
    this.scenario = scenario
    this.file = file
    this.own = file.declarations.filter((d) => d !== scenario)
  }

  /** A base module with replaced parameters, tables, computations and readings. */
  module(module: ast.Module): ast.Module {
    return { ...module, declarations: module.declarations.map((d) => this.changed(d)) }
  }

  /** The base's main module, under the scenario's name, with what the scenario adds; the scenario's own prose and cases. */
  main(base: ast.Module): ast.Module {
    const kept = base.declarations.filter((d) => d.kind !== 'case' && d.kind !== 'exhortation' && d.kind !== 'context')
    const header = kept.map((d) => (d.kind === 'notice' ? this.header(d) : { ...d, quotations: [] }))
    const added = this.own.filter((d) => !this.placed.has(d))
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

  private header(notice: Kind<'notice'>): Kind<'notice'> {
    const replaced = new Set(this.scenario.items.map((item) => labelOf(item.label.text)))
    this.changes += this.scenario.items.length
    const items = [...notice.items.filter((item) => !replaced.has(labelOf(item.label.text))), ...this.scenario.items]
    return { ...notice, name: this.scenario.name, items, headSpan: this.scenario.headSpan, quotations: [] }
  }

  private changed(d: ast.Declaration): ast.Declaration {
    if (d.kind === 'parameter') return this.parameter(d)
    if (d.kind === 'question') return this.question(d)
    if (d.kind === 'compute' || d.kind === 'table') return this.replaced(d)
    return d
  }

  private replaced(d: Kind<'compute'> | Kind<'table'>): ast.Declaration {
    const own = this.own.find((o) => o.kind === d.kind && o.name.text === d.name.text)
    if (!own) return d
    this.take(own, d.name.text, sameTree(own, { ...d, quotations: (own as typeof d).quotations }))
    return own
  }

  /** New values of a parameter: a period that the base names is replaced, others are added. */
  private parameter(d: Kind<'parameter'>): ast.Declaration {
    const own = this.own.find((o): o is Kind<'parameter'> => o.kind === 'parameter' && o.name.text === d.name.text)
    if (!own) return d
    const period = ({ from, to }: ast.DatedValue) => `${from} ${to}`
    const replaced = new Set(own.values.map(period))
    const same = own.values.every((value) =>
      d.values.some((before) => period(before) === period(value) && sameTree(before.value, value.value)),
    )
    this.take(own, d.name.text, same)
    return { ...d, values: [...d.values.filter((value) => !replaced.has(period(value))), ...own.values] }
  }

  private question(d: Kind<'question'>): ast.Declaration {
    this.questions.push(d.name.text)
    const chosen = this.scenario.readings.find((r) => r.question.text === d.name.text)
    if (!chosen) return d
    this.asked.add(chosen)
    const names = d.readings.map((r) => r.name.text)
    if (!names.includes(chosen.reading.text)) {
      this.unknown(chosen.reading, names)
      return d
    }
    const before = d.readings.find((r) => r.default)?.name.text
    if (before === chosen.reading.text) this.diagnostics.push(diagnostic('scenario.changesNothing', chosen.span, { name: d.name.text }))
    else this.changes++
    return { ...d, readings: d.readings.map((r) => ({ ...r, default: r.name.text === chosen.reading.text })) }
  }

  private unknown(name: ast.Name, candidates: readonly string[]): void {
    const close = closest(name.text, candidates)
    const fix = close === undefined ? undefined : { edits: [{ span: name.span, text: close }] }
    this.diagnostics.push(diagnostic('name.unknown', name.span, { name: name.text, close: close ?? '' }, { fix }))
  }

  private take(own: ast.Declaration, name: string, same: boolean): void {
    this.placed.add(own)
    if (same) this.diagnostics.push(diagnostic('scenario.changesNothing', own.headSpan, { name }))
    else this.changes++
  }
}

/** What a scenario adds speaks of the base's main entity, until it says otherwise. */
function firstFor(base: ast.Module): ast.Declaration[] {
  const first = base.declarations.find((d) => d.kind === 'for' && d.entity !== null)
  return first ? [first] : []
}
