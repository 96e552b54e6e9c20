import type { Expr } from '../program/program.ts'

/** Numbers expressions so that those with the same content have the same number, wherever they stand. */
export class Keys {
  private readonly known = new WeakMap<Expr, number>()
  private readonly numbers = new Map<string, number>()

  of(expr: Expr): number {
    const before = this.known.get(expr)
    if (before !== undefined) return before
    const text = JSON.stringify(expr, (key, value: unknown) => this.part(expr, key, value))
    const number = this.numbers.get(text) ?? this.numbers.size
    this.numbers.set(text, number)
    this.known.set(expr, number)
    return number
  }

  /** Places and origins are left out; an expression within is its number. */
  private part(whole: Expr, key: string, value: unknown): unknown {
    if (key === 'span' || key === 'provenance' || key === 'otherwiseProvenance' || key === 'id') return undefined
    return isExpr(value) && value !== whole ? this.of(value) : value
  }
}

function isExpr(value: unknown): value is Expr {
  return typeof value === 'object' && value !== null && 'kind' in value && 'type' in value && 'span' in value
}
