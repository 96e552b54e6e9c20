import type * as ast from '../../../grammar/ast.ts'
import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import type { CaseOutcome, CaseReport } from '../../cases.ts'
import { caseReport } from '../caseReport.ts'
import { namesOf, treeOf } from '../names/names.ts'
import { keyOf, type Occurrence } from '../names/subject.ts'
import type { Document } from '../workspace.ts'
import { languageTexts } from './texts.ts'

/** A line shown above a declaration. */
export interface CodeLens {
  /** The head of the declaration. */
  readonly span: Span
  readonly title: string
  /** What choosing it asks for; null where it only tells. */
  readonly action: LensAction | null
}

export type LensAction =
  /** The places that name what stands at the offset. */
  | { readonly kind: 'references'; readonly file: string; readonly offset: number }
  /** Show the values of a case in the text. */
  | { readonly kind: 'show'; readonly case: string; readonly entity: string | null }
  /** Explain the results of a case. */
  | { readonly kind: 'why'; readonly case: string; readonly entity: string | null }

/** Above declarations how often they are named and which cases use them, above cases whether they pass. */
export function codeLenses(
  document: Document,
  file: string,
  language: Language,
  report: CaseReport | null = caseReport(document),
): CodeLens[] {
  const module = treeOf(document, file)
  return module ? new Lenses(document, module, language, report).all() : []
}

class Lenses {
  private readonly document: Document
  private readonly module: ast.Module
  private readonly texts: (typeof languageTexts)[Language]
  private readonly outcomes: readonly CaseOutcome[]
  private readonly declared: ReadonlyMap<number, Occurrence>

  constructor(document: Document, module: ast.Module, language: Language, report: CaseReport | null) {
    this.document = document
    this.module = module
    this.texts = languageTexts[language]
    this.outcomes = report?.cases ?? []
    const here = namesOf(document).inFile.get(module.file) ?? []
    this.declared = new Map(here.filter(({ role }) => role === 'declaration').map((each) => [each.span.start, each]))
  }

  all(): CodeLens[] {
    return this.module.declarations.flatMap((declaration) => this.of(declaration))
  }

  private of(d: ast.Declaration): CodeLens[] {
    switch (d.kind) {
      case 'case':
        return this.case(d.headSpan, d.name)
      case 'enum':
      case 'entity':
      case 'parameter':
      case 'question':
        return [this.references(d.headSpan, [d.name])]
      case 'compute':
        return [this.references(d.headSpan, [d.name]), ...this.expected(d.headSpan, [d.name])]
      case 'table':
        return [
          this.references(
            d.headSpan,
            d.results.map(({ name }) => name),
          ),
          ...this.rows(d),
        ]
      case 'exception':
        return this.exception(d)
      default:
        return []
    }
  }

  private references(span: Span, names: readonly ast.Name[]): CodeLens {
    const of = namesOf(this.document).of
    const found = names.flatMap((name) => {
      const subject = this.declared.get(name.span.start)?.subject
      return subject ? (of.get(keyOf(subject)) ?? []).filter(({ role }) => role === 'reference') : []
    })
    const offset = names[0]?.span.start ?? span.start
    return { span, title: this.texts.references(found.length), action: { kind: 'references', file: this.module.file, offset } }
  }

  private expected(span: Span, names: readonly ast.Name[]): CodeLens[] {
    if (this.outcomes.length === 0) return []
    const ids = new Set(
      names.flatMap((name) =>
        ((subject) => (subject ? `${subject.owner ?? ''}\n${subject.name}` : []))(this.declared.get(name.span.start)?.subject),
      ),
    )
    const count = this.outcomes.filter(({ case: each }) =>
      each.expectations.some(({ rule, name }) => ids.has(`${rule === name ? '' : rule.slice(0, -name.length - 1)}\n${name}`)),
    ).length
    return [{ span, title: this.texts.expectedIn(count), action: null }]
  }

  private rows(d: Extract<ast.Declaration, { kind: 'table' }>): CodeLens[] {
    if (this.outcomes.length === 0) return []
    const { tables } = this.document.compiled.draft
    const table = tables.find(({ span }) => span.file === d.headSpan.file && span.start === d.headSpan.start)
    if (!table) return []
    const ids = table.rows.map(({ id }) => id)
    const cases = this.outcomes.filter(({ fired }) => ids.some((id) => fired.has(id))).length
    const hit = ids.filter((id) => this.outcomes.some(({ fired }) => fired.has(id))).length
    return [{ span: d.headSpan, title: this.texts.hits(cases, hit, ids.length), action: null }]
  }

  private exception(d: Extract<ast.Declaration, { kind: 'exception' }>): CodeLens[] {
    if (this.outcomes.length === 0) return []
    const { file, start } = d.headSpan
    const ids = this.document.compiled.draft.rules
      .flatMap(({ exceptions }) => exceptions)
      .filter(({ span }) => span.file === file && span.start === start)
      .map(({ id }) => id)
    const count = this.outcomes.filter(({ fired }) => ids.some((id) => fired.has(id))).length
    return [{ span: d.headSpan, title: this.texts.appliedIn(count), action: null }]
  }

  private case(span: Span, name: ast.Name): CodeLens[] {
    const found = this.outcomes.find(({ case: each }) => each.span.file === span.file && each.span.start === span.start)
    if (!found) return []
    const { entity } = found.case
    const [failed] = found.diagnostics
    const result = failed?.code === 'case.refused' ? `✗ ${this.texts.refused}` : this.texts.fails(found.diagnostics.length)
    return [
      { span, title: found.passed ? this.texts.passes : result, action: { kind: 'show', case: name.text, entity } },
      { span, title: this.texts.why, action: { kind: 'why', case: name.text, entity } },
    ]
  }
}
