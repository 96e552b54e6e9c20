import type { Language } from '../../../../grammar/diagnostic.ts'
import { unreachable } from '../../../../grammar/unreachable.ts'
import { type OperatorId, operators } from '../../../types/operators.ts'
import type { BandTerm, Term, Told } from '../explanation.ts'
import { say } from '../texts/index.ts'
import { extremeWord, roundingWords } from './words.ts'

type Of<K extends Term['kind']> = Extract<Term, { kind: K }>

/** How tightly an operator binds; a function or a name needs no brackets. */
const strengths: Partial<Readonly<Record<OperatorId, number>>> = {
  or: 1,
  and: 2,
  not: 3,
  equal: 4,
  notEqual: 4,
  less: 4,
  lessOrEqual: 4,
  greater: 4,
  greaterOrEqual: 4,
  oneOf: 4,
  add: 5,
  subtract: 5,
  addMonthsDown: 5,
  addMonthsUp: 5,
  multiply: 6,
  divide: 6,
  negate: 7,
}
const tight = 9

function strengthOf(term: Term): number {
  if (term.kind === 'operation') return strengths[term.operator] ?? tight
  if (term.kind === 'sum') return 5
  // 费用 进一到百元 stands in brackets beside any operator.
  return term.kind === 'round' ? 0 : tight
}

export function saidValue(language: Language, told: Told | null): string {
  return told?.kind === 'known' ? told.shown[language] : say(language, 'unknownValue', {})
}

/** A formula with the value behind each name: 应缴标准 280元 － 资助合计 280元. */
export function sayTerm(language: Language, term: Term): string {
  switch (term.kind) {
    case 'literal':
      return saidValue(language, term.outcome)
    case 'input':
    case 'result':
    case 'parameter':
    case 'baseDate':
      return named(language, term)
    case 'reading':
      return say(language, 'question', term)
    case 'operation':
      return operation(language, term)
    case 'round':
      return `${bracketed(language, term.of, tight)} ${roundingWords(language, term.rounding, termType(term))}`
    case 'sum':
      return term.terms.map((each) => bracketed(language, each, 5)).join(` ${operators.add[language][0]} `)
    case 'aggregate':
      return aggregate(language, term)
    case 'progressive':
      return bands(language, term)
    case 'silent':
      return say(language, 'unknownValue', {})
    default:
      return unreachable(term)
  }
}

/** The type of a term; null where it has no value. */
export function termType({ outcome }: Term) {
  return outcome?.kind === 'known' ? outcome.type : null
}

/** Whether a term is a name or number alone, and no formula. */
export function isPlain({ kind }: Term): boolean {
  return kind === 'literal' || kind === 'input' || kind === 'result' || kind === 'parameter' || kind === 'baseDate'
}

/** The name of a term, or its formula without a value in front. */
export function nameOf(language: Language, term: Term): string {
  switch (term.kind) {
    case 'input':
    case 'result':
      return term.name
    case 'parameter':
      return say(language, 'dated', term)
    case 'baseDate':
      return say(language, 'baseDate', {})
    default:
      return sayTerm(language, term)
  }
}

/** 资助合计 280元; the name alone where nothing was evaluated, as in a condition on elements. */
function named(language: Language, term: Term): string {
  const name = nameOf(language, term)
  if (term.outcome === null) return name
  if (term.outcome.kind === 'unknown') return say(language, 'notKnown', { name })
  return say(language, 'named', { name, value: term.outcome.shown[language] })
}

function bracketed(language: Language, term: Term, above: number): string {
  const said = sayTerm(language, term)
  if (strengthOf(term) >= above) return said
  return language === 'zh' ? `（${said}）` : `(${said})`
}

