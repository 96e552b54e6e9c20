import { type Kind, type Operator, type OperatorId, operators } from '../../../engine/types/operators.ts'
import { aggregate } from './aggregate.ts'
import type { Draw } from './draw.ts'
import { literal } from './literal.ts'
import type { ParameterName, Readable, Scope, Written } from './scope.ts'
import { keyword, roundingText, spelling, type Tongue } from './words.ts'

/** Draws expressions of a wanted kind from what is in scope and from the operator table. */
export interface Author {
  readonly draw: Draw
  readonly tongue: Tongue
}

export const decimalKinds: ReadonlySet<Kind> = new Set(['amount', 'ratio', 'integer', 'number'])
/** Digits behind and in front of the point that an operation may add up to; beyond it an operand is drawn instead. */
const mostDigits = 30

interface Rule {
  readonly id: OperatorId
  readonly takes: readonly (Kind | 'any')[]
  readonly repeats: boolean
}

// Drawn in forms of their own: a division needs its rounding, a test its spelling, months their 上取 or 下取.
const ownForm: ReadonlySet<OperatorId> = new Set(['divide', 'present', 'oneOf', 'and', 'or'])
const needsClamp = (takes: readonly string[]): boolean => takes[0] === 'date' && takes[1] === 'months'

const rulesByKind = new Map<Kind, Rule[]>()
for (const [id, entry] of Object.entries(operators) as [OperatorId, Operator][]) {
  for (const [takes, gives] of entry.signatures) {
    if (ownForm.has(id) || gives === 'any' || (entry.form === 'infix' && needsClamp(takes) && !id.startsWith('addMonths'))) continue
    const kinds = takes.filter((kind) => kind !== '…')
    rulesByKind.set(gives, [...(rulesByKind.get(gives) ?? []), { id, takes: kinds, repeats: takes.includes('…') }])
  }
}

/** An expression of the kind; `enumeration` where the kind is enum. */
export function expression(author: Author, scope: Scope, kind: Kind, depth: number, enumeration: string | null = null): Written {
  const { draw } = author
  const forms: (() => Written | null)[] = [() => leaf(author, scope, kind, enumeration)]
  if (depth > 0 && kind !== 'enum' && kind !== 'text' && kind !== 'identity') {
    forms.push(() => operation(author, scope, kind, depth))
    if (decimalKinds.has(kind)) forms.push(() => rounded(author, scope, kind, depth))
    // Only some scopes have relations: where one has, they are drawn often.
    if (scope.relations.length > 0) for (let weight = 0; weight < 3; weight++) forms.push(() => aggregate(author, scope, kind, depth))
  }
  if (kind === 'boolean' && depth > 0)
    forms.push(
      () => condition(author, scope, depth),
      () => condition(author, scope, depth),
    )
  const made = draw.one(forms)()
  return made && made.scale + made.whole <= mostDigits ? made : leaf(author, scope, kind, enumeration)
}

/** Something to read, or else a literal. */
export function leaf(author: Author, scope: Scope, kind: Kind, enumeration: string | null = null): Written {
  const { draw, tongue } = author
  const names = readablesOf(scope, kind, enumeration)
  const parameters = scope.parameters.filter((p) => p.kind === kind && p.enumeration === enumeration)
  if (names.length > 0 && !draw.chance(3)) return draw.one(names)
  if (parameters.length > 0 && draw.chance(2)) return parameterRead(author, scope, draw.one(parameters))
  if (kind === 'enum') return member(draw, scope, enumeration ?? '')
  if (kind === 'date' && draw.chance(3)) return { ...plain('date'), text: keyword(tongue, 'baseDate') }
  if (kind === 'identity') return names[0] ?? { ...plain('identity'), text: '' }
  return literal(draw, tongue, kind)
}

export const plain = (kind: Kind): Written => ({ text: '', kind, enumeration: null, scale: 0, whole: 0 })

function readablesOf(scope: Scope, kind: Kind, enumeration: string | null = null): readonly Readable[] {
  return scope.readables.filter((r) => r.kind === kind && (enumeration === null || r.enumeration === enumeration))
}

export function member(draw: Draw, scope: Scope, enumeration: string): Written {
  const text = draw.one(scope.enumerations.get(enumeration) ?? [''])
  return { ...plain('enum'), enumeration, text }
}

