import type { Language } from '../../../grammar/diagnostic.ts'
import { unreachable } from '../../../grammar/unreachable.ts'
import type { Fact, Reason, Term } from './explanation.ts'
import { isPlain, nameOf, saidValue, sayTerm, termType } from './sayTerm.ts'
import { say } from './texts.ts'
import { relationWord } from './words.ts'

type Is = Extract<Fact, { kind: 'is' }>

/** Facts as one clause of a sentence; yes and no are gathered, readings are told apart. `against`: also what would have been asked. */
export function sayFacts(language: Language, facts: readonly Fact[], against: boolean): string {
  const told = facts.filter(({ kind }) => kind !== 'reading')
  const parts = told.map((fact) => (isTruth(fact) ? sayTruths(language, truthsLike(told, fact)) : sayFact(language, fact, against)))
  const unknown = told.filter((fact) => fact.kind === 'unknown')
  const open =
    unknown.length === 0 ? [] : [say(language, 'notKnownFact', { names: unknown.map(({ subject }) => nameOf(language, subject)) })]
  const known = parts.filter((_, index) => told[index]?.kind !== 'unknown')
  return [...new Set([...known, ...open])].join(language === 'zh' ? '，' : ', ')
}

const isTruth = (fact: Fact): fact is Is => fact.kind === 'is' && termType(fact.subject)?.kind === 'boolean'
const saidTruth = (language: Language, { subject }: Is): string => saidValue(language, subject.outcome)

function truthsLike(all: readonly Fact[], fact: Is): Is[] {
  return all.filter(isTruth).filter((other) => saidTruth('zh', other) === saidTruth('zh', fact))
}

function sayTruths(language: Language, alike: readonly Is[]): string {
  const subjects = [...new Set(alike.map(({ subject }) => nameOf(language, subject)))]
  return say(language, 'truths', { subjects, value: saidTruth(language, alike[0] as Is) })
}

function sayFact(language: Language, fact: Fact, against: boolean): string {
  switch (fact.kind) {
    case 'is':
      return sayIs(language, fact, against)
    case 'compares':
      return `${valued(language, fact.left)}${relationWord(language, fact.relation, termType(fact.left))} ${aside(language, fact.right)}`
    case 'within':
      return say(language, 'within', {
        subject: valued(language, fact.subject),
        from: aside(language, fact.from),
        to: aside(language, fact.to),
      })
    case 'given':
      return say(language, 'given', { name: nameOf(language, fact.subject), given: fact.given })
    case 'elements':
      return sayElements(language, fact)
    case 'reading':
      return say(language, 'question', fact)
    case 'unknown':
      return say(language, 'notKnownFact', { names: [nameOf(language, fact.subject)] })
    default:
      return unreachable(fact)
  }
}

function sayIs(language: Language, { subject, not }: Is, against: boolean): string {
  const value = saidValue(language, subject.outcome)
  return say(language, 'is', { subject: nameOf(language, subject), value, not: against ? not.map((shown) => shown[language]) : [] })
}

function sayElements(language: Language, { of, element, because }: Extract<Fact, { kind: 'elements' }>): string {
  if (of.kind !== 'aggregate') return sayTerm(language, of)
  const { relation, condition, body } = of
  const every = of.function === 'all' ? body : null
  if (!every) return say(language, 'someElement', { relation, condition: condition && sayTerm(language, condition), element })
  return say(language, 'everyElement', { relation, condition: sayTerm(language, every), element, because: sayFacts(language, because, true) })
}

/** A name with its value, or a formula and what it comes to, so that a relation may follow. */
function valued(language: Language, term: Term): string {
  const formula = sayTerm(language, term)
  if (isPlain(term)) return `${formula} `
  const value = saidValue(language, term.outcome)
  return `${say(language, 'equals', { formula, value })}${language === 'zh' ? '，' : ', which '}`
}

/** The same on the other side: the value first, its formula in brackets. */
function aside(language: Language, term: Term): string {
  const formula = sayTerm(language, term)
  if (isPlain(term)) return formula
  const value = saidValue(language, term.outcome)
  return language === 'zh' ? `${value}（${formula}）` : `${value} (${formula})`
}

/** Why something is unknown, each reason once and fields together. */
export function sayReasons(language: Language, reasons: readonly Reason[]): string[] {
  const fields = reasons.flatMap((reason) => (reason.kind === 'field' ? [reason.name] : []))
  const others = reasons.flatMap((reason) => (reason.kind === 'field' ? [] : [sayReason(language, reason)]))
  return [...(fields.length === 0 ? [] : [say(language, 'reason.field', { names: fields })]), ...others]
}

function sayReason(language: Language, reason: Exclude<Reason, { kind: 'field' }>): string {
  switch (reason.kind) {
    case 'relation':
      return say(language, 'reason.relation', reason)
    case 'parameter': {
      const { name, year, last } = reason
      return say(language, 'reason.parameter', { name, year, last: last && { label: last.label, value: last.shown?.[language] ?? null } })
    }
    case 'silence':
      return say(language, 'reason.silence', {})
    default:
      return unreachable(reason)
  }
}