function operation(language: Language, term: Of<'operation'>): string {
  const { operator, operands } = term
  const entry = operators[operator]
  const [word = ''] = entry[language]
  if (entry.form === 'function') return call(language, word, operands)
  const strength = strengthOf(term)
  if (entry.form === 'prefix') return `${word}${operator === 'not' ? ' ' : ''}${bracketed(language, operands[0] as Term, strength)}`
  if (operator === 'oneOf') return oneOf(language, operands)
  const range = operator === 'and' ? rangeOf(operands) : null
  if (range) return say(language, 'range', range(language))
  if (operator === 'addMonthsDown' || operator === 'addMonthsUp') return shifted(language, word, operands)
  // a － （b － c), a ÷ （b × c）: the right side of what is not associative is bracketed where it binds no tighter.
  const right = operator === 'subtract' || operator === 'divide' ? strength + 1 : strength
  return operands.map((operand, index) => bracketed(language, operand, index === 0 ? strength : right)).join(` ${word} `)
}

/** x ≥ a 且 x ≤ b, as 在 a 至 b is read. */
function rangeOf([low, high, ...more]: readonly Term[]): ((language: Language) => { subject: string; from: string; to: string }) | null {
  if (more.length > 0 || low?.kind !== 'operation' || high?.kind !== 'operation') return null
  if (low.operator !== 'greaterOrEqual' || high.operator !== 'lessOrEqual') return null
  const [x, from, y, to] = [...low.operands, ...high.operands] as [Term, Term, Term, Term]
  if (sayTerm('zh', x) !== sayTerm('zh', y)) return null
  return (language) => ({ subject: sayTerm(language, x), from: sayTerm(language, from), to: sayTerm(language, to) })
}

function call(language: Language, word: string, operands: readonly Term[]): string {
  const said = operands.map((operand) => sayTerm(language, operand))
  return language === 'zh' ? `${word}（${said.join('，')}）` : `${word}(${said.join(', ')})`
}

function oneOf(language: Language, [subject, ...values]: readonly Term[]): string {
  const said = values.map((value) => sayTerm(language, value)).join(language === 'zh' ? '、' : ', ')
  return `${sayTerm(language, subject as Term)} ${operators.oneOf[language][0]} ${said}`
}

/** 证明日期 ＋ 3个月 下取: the word of the operator has a gap for the months. */
function shifted(language: Language, word: string, [date, months]: readonly Term[]): string {
  const [plus = '', direction = ''] = word.split(' … ')
  return `${bracketed(language, date as Term, 5)} ${plus} ${bracketed(language, months as Term, 6)} ${direction}`
}

/** So many values are listed; more are only counted. */
const listed = 6

function aggregate(language: Language, term: Of<'aggregate'>): string {
  const { function: operation, relation } = term
  const condition = term.condition && sayTerm(language, term.condition)
  if (operation === 'count') return named(language, { ...term, kind: 'input', name: say(language, 'number', { relation, condition }) })
  const body = term.body ? sayTerm(language, term.body) : ''
  if (operation === 'sum')
    return say(language, 'total', { relation, body, condition, values: listOf(language, term, ` ${operators.add[language][0]} `) })
  if (operation !== 'maximum' && operation !== 'minimum') return saidValue(language, term.outcome)
  const type = term.values.find((value) => value.kind === 'known')?.type ?? null
  const values = listOf(language, term, language === 'zh' ? '、' : ', ')
  return say(language, 'extreme', { relation, body, condition, values, most: extremeWord(language, operation, type) })
}

function listOf(language: Language, { values, chosen }: Of<'aggregate'>, between: string): string {
  if (values.length === 0) return ''
  if (values.length > listed) return say(language, 'several', { count: chosen })
  const all = values.map((value) => saidValue(language, value)).join(between)
  return language === 'zh' ? `（${all}）` : `(${all})`
}

function bands(language: Language, { base, bands: all, outcome }: Of<'progressive'>): string {
  const said = { base: sayTerm(language, base), total: saidValue(language, outcome) }
  if (all.length === 0) return say(language, 'noBand', said)
  return say(language, 'bands', { ...said, bands: all.map((band) => bandText(language, band)) })
}

function bandText(language: Language, { from, to, part, rate, share }: BandTerm): string {
  const end = (told: Told | null) => told && saidValue(language, told)
  return say(language, 'band', {
    from: end(from),
    to: end(to),
    part: saidValue(language, part),
    rate: saidValue(language, rate),
    share: saidValue(language, share),
  })
}
