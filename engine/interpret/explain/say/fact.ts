import type { Language } from '../../../../grammar/diagnostic.ts'
import { unreachable } from '../../../../grammar/unreachable.ts'
import type { Fact, Reason, Term } from '../explanation.ts'
import { say } from '../texts/index.ts'
import { isPlain, nameOf, saidValue, sayTerm, termType } from './term.ts'
import { relationWord } from './words.ts'

type Is = Extract<Fact, { kind: 'is' }>
type Compares = Extract<Fact, { kind: 'compares' }>

/**
 * Facts as one clause of a sentence: what is yes and what is no, and what is compared with the same, said together;
 * readings are told apart. `against`: also what would have been asked.
 */
export function sayFacts(language: Language, facts: readonly Fact[], against: boolean): string {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts.filter(({ kind }) => kind !== 'reading')) {
    const key = groupOf(language, fact)
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  const parts = [...groups.values()].map((group) => sayGroup(language, group, against))
  return [...new Set(parts)].join(comma[language])
}

const comma = { zh: '，', en: ', ' } as const

const isTruth = (fact: Fact): fact is Is => fact.kind === 'is' && termType(fact.subject)?.kind === 'boolean'

/** What is said together has one key. */
function groupOf(language: Language, fact: Fact): string {
  if (isTruth(fact)) return `is ${saidValue(language, fact.subject.outcome)}`
  if (fact.kind === 'compares') return `compares ${sayTerm(language, fact.left)}`
  return fact.kind === 'unknown' ? 'unknown' : `${fact.kind} ${sayFact(language, fact, true)}`
}

function sayGroup(language: Language, group: readonly Fact[], against: boolean): string {
  const [first, ...more] = group as [Fact, ...Fact[]]
  const names = namesOf(language, group)
  if (isTruth(first)) return say(language, 'truths', { subjects: names, value: saidValue(language, first.subject.outcome) })
  if (first.kind === 'unknown') return say(language, 'notKnownFact', { names })
  const rest = more.flatMap((fact) => (fact.kind === 'compares' ? [relation(language, fact)] : []))
  return [sayFact(language, first, against), ...rest].join(comma[language])
}

function namesOf(language: Language, group: readonly Fact[]): string[] {
  const subjects = group.flatMap((fact) => ('subject' in fact ? [fact.subject] : []))
  return [...new Set(subjects.map((subject) => nameOf(language, subject)))]
}

function relation(language: Language, fact: Compares): string {
  return `${relationWord(language, fact.relation, termType(fact.left))} ${aside(language, fact.right)}`
}

function sayFact(language: Language, fact: Fact, against: boolean): string {
  switch (fact.kind) {
    case 'is':
      return sayIs(language, fact, against)
    case 'compares':
      return `${valued(language, fact.left)}${relation(language, fact)}`
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
  return say(language, 'everyElement', {
    relation,
    condition: sayTerm(language, every),
    element,
    because: sayFacts(language, because, true),
  })
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
