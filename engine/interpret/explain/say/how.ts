import type { Language } from '../../../../grammar/diagnostic.ts'
import { operators } from '../../../types/operators.ts'
import type { ClauseName, Made, RoundedValue, Step, Term } from '../explanation.ts'
import { say } from '../texts/index.ts'
import { sayFacts } from './fact.ts'
import { isPlain, saidValue, sayTerm, termType } from './term.ts'
import { roundingWords } from './words.ts'

/** A sentence without its end; `opens`: it begins with a word of ours, not with a name. */
interface How {
  readonly how: string
  readonly opens: boolean
}

/** Under which clause and how a result came about: what applied and why, the formula, the roundings. */
export function sayHow(step: Step, language: Language): string[] {
  const [first, ...rest] = hows(step, language)
  const clause = step.clause && sayClause(language, step.clause)
  const alone = first ? [say(language, 'how', first)] : []
  const opening = clause ? [say(language, 'under', { clause, how: first?.how ?? '' })] : alone
  return [...opening, ...rest.map((how) => say(language, 'how', how)), ...sayRoundings(step, language)]
}

export function sayClause(language: Language, { path, title }: ClauseName): string {
  return say(language, 'clause', { path, title: brief(title ?? '') })
}

/** A clause's title is its first sentence; of one that runs on, the beginning. */
const titleLength = 24

function brief(title: string): string {
  const [sentence = ''] = title.split(/\. |[。；：]/)
  const text = sentence.replace(/\.$/, '')
  return text.length > titleLength * (/^[\x20-\x7e]*$/.test(text) ? 2 : 1) ? `${text.slice(0, titleLength)}…` : text
}

const named = (how: string): How[] => (how === '' ? [] : [{ how, opens: false }])
const ours = (how: string): How[] => [{ how, opens: true }]

/** First what applied or the formula, then the formula of what applied. */
function hows(step: Step, language: Language): How[] {
  const { made, term, facts, outcome } = step
  if (made.length > 0) return [sayMade(language, made), ...valueOfMade(step, language)]
  if (!term) return openText(step, language)
  const truths = outcome.kind === 'known' ? sayFacts(language, facts, true) : ''
  return truths !== '' ? named(truths) : plainValue(step, term, language)
}

function plainValue(step: Step, term: Term, language: Language): How[] {
  if (term.kind === 'literal') return ours(say(language, 'set', { value: saidValue(language, term.outcome) }))
  return formula(step, term, language)
}

function openText({ outcome, facts }: Step, language: Language): How[] {
  if (outcome.kind === 'known') return ours(say(language, 'applies.none', { value: saidValue(language, outcome) }))
  const truths = sayFacts(language, facts, true)
  return truths === '' ? [] : named([truths, say(language, 'open', {})].join(language === 'zh' ? '，' : ', '))
}

function sayMade(language: Language, made: readonly Made[]): How {
  const facts = made.flatMap((each) => each.because)
  const because = sayFacts(language, facts, false)
  const applied = sayApplied(language, made)
  if (because === '') return { how: applied, opens: true }
  return { how: language === 'zh' ? `${because}，${applied}` : `${because}; ${applied}`, opens: false }
}

function sayApplied(language: Language, made: readonly Made[]): string {
  const [{ kind, name }] = made as [Made, ...Made[]]
  const numbers = made.map((each) => each.number)
  switch (kind) {
    case 'row':
      return say(language, 'applies.row', { table: name, rows: numbers })
    case 'branch':
      return say(language, 'applies.branch', { cases: numbers })
    case 'otherwise':
      return say(language, 'applies.otherwise', {})
    case 'exception':
      return say(language, 'applies.exception', { names: made.map((each) => each.name) })
  }
}

/** A row that holds a number says it already; what else it holds is worked out. */
function valueOfMade(step: Step, language: Language): How[] {
  const { term, facts } = step
  const truths = sayFacts(language, facts, true)
  if (!term || truths !== '') return named(truths)
  return term.kind === 'literal' ? [] : formula(step, term, language)
}

/** 个人实缴 0元 ＝ 应缴标准 280元 － 资助合计 280元; before a rounding, what was rounded. */
function formula({ name, outcome, roundings }: Step, term: Term, language: Language): How[] {
  if (term.kind === 'silent') return ours(say(language, 'silent', {}))
  // That an unknown value is another unknown one, the reason says already.
  if (outcome.kind === 'unknown' && (isPlain(term) || isTruth(term))) return []
  const said = sayTerm(language, term)
  if (term.kind === 'progressive') return named(said)
  const before = roundings.find((rounding) => rounding.final)?.before
  if (before) return named(isPlain(term) ? said : say(language, 'equals', { formula: said, value: saidValue(language, before) }))
  return named(say(language, 'formula', { name, value: saidValue(language, outcome), formula: said }))
}

/** A condition, whose decisive parts are told as facts. */
const isTruth = (term: Term): boolean =>
  term.kind === 'operation' && operators[term.operator].signatures.every(([, gives]) => gives === 'boolean')

/** So many roundings of parts are told. */
const roundingsShown = 3

function sayRoundings({ roundings }: Step, language: Language): string[] {
  const parts = roundings.filter((rounding) => !rounding.final).slice(0, roundingsShown)
  const final = roundings.filter((rounding) => rounding.final)
  return [...new Set([...parts, ...final].map((rounding) => sayRounding(rounding, language)))]
}

function sayRounding({ before, quotient, after, rounding }: RoundedValue, language: Language): string {
  const was = quotient ? sayTerm(language, quotient) : saidValue(language, before)
  const type = after.kind === 'known' ? after.type : quotient && termType(quotient)
  return say(language, 'rounded', { rounding: roundingWords(language, rounding, type), before: was, after: saidValue(language, after) })
}
