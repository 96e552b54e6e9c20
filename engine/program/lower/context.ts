import type * as ast from '../../../grammar/ast.ts'
import { type Diagnostic, type DiagnosticDetail, diagnostic, type Edit } from '../../../grammar/diagnostic.ts'
import type { Part } from '../../../grammar/memory/trees.ts'
import type { Code, Values } from '../../../grammar/messages/index.ts'
import type { Span } from '../../../grammar/source.ts'
import { nearest, replaceWith, splitRunTogether } from '../../names/suggest.ts'
import { declaredAt, type EntitySymbol, type RuleSymbol, ruleId, type Scope } from '../../names/symbols.ts'
import { describeType, type Numeric, type Rounding, type Type } from '../../types/type.ts'
import type { Expr, Parameter } from '../program.ts'
import type { Recollection } from './recollection.ts'

/** An aggregate's relation, and the entity that its elements are. */
export interface RelationFrame {
  readonly name: string
  readonly entity: string
}

/** Where an expression stands: the entity it speaks of, and the aggregates around it, innermost last. */
export interface Frame {
  readonly entity: string | null
  readonly relations: readonly RelationFrame[]
}

/** What is known of a rule before its body is read: its declared type, then its inferred scale and range. */
export interface RuleTyping {
  readonly type: Type
  numeric: Numeric | null
}

/** Reads an expression of the tree as one of the program. */
export type LowerExpression = (context: Context, frame: Frame, expr: ast.Expr, expected: Type | null) => Lowered

/** The state of one lowering: what is declared, what is known so far, what was found. */
export class Context {
  readonly lowerExpression: LowerExpression
  readonly scope: Scope
  readonly baseDate: string
  readonly rounding: Rounding | null
  readonly diagnostics: Diagnostic[] = []
  readonly rules = new Map<string, RuleTyping>()
  readonly parameters = new Map<string, Parameter>()
  /** Tables of which some rows could not be read: what is missing of them is no gap. */
  readonly incomplete = new Set<string>()
  /** Questions, parameters, fields … that something reads, each as often as it does; for warnings about what nothing does. */
  readonly used: string[] = []
  /** What the last compile left; null where everything is read anew. */
  recollection: Recollection | null = null
  private joined = 0
  /** Names that unknown ones were compared with. */
  private comparisons = 0
  private readonly unknown = new Map<string, Reported>()

  /** `lowerExpression` is given, not imported: every part of an expression may hold expressions again. */
  constructor(lowerExpression: LowerExpression, scope: Scope, baseDate: string, rounding: Rounding | null) {
    this.lowerExpression = lowerExpression
    this.scope = scope
    this.baseDate = baseDate
    this.rounding = rounding
  }

  /** How many faults were found so far, also those that only joined an earlier report. */
  get faults(): number {
    return this.diagnostics.length + this.joined
  }

  report<C extends Code>(code: C, span: Span, values: Values<C>, detail?: DiagnosticDetail): null {
    this.diagnostics.push(diagnostic(code, span, values, detail))
    return null
  }

  /** Reads an expression; `expected` guides enum members. */
  lower(frame: Frame, expr: ast.Expr, expected: Type | null = null): Lowered {
    return this.lowerExpression(this, frame, expr, expected)
  }

  /** Reads an expression that must be a condition. */
  boolean(frame: Frame, expr: ast.Expr): Lowered {
    const value = this.lower(frame, expr, { kind: 'boolean' })
    if (!value || value.type.kind === 'boolean') return value
    return this.report('type.mismatch', value.span, { has: describeType(value.type), needs: '是否' })
  }

  /** What one declaration comes to by itself, taken over from the last compile where it may be. */
  recalled<T extends object>(kind: string, part: Part, make: () => T): T {
    const known = this.recollection
    return known ? known.of(known.nameOf(kind, part), [part], [], make) : make()
  }

  entity(name: string | null): EntitySymbol | undefined {
    return name === null ? undefined : this.scope.entities.get(name)
  }

  rule(entity: string | null, name: string): RuleSymbol | undefined {
    const own = entity === null ? undefined : this.scope.rules.get(ruleId(entity, name))
    return own ?? this.scope.rules.get(name)
  }

