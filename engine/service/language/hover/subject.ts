import type * as ast from '../../../../grammar/ast.ts'
import type { Language } from '../../../../grammar/diagnostic.ts'
import type { Span } from '../../../../grammar/source.ts'
import { ruleId } from '../../../names/symbols.ts'
import type { Numeric, Type } from '../../../program/program.ts'
import { showLiteral } from '../../../program/show.ts'
import { namesOf, treeOf } from '../../names/names.ts'
import type { Subject } from '../../names/subject.ts'
import type { Document } from '../../workspace.ts'
import { kindText, languageTexts } from '../texts.ts'
import type { About } from './hover.ts'

type Fact = About['facts'][number]

/** What a name stands for: type, range, values, cells, clause and quotation. Null for what is not declared. */
export function aboutSubject(document: Document, subject: Subject, language: Language): About | null {
  const parts = new Describer(document, language).parts(subject)
  if (!parts) return null
  const { kind, title, text = '', facts = [], code = '', declaration = null } = parts
  return {
    kind: kind ?? kindText(subject.kind, language),
    title: title ?? subject.name,
    text,
    facts: [...facts, ...clauseFact(document, declaration, language)],
    code,
    quotations: (declaration?.quotations ?? []).map((quoted) => ({ clause: declaration?.clause ?? null, text: quoted.text })),
  }
}

interface Parts {
  readonly kind?: string
  readonly title?: string
  readonly text?: string
  readonly facts?: readonly Fact[]
  readonly code?: string
  readonly declaration?: ast.Declaration | null
}

function clauseFact(document: Document, declaration: ast.Declaration | null, language: Language): Fact[] {
  if (!declaration?.clause) return []
  const title = treeOf(document, declaration.span.file)?.clauses.find(({ path }) => path === declaration.clause)?.title ?? ''
  return [{ label: languageTexts[language].clause, value: `${declaration.clause}${title && `　${title}`}` }]
}

/** Longer lists and bodies are cut. */
const listed = 24
const codeLines = 12

class Describer {
  private readonly document: Document
  private readonly language: Language
  private readonly texts: (typeof languageTexts)[Language]

  constructor(document: Document, language: Language) {
    this.document = document
    this.language = language
    this.texts = languageTexts[language]
  }

  private get scope() {
    return namesOf(this.document).resolver.scope
  }

  private get draft() {
    return this.document.compiled.draft
  }

  private source({ file, start, end }: Span): string {
    return (this.document.compiled.sources.get(file) ?? '').slice(start, end)
  }

  private list(items: readonly string[]): string {
    const shown = items.slice(0, listed).join(this.language === 'zh' ? '、' : ', ')
    return items.length > listed ? `${shown}… (${items.length})` : shown
  }

  parts(subject: Subject): Parts | null {
    const { name, owner } = subject
    switch (subject.kind) {
      case 'enum':
        return this.enumeration(name)
      case 'member':
        return { facts: [this.fact('of', owner ?? '')], declaration: this.scope.enums.get(owner ?? '')?.declaration ?? null }
      case 'entity':
        return this.entity(name)
      case 'field':
      case 'relation':
        return this.field(owner ?? '', name)
      case 'parameter':
        return this.parameter(name)
      case 'question':
        return this.question(name)
      case 'reading':
        return this.reading(owner ?? '', name)
      case 'rule':
        return this.rule(owner, name)
      case 'table':
        return this.table(owner, name)
      case 'exception':
        return this.exception(name, owner ?? '')
      case 'clause':
        return this.clause(owner ?? '', name)
      default:
        return this.titled(subject)
    }
  }

  private fact(
    label: 'of' | 'typeIs' | 'members' | 'range' | 'default' | 'fields' | 'readings' | 'changes' | 'beats',
    value: string,
  ): Fact {
    return { label: this.texts[label], value }
  }

  private type(type: ast.TypeReference | null): Fact[] {
    return type && type.span.end > type.span.start ? [this.fact('typeIs', this.source(type.span))] : []
  }

  private numeric(type: Type | undefined, numeric: Numeric | null | undefined): Fact[] {
    if (!type || !numeric) return []
    const [low, high] = [numeric.minimum, numeric.maximum].map((bound) => bound !== null && showLiteral(type, bound)[this.language])
    const range = low || high ? [this.fact('range', `${low || '…'} ～ ${high || '…'}`)] : []
    return [...range, { label: this.texts.places, value: String(numeric.scale) }]
  }

  private enumeration(name: string): Parts | null {
    const symbol = this.scope.enums.get(name)
    return symbol
      ? { facts: [this.fact('members', this.list(symbol.declaration.members.map((m) => m.text)))], declaration: symbol.declaration }
      : null
  }

  private entity(name: string): Parts | null {
    const symbol = this.scope.entities.get(name)
    return symbol ? { facts: [this.fact('fields', this.list([...symbol.members.keys()]))], declaration: symbol.declaration } : null
  }

