import type * as ast from '../../grammar/ast.ts'
import type { Span } from '../../grammar/source.ts'
import { hasYear, valueKey, yearsAdvanced } from './calendar.ts'
import type { Decisions } from './decisions.ts'
import type { Found, FoundValue, ValueKind } from './found.ts'
import { baseDateOf, yearOf } from './head.ts'
import { isPlaceholder } from './placeholders.ts'
import { valuesOf } from './values.ts'

/** confirmed: as last year, and decided so; changed: not what it was last year; undecided: nobody has said. */
export type DraftStatus = 'confirmed' | 'changed' | 'undecided'

/** A value of a draft beside last year's. */
export interface DraftValue {
  readonly id: string
  readonly kind: ValueKind
  readonly name: string
  readonly detail: string
  readonly clause: string | null
  /** In the draft; null where the draft no longer has it. */
  readonly span: Span | null
  /** In last year's notice; null where it had none. */
  readonly spanBefore: Span | null
  /** As the draft writes it; null where it no longer has it. */
  readonly text: string | null
  readonly before: string | null
  readonly status: DraftStatus
  /** With its calendar years moved on as far as the base date was; only proposed, never written. */
  readonly suggestion: string | null
  /** A dated value that a later one follows: what was, and needs no new decision to stay true. */
  readonly past: boolean
}

/** Every value of a draft, then what last year's notice had and the draft has not, with how far each is decided. */
export function draftValues(draft: ast.Module, base: ast.Module | null, decisions: Decisions | null): DraftValue[] {
  const judge = new Judge(draft, base, decisions)
  return [...judge.present(), ...judge.gone()]
}

class Judge {
  private readonly draft: Found
  private readonly base: Found | null
  private readonly confirmed: Readonly<Record<string, string>>
  private readonly years: number

  constructor(draft: ast.Module, base: ast.Module | null, decisions: Decisions | null) {
    this.draft = valuesOf(draft)
    this.base = base && valuesOf(base)
    this.confirmed = decisions?.confirmed ?? {}
    const now = baseDateOf(draft)
    const before = (base && baseDateOf(base)) ?? decisions?.from.baseDate ?? null
    this.years = now && before ? yearOf(now) - yearOf(before) : 0
  }

  present(): DraftValue[] {
    return this.draft.all.map((value) => {
      const before = this.beforeOf(value)
      const { id, kind, name, detail, clause, span, text } = value
      const status = this.statusOf(value, before)
      const suggestion = status === 'undecided' && kind !== 'header' ? this.suggestionFor(value, before) : null
      const beside = { spanBefore: before?.span ?? null, before: before?.text ?? null }
      return { id, kind, name, detail, clause, span, text, ...beside, status, suggestion, past: this.isPast(value) }
    })
  }

  /** A value that is still open is proposed from last year's, a formula with its years moved on. */
  private suggestionFor({ kind, text }: FoundValue, before: FoundValue | undefined): string | null {
    const dated = kind === 'parameter' && isPlaceholder(text) ? before?.text : text
    return this.years !== 0 && dated !== undefined && hasYear(dated) ? yearsAdvanced(dated, this.years) : null
  }

  /** Last year's value of the same place; of a period that is new, the value of the period before it. */
  private beforeOf({ id, from, to, name }: FoundValue): FoundValue | undefined {
    const same = this.base?.get(id)
    if (same || typeof from !== 'string' || typeof to !== 'string' || this.years === 0) return same
    return this.base?.get(`参数 ${name} ${yearsAdvanced(from, -this.years)}..${yearsAdvanced(to, -this.years)}`)
  }

  private isPast({ kind, name, from }: FoundValue): boolean {
    return (
      kind === 'parameter' &&
      this.draft.all.some((other) => other.kind === kind && other.name === name && (other.from ?? '') > (from ?? ''))
    )
  }

  private statusOf(value: FoundValue, before: FoundValue | undefined): DraftStatus {
    if (isPlaceholder(value.text) && !(before && isPlaceholder(before.text))) return 'undecided'
    const key = valueKey(value.text)
    if (this.base && (!before || valueKey(before.text) !== key)) return 'changed'
    // The same amount written for a new period was written on purpose.
    const written = before !== undefined && before.id !== value.id
    return written || (Object.hasOwn(this.confirmed, value.id) && this.confirmed[value.id] === key) ? 'confirmed' : 'undecided'
  }

  /** What is missing from the draft: of the head it has still to be filled in, elsewhere somebody took it out. */
  gone(): DraftValue[] {
    const missing = this.base?.all.filter(({ id }) => !this.draft.get(id)) ?? []
    return missing.map(({ id, kind, name, detail, clause, span, text }) => {
      const status: DraftStatus = kind === 'header' ? 'undecided' : 'changed'
      return {
        id,
        kind,
        name,
        detail,
        clause,
        span: null,
        spanBefore: span,
        text: null,
        before: text,
        status,
        suggestion: null,
        past: false,
      }
    })
  }
}