/** X, X（2020年）, X（年份（某日期））, X（某日期）: with a literal year only one of which it has a value. */
function parameterRead(author: Author, scope: Scope, parameter: ParameterName): Written {
  const { draw, tongue } = author
  const dates = readablesOf(scope, 'date')
  const forms: string[] = parameter.current ? [parameter.text] : []
  for (const year of parameter.years) forms.push(`${parameter.text}（${year}${tongue === 'zh' ? '年' : ''}）`)
  if (dates.length > 0 && draw.chance(2)) {
    const date = draw.one(dates).text
    const year = operators.yearOf[tongue][0]
    return { ...parameter, text: draw.chance(2) ? `${parameter.text}（${date}）` : `${parameter.text}（${year}（${date}））` }
  }
  return { ...parameter, text: draw.one(forms) }
}

/** An operation that gives the kind, by one of the operator table's signatures. */
function operation(author: Author, scope: Scope, kind: Kind, depth: number): Written | null {
  const rules = rulesByKind.get(kind)
  return rules ? applied(author, scope, author.draw.one(rules), depth) : null
}

function applied(author: Author, scope: Scope, rule: Rule, depth: number): Written | null {
  const { draw } = author
  const kinds = rule.repeats && draw.chance(3) ? [...rule.takes, rule.takes[rule.takes.length - 1] as Kind] : rule.takes
  const enumeration = kinds.includes('enum') ? subjectEnumeration(draw, scope) : null
  if (kinds.includes('enum') && enumeration === null) return null
  const operands: Written[] = []
  for (const [index, wanted] of kinds.entries()) {
    const operand = operandOf(author, scope, rule, wanted as Kind, index, depth, enumeration)
    if (!operand) return null
    operands.push(operand)
  }
  const gives = operators[rule.id].signatures.find(([takes]) => takes.filter((t) => t !== '…').join() === rule.takes.join())?.[1] as Kind
  return { ...sized(rule.id, operands, gives), text: written(author, rule.id, operands) }
}

function operandOf(
  author: Author,
  scope: Scope,
  rule: Rule,
  kind: Kind,
  index: number,
  depth: number,
  enumeration: string | null,
): Written | null {
  const { draw, tongue } = author
  const counts = kind === 'integer' && (rule.takes[0] === 'months' || rule.takes[0] === 'days' || rule.takes[0] === 'minutes')
  // A length of time times a large number leaves the calendar.
  if (counts) return literal(draw, tongue, 'integer')
  // The subject of a comparison is something to read, so that the check knows what the members and numbers beside it mean.
  const subject = index === 0 && operators[rule.id].signatures.some(([, gives]) => gives === 'boolean') && rule.id !== 'not'
  if (subject && (kind === 'enum' || kind === 'text' || kind === 'identity' || kind === 'boolean')) {
    const names = readablesOf(scope, kind, enumeration)
    return names.length > 0 ? draw.one(names) : null
  }
  if (kind === 'identity') return leaf(author, scope, kind).text === '' ? null : leaf(author, scope, kind)
  return expression(author, scope, kind, depth - 1, enumeration)
}

function subjectEnumeration(draw: Draw, scope: Scope): string | null {
  const names = scope.readables.filter((r) => r.kind === 'enum')
  return names.length > 0 ? draw.one(names).enumeration : null
}

function sized(id: OperatorId, operands: readonly Written[], kind: Kind): Written {
  const scales = operands.map((o) => o.scale)
  const wholes = operands.map((o) => o.whole)
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
  if (!decimalKinds.has(kind)) return plain(kind)
  if (id === 'multiply') return { ...plain(kind), scale: sum(scales), whole: sum(wholes) }
  const inner = operands.every((o) => decimalKinds.has(o.kind))
  return { ...plain(kind), scale: inner ? Math.max(...scales) : 0, whole: inner ? Math.max(...wholes) + 1 : 4 }
}

function written({ draw, tongue }: Author, id: OperatorId, operands: readonly Written[]): string {
  const texts = operands.map((o) => o.text)
  const entry: Operator = operators[id]
  if (id === 'addMonthsDown' || id === 'addMonthsUp') {
    return `（${texts.join(` ${operators.add[tongue][0]} `)} ${keyword(tongue, id === 'addMonthsDown' ? 'roundDown' : 'roundUp')}）`
  }
  if (entry.form === 'function') return `${entry[tongue][0]}（${texts.join('，')}）`
  const word = spelling(draw, tongue, entry)
  return entry.form === 'prefix' ? `（${word} ${texts[0]}）` : `（${texts.join(` ${word} `)}）`
}

const divisions = operators.divide.signatures

