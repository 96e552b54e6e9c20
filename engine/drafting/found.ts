import type * as ast from '../../grammar/ast.ts'
import { balancedSpan } from '../../grammar/balanced.ts'
import type { Span } from '../../grammar/source.ts'

/** Where a value stands. */
export type ValueKind = 'header' | 'parameter' | 'cell' | 'rule' | 'deadline' | 'binding' | 'prose'

/** A value of a notice as it is written. */
export interface FoundValue {
  /** Stays the same while other places of the text are edited. */
  readonly id: string
  readonly kind: ValueKind
  /** What declares it: a parameter, a table with its result, a rule; a clause for numbers of the prose. */
  readonly name: string
  /**
   * The period of a dated value, the conditions of a row, the label of a deadline, the words around a number of the prose, what
   * such a number is bound to; else empty.
   */
  readonly detail: string
  readonly clause: string | null
  readonly span: Span
  readonly text: string
  /** The days of a dated value, ISO; absent elsewhere. */
  readonly from?: string | null
  readonly to?: string | null
}

/** The values of a notice by id, in the order of the text. */
export class Found {
  readonly file: string
  private readonly text: string
  private readonly values = new Map<string, FoundValue>()
  private readonly numbers = new Map<string, number>()

  constructor({ file, text }: ast.Module) {
    this.file = file
    this.text = text
  }

  /** Takes up a value; one that comes from another file belongs to that file. */
  add(value: Omit<FoundValue, 'text'>): void {
    if (value.span.file !== this.file || value.span.start >= value.span.end) return
    const span = balancedSpan(this.text, value.span)
    const id = this.values.has(value.id) ? this.numbered(value.id) : value.id
    this.values.set(id, { ...value, id, span, text: this.text.slice(span.start, span.end).trim() })
  }

  /** Several values of one declaration, known by their number in it. */
  listed(
    id: string,
    name: string,
    spans: readonly Span[],
    { clause, detail = '', kind = 'rule' }: { clause: string | null; detail?: string; kind?: ValueKind },
  ): void {
    for (const [index, span] of spans.entries()) this.add({ id: `${id} ${index + 1}`, kind, name, detail, clause, span })
  }

  /** The id itself the first time, then with 2, 3 … behind it. */
  numbered(id: string): string {
    const number = (this.numbers.get(id) ?? 0) + 1
    this.numbers.set(id, number)
    return number === 1 ? id : `${id} (${number})`
  }

  get(id: string): FoundValue | undefined {
    return this.values.get(id)
  }

  get all(): readonly FoundValue[] {
    return [...this.values.values()].sort((a, b) => a.span.start - b.span.start)
  }
}