  private field(entity: string, name: string): Parts | null {
    const holder = this.scope.entities.get(entity)
    const symbol = holder?.members.get(name)
    if (!symbol) return null
    const { type, optional, default: fallback, range } = symbol.declaration
    const members = namesOf(this.document).resolver.membersOf(type.name.text)
    return {
      text: optional ? this.texts.optional : '',
      facts: [
        ...this.type(type),
        this.fact('of', entity),
        ...(range ? [this.fact('range', this.source(range.span))] : []),
        ...(fallback ? [this.fact('default', this.source(fallback.span))] : []),
        ...(members.length > 0 ? [this.fact('members', this.list(members))] : []),
      ],
    }
  }

  private parameter(name: string): Parts | null {
    const symbol = this.scope.parameters.get(name)
    if (!symbol) return null
    const { declaration } = symbol
    const values = declaration.values.map(({ label, value, provenance }) => {
      const notes = provenance.map(({ kind, text }) => (kind === 'basis' ? '' : `${this.texts.provenance[kind]} “${text}”`)).filter(Boolean)
      return { label: label || this.texts.baseValue, value: [this.source(value.span), ...notes].join('　') }
    })
    return { facts: [...this.type(declaration.type), ...values], declaration }
  }

  private question(name: string): Parts | null {
    const symbol = this.scope.questions.get(name)
    if (!symbol) return null
    const readings = symbol.declaration.readings.map((r) => (r.default ? `${r.name.text}（${this.texts.default}）` : r.name.text))
    return { text: symbol.declaration.text, facts: [this.fact('readings', this.list(readings))], declaration: symbol.declaration }
  }

  private reading(question: string, name: string): Parts | null {
    const declaration = this.scope.questions.get(question)?.declaration
    const found = declaration?.readings.find((reading) => reading.name.text === name)
    return found && declaration
      ? { text: found.default ? this.texts.isDefault : '', facts: [this.fact('of', `${question}　${declaration.text}`)], declaration }
      : null
  }

  private rule(entity: string | null, name: string): Parts | null {
    const symbol = this.scope.rules.get(ruleId(entity, name))
    if (!symbol) return null
    const typed = this.draft.rules.find(({ id }) => id === symbol.id)
    const { source } = symbol
    const isColumn = source.kind === 'table'
    const declaration = isColumn ? source.table.declaration : source.declaration
    return {
      kind: kindText('rule', this.language, isColumn),
      facts: [
        ...this.type(symbol.type),
        ...(entity === null ? [] : [this.fact('of', isColumn ? `${entity} · ${source.table.name}` : entity)]),
        ...this.numeric(typed?.type, typed?.numeric),
        ...(typed?.exceptions.length
          ? [{ label: kindText('exception', this.language), value: this.list(typed.exceptions.map((e) => e.name)) }]
          : []),
      ],
      code: isColumn ? '' : this.code(declaration),
      declaration,
    }
  }

  /** A declaration as written, without its quotations. */
  private code(declaration: ast.Declaration): string {
    const quotes = declaration.quotations.map(({ span }) => span.start)
    const { start, end } = declaration.span
    let at = start
    const lines = this.source({ ...declaration.span, start, end })
      .split('\n')
      .filter((line) => {
        const from = at
        at += line.length + 1
        return !quotes.some((quote) => from <= quote && quote < at)
      })
    return (lines.length > codeLines ? [...lines.slice(0, codeLines), '…'] : lines).join('\n').trimEnd()
  }

  private table(entity: string | null, name: string): Parts | null {
    const symbol = this.scope.tables.get(ruleId(entity, name))
    if (!symbol) return null
    const { declaration } = symbol
    return {
      text: this.texts.rows(declaration.rows.length),
      facts: [
        { label: this.texts.conditions, value: this.list(declaration.columns.map((column) => column.label)) },
        { label: this.texts.results, value: this.list(declaration.results.map(({ span }) => this.source(span).trim())) },
        { label: this.texts.hitPolicy, value: this.texts.policy[declaration.policy] },
      ],
      declaration,
    }
  }

  private exception(name: string, target: string): Parts | null {
    const found = this.scope.exceptions.find(({ declaration: d, entity }) => {
      const { resolver } = namesOf(this.document)
      const changed = resolver.rule(entity, d.target.text) ?? resolver.table(entity, d.target.text)
      return d.name.text === name && (changed?.id ?? d.target.text) === target
    })
    if (!found) return null
    const { declaration } = found
    const beats = declaration.beats.map((b) => b.text)
    return {
      facts: [this.fact('changes', declaration.target.text), ...(beats.length > 0 ? [this.fact('beats', this.list(beats))] : [])],
      code: this.code(declaration),
      declaration,
    }
  }

  private clause(file: string, path: string): Parts | null {
    const clause = treeOf(this.document, file)?.clauses.find((each) => each.path === path)
    return clause ? { text: clause.title } : null
  }

  /** What goes by a title of its own: 通知, 断言, 职责, 算例. */
  private titled({ kind, name }: Subject): Parts | null {
    const kinds: readonly string[] = kind === 'assertion' ? ['assert', 'require'] : kind === 'notice' ? ['notice', 'scenario'] : [kind]
    const declaration = this.document.compiled.written
      .flatMap((module) => module.declarations)
      .find((d) => kinds.includes(d.kind) && 'name' in d && d.name.text === name)
    return declaration ? { code: this.code(declaration), declaration } : {}
  }
}