/** Something rounded: a sum, or a division, which outside a rounding must come out even. */
function rounded(author: Author, scope: Scope, kind: Kind, depth: number): Written | null {
  const { draw, tongue } = author
  const possible = divisions.filter(([, gives]) => gives === kind)
  if (possible.length > 0 && draw.chance(2)) {
    const [[a, b]] = draw.one(possible) as readonly [readonly [Kind, Kind], Kind]
    const dividend = expression(author, scope, a, depth - 1)
    if (draw.chance(3) && b !== 'amount') return evenQuotient(author, dividend, b, kind)
    const divisor = draw.chance(2) ? leaf(author, scope, b) : expression(author, scope, b, depth - 1)
    // A divisor that is plainly zero is refused by the check.
    if (/^[（－ -]*0[）%元 yuan]*$/.test(divisor.text)) return null
    const scale = draw.one([2, 4, 0])
    const text = `（（${dividend.text} ${operators.divide[tongue][0]} ${divisor.text}） ${roundingText(draw, tongue, scale)}）`
    return { ...plain(kind), text, scale, whole: dividend.whole + divisor.scale + 1 }
  }
  const inner = expression(author, scope, kind, depth - 1)
  const scale = draw.one([2, 1, 0, 4, -1])
  const text = `（${inner.text} ${roundingText(draw, tongue, scale)}）`
  return { ...plain(kind), text, scale: Math.max(0, scale), whole: inner.whole + 2 }
}

function evenQuotient({ draw, tongue }: Author, dividend: Written, by: Kind, kind: Kind): Written {
  const divisor = by === 'ratio' ? '50%' : draw.one(['2', '4', '5', '8'])
  return {
    ...plain(kind),
    text: `（${dividend.text} ${operators.divide[tongue][0]} ${divisor}）`,
    scale: dividend.scale + 3,
    whole: dividend.whole + 1,
  }
}

/** A condition: 且, 或, 为 several, 在 a range, 已填, a reading. */
export function condition(author: Author, scope: Scope, depth: number): Written {
  const { draw, tongue } = author
  const truth = (text: string): Written => ({ ...plain('boolean'), text })
  const forms: (() => Written | null)[] = [
    () => applied(author, scope, draw.one((rulesByKind.get('boolean') ?? []).filter((r) => r.id !== 'not')), Math.max(1, depth)),
    () => {
      const parts = draw.times(2, 3, () => expression(author, scope, 'boolean', depth - 1).text)
      return truth(`（${parts.join(` ${keyword(tongue, draw.one(['and', 'or'] as const))} `)}）`)
    },
    () => given(author, scope),
    () => listed(author, scope),
    () => between(author, scope),
    () => reading(author, scope),
  ]
  return draw.one(forms)() ?? leaf(author, scope, 'boolean')
}

function given({ draw, tongue }: Author, scope: Scope): Written | null {
  const names = scope.readables.filter((r) => r.optional)
  return names.length === 0 ? null : { ...plain('boolean'), text: `${operators.present[tongue][0]}（${draw.one(names).text}）` }
}

function listed(author: Author, scope: Scope): Written | null {
  const { draw, tongue } = author
  const names = scope.readables.filter((r) => r.kind !== 'boolean' && r.kind !== 'identity')
  if (names.length === 0) return null
  const subject = draw.one(names)
  const values = draw.times(2, 3, () => leaf(author, { ...scope, readables: [] }, subject.kind, subject.enumeration).text)
  return { ...plain('boolean'), text: `（${subject.text} ${keyword(tongue, draw.one(['is', 'isNot'] as const))} ${values.join('、')}）` }
}

function between(author: Author, scope: Scope): Written | null {
  const { draw, tongue } = author
  const dates = readablesOf(scope, 'date')
  if (dates.length === 0) return null
  const subject = draw.one(dates).text
  const word = keyword(tongue, 'in')
  if (draw.chance(2)) return { ...plain('boolean'), text: `（${subject} ${word} ${draw.one(['2020年', '2021年', '2020年2月'])}）` }
  return {
    ...plain('boolean'),
    text: `（${subject} ${word} 2019-06-01 ${keyword(tongue, 'to')} ${draw.one(['2020-02-29', '2021-01-01'])}）`,
  }
}

export function reading({ draw, tongue }: Author, scope: Scope): Written | null {
  if (scope.questions.length === 0) return null
  const question = draw.one(scope.questions)
  const text = `（${keyword(tongue, 'question')} ${question.name} ${keyword(tongue, 'is')} ${draw.one(question.readings)}）`
  return { ...plain('boolean'), text }
}