  /** Reports a name that an enumeration lacks, once for each enumeration, with its nearest member or else the list itself. */
  unknownMember(enumeration: string, name: ast.Name): null {
    const key = `${enumeration}.${name.text}`
    const before = this.unknown.get(key)
    if (before) return this.again(before, name.span)
    const { close, detail } = this.suggest(name, this.membersOf(enumeration))
    const shared = this.remembered(key, name, close, detail, this.scope.enums.get(enumeration)?.span)
    return this.report('name.memberUnknown', name.span, { object: enumeration, name: name.text, close }, shared)
  }

  /** Reports an unknown name once, with the nearest declared one, or the words that it runs together; or else what lists such names. */
  unknownName(name: ast.Name, candidates: Iterable<string>, listed?: Span): null {
    const before = this.unknown.get(name.text)
    if (before) return this.again(before, name.span)
    const all = new Set(this.comparisons < mostComparisons ? candidates : [])
    const parts = splitRunTogether(name.text, (word) => all.has(word))
    const { close, detail } = parts
      ? { close: parts.join(' '), detail: { fix: replaceWith(name.span, parts.join(' ')) } }
      : this.suggest(name, all)
    const shared = this.remembered(name.text, name, close, detail, listed)
    if (parts) return this.report('name.runTogether', name.span, { name: name.text, split: close }, shared)
    return this.report('name.unknown', name.span, { name: name.text, close }, shared)
  }

  private again({ close, first, edits, related }: Reported, span: Span): null {
    this.joined++
    const known = (other: Span) => other.file === span.file && other.start === span.start
    // Some expressions are read twice.
    if (known(first) || related.some(known)) return null
    related.push(span)
    if (close !== '') edits.push({ span, text: close })
    return null
  }

  /** What a report of an unknown name holds, so that further places can join it. */
  private remembered(key: string, { span }: ast.Name, close: string, detail: DiagnosticDetail, listed?: Span): DiagnosticDetail {
    const related = [...(detail.related ?? (listed ? [listed] : []))]
    const edits = [...(detail.fix?.edits ?? [])]
    this.unknown.set(key, { close, first: span, edits, related })
    return { related, fix: close === '' ? undefined : { edits } }
  }

  /** The nearest declared name, its fix, and where the names that are as near are declared; empty where none is near. */
  suggest(name: ast.Name, candidates: Iterable<string>): { close: string; detail: DiagnosticDetail } {
    const words = this.comparisons < mostComparisons ? [...candidates] : []
    this.comparisons += words.length
    const all = nearest(name.text, words)
    // A declared name that nothing else mentions is itself the likeliest to be misspelt.
    const idle = all.filter((each) => this.scope.mentions(each) === 1)
    const near = idle.length > 0 ? idle : all
    const [close] = near
    if (close === undefined) return { close: '', detail: {} }
    const related = near.slice(0, 3).flatMap((each) => declaredAt(this.scope, each))
    return { close, detail: { fix: replaceWith(name.span, close), related } }
  }

  /** Every name that could stand in an expression of the frame. */
  *candidates(frame: Frame, expected: Type | null): Generator<string> {
    const entities = [frame.entity, ...frame.relations.map((r) => r.entity)]
    for (const entity of entities) yield* this.entity(entity)?.members.keys() ?? []
    for (const rule of this.scope.rules.values()) if (rule.entity === null || entities.includes(rule.entity)) yield rule.name
    yield* this.scope.parameters.keys()
    if (expected?.kind === 'enum') yield* this.membersOf(expected.enum)
    else yield* this.scope.members.keys()
    yield '基准日'
  }

  membersOf(enumeration: string): string[] {
    return this.scope.enums.get(enumeration)?.declaration.members.map((member) => member.text) ?? []
  }
}

/** With more, a notice holds so many unknown names that it is of no use to suggest others: it would take seconds. */
const mostComparisons = 300_000

/** An unknown name that was reported: further places where it stands join that report and its fix. */
interface Reported {
  readonly close: string
  readonly first: Span
  readonly edits: Edit[]
  readonly related: Span[]
}

/** An expression that was read, or null: what was wrong with it is already reported. */
export type Lowered = Expr | null
