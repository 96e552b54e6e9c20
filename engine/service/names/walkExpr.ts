import type * as ast from '../../../grammar/ast.ts'
import type { Span } from '../../../grammar/source.ts'
import { type Frame, fieldSubject, memberSubject, type Resolver } from './resolve.ts'
import type { Occurrence, Subject } from './subject.ts'

const comparisons: ReadonlySet<ast.BinaryOperator> = new Set(['equal', 'notEqual', 'less', 'lessOrEqual', 'greater', 'greaterOrEqual'])

/** Notes what the names of expressions mean; `expected` is the enumeration whose members may stand there. */
export class ExpressionWalker {
  readonly found: Occurrence[] = []
  protected readonly resolver: Resolver
  protected inProse = false

  constructor(resolver: Resolver) {
    this.resolver = resolver
  }

  protected referring(subject: Subject | null, { span }: { readonly span: Span }): void {
    if (subject && span.end > span.start) this.found.push({ subject, role: 'reference', span, inProse: this.inProse })
  }

  protected declaring(subject: Subject, { span }: { readonly span: Span }): void {
    if (span.end > span.start) this.found.push({ subject, role: 'declaration', span, inProse: this.inProse })
  }

  protected expr(frame: Frame, expr: ast.Expr, expected: string | null): void {
    switch (expr.kind) {
      case 'name':
        this.referring(this.nameOf(frame, expr.name.text, expected), expr.name)
        break
      case 'member':
        this.element(frame, expr)
        break
      case 'call':
        this.referring(this.resolver.name(frame, expr.name.text, null), expr.name)
        for (const argument of expr.arguments) this.expr(frame, argument, null)
        break
      case 'binary':
        this.binary(frame, expr, expected)
        break
      case 'negate':
      case 'not':
      case 'round':
      case 'clamp':
        this.expr(frame, expr.argument, null)
        break
      case 'test':
        this.expr(frame, expr.subject, null)
        this.test(frame, expr.test, this.enumOf(frame, expr.subject))
        break
      case 'aggregate':
        this.aggregate(frame, expr)
        break
      case 'reading':
        this.reading(expr.question, expr.reading)
        break
      default:
        break
    }
  }

  private nameOf(frame: Frame, name: string, expected: string | null): Subject | null {
    // 个数 就诊: within its own aggregate, a relation is named alone.
    const relation = frame.relations.length > 0 ? this.resolver.relation(frame, name) : null
    return relation ? fieldSubject(relation.owner, relation.symbol) : this.resolver.name(frame, name, expected)
  }

  private element(frame: Frame, { object, member }: Extract<ast.Expr, { kind: 'member' }>): void {
    const holder = this.resolver.relation(frame, object.text)
    if (holder) this.referring(fieldSubject(holder.owner, holder.symbol), object)
    this.referring(this.resolver.element(frame, object.text, member.text), member)
  }

  /** The side that is no member of an enumeration tells what the other may be. */
  private binary(frame: Frame, expr: Extract<ast.Expr, { kind: 'binary' }>, expected: string | null): void {
    const compares = comparisons.has(expr.operator)
    this.expr(frame, expr.left, compares ? this.enumOf(frame, expr.right) : expected)
    this.expr(frame, expr.right, compares ? this.enumOf(frame, expr.left) : expected)
  }

  private aggregate(frame: Frame, expr: Extract<ast.Expr, { kind: 'aggregate' }>): void {
    const inside = this.resolver.inside(frame, expr)
    this.expr(inside, expr.body, null)
    if (expr.condition) this.expr(inside, expr.condition, null)
  }

  protected enumOf(frame: Frame, expr: ast.Expr): string | null {
    return this.resolver.enumOf(this.resolver.typeOf(frame, expr))
  }

  protected reading(question: ast.Name, reading: ast.Name): void {
    if (!this.resolver.scope.questions.has(question.text)) return
    this.referring({ kind: 'question', name: question.text, owner: null }, question)
    this.readingName(question.text, reading)
  }

  private readingName(question: string, reading: ast.Name): void {
    const known = this.resolver.scope.questions.get(question)?.declaration.readings ?? []
    if (known.some(({ name }) => name.text === reading.text))
      this.referring({ kind: 'reading', name: reading.text, owner: question }, reading)
  }

  protected test(frame: Frame, test: ast.Test, expected: string | null): void {
    for (const value of valuesOf(test)) this.expr(frame, value, expected)
  }

  /** A cell under 疑义. */
  protected readingTest(question: string, test: ast.Test): void {
    for (const value of valuesOf(test)) if (value.kind === 'name') this.readingName(question, value.name)
  }

  protected type({ name, many }: ast.TypeReference): void {
    const { scope } = this.resolver
    if (many && scope.entities.has(name.text)) this.referring({ kind: 'entity', name: name.text, owner: null }, name)
    else if (!many && scope.enums.has(name.text)) this.referring({ kind: 'enum', name: name.text, owner: null }, name)
  }

  protected memberOf(enumeration: string, name: ast.Name): void {
    if (this.resolver.membersOf(enumeration).includes(name.text)) this.referring(memberSubject(enumeration, name.text), name)
  }
}

/** The expressions that a test compares with. */
export function valuesOf(test: ast.Test): readonly ast.Expr[] {
  if (test.kind === 'bound' || test.kind === 'value') return [test.value]
  if (test.kind === 'between') return [test.from, test.to]
  if (test.kind === 'not') return valuesOf(test.test)
  return test.kind === 'list' ? test.tests.flatMap(valuesOf) : []
}
