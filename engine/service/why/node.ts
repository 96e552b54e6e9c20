import { balancedSpan } from '../../../grammar/balanced.ts'
import type { Language } from '../../../grammar/diagnostic.ts'
import { isWithin, type Span } from '../../../grammar/source.ts'
import type { ClauseName, ParameterUse, RoundedValue, Step, Told } from '../../interpret/explain/explanation.ts'
import { sayReasons } from '../../interpret/explain/say/fact.ts'
import { saidValue, termType } from '../../interpret/explain/say/term.ts'
import { roundingWords } from '../../interpret/explain/say/words.ts'
import { saidOf } from '../../interpret/explain/sentences.ts'
import { say } from '../../interpret/explain/texts/index.ts'
import type { Rule } from '../../program/program.ts'
import { linksOf } from '../page/links.ts'
import type { Explaining } from './explained.ts'
import { type FormulaPiece, factPieces, formulaPieces } from './formula.ts'
import { madeOptions, rejectedOptions } from './option.ts'
import type { WhyBasis, WhyClause, WhyInput, WhyNode, WhyParameter, WhyQuote, WhyReading, WhyRounding } from './why.ts'

/** So many results that a step used are named with it; others are asked for. */
const childrenNamed = 100

/** One result of one record as a node; `root`: also what the results that it used rest on. */
export function nodeOf(explaining: Explaining, step: Step, language: Language, root: boolean): WhyNode {
  const { program, cells, document } = explaining
  const rule = program.rules.find(({ id }) => id === step.rule) as Rule
  const told = { cells, written: writtenIn(document), rule, step, language }
  const { rejected, more } = rejectedOptions(told)
  const said = saidOf(step, language)
  const { outcome, element } = step
  return {
    id: step.id,
    rule: step.rule,
    name: element ? say(language, 'ofElement', { name: step.name, path: element.path }) : step.name,
    value: shownOf(outcome, language),
    title: said.result.replace(/[。.]$/, ''),
    unknown: outcome.kind === 'unknown' ? sayReasons(language, outcome.reasons) : [],
    reasons: outcome.kind === 'unknown' ? outcome.reasons : [],
    sentences: [said.result, ...said.how, ...said.basis, ...said.rejected, ...(root ? said.inherited : [])],
    clause: clauseOf(explaining, step.clause),
    quotes: quotesOf(explaining, step),
    formula: formulaOf(step, language),
    conditions: factPieces(language, step.facts, true),
    made: madeOptions(told),
    rejected,
    moreRejected: more,
    roundings: step.roundings.map((rounded) => roundingOf(rounded, language)),
    inputs: step.inputs.map((input) => inputOf(explaining, step, input, language)),
    parameters: step.parameters.map((parameter) => parameterOf(explaining, parameter, language)),
    bases: basesOf(step),
    readings: readingsOf(step),
    support: step.support.weakest,
    children: step.uses.slice(0, childrenNamed),
    childCount: step.uses.length,
    span: step.span,
  }
}

/** What stands at a place, its brackets in pairs, on one line; `whole`: from the beginning of its first line. */
const writtenIn =
  ({ compiled }: Explaining['document']) =>
  (span: Span, whole = false): string => {
    const text = compiled.sources.get(span.file) ?? ''
    const { start, end } = balancedSpan(text, span)
    return text
      .slice(whole ? text.lastIndexOf('\n', start) + 1 : start, end)
      .trim()
      .replace(/\s+/g, ' ')
  }

export const shownOf = (told: Told, language: Language): string | null => (told.kind === 'known' ? told.shown[language] : null)

export function clauseOf({ document }: Pick<Explaining, 'document'>, name: ClauseName | null): WhyClause | null {
  if (!name) return null
  const clause = document.compiled.module.clauses.find(({ path }) => path === name.path)
  return { path: name.path, title: name.title, span: clause?.headSpan ?? null }
}

/** So many sentences of a clause stand in for a quotation that no rule has. */
const clauseSentences = 3

/** What made the value quotes them; or the parameters that it used do; or else they are what its clause says. */
function quotesOf({ document }: Explaining, { made, span, parameters, clause }: Step): WhyQuote[] {
  const { sentences } = linksOf(document)
  const quote = (by: WhyQuote['by'], ids: readonly number[]): WhyQuote[] =>
    [...new Set(ids)].flatMap((id) => ((sentence) => (sentence ? { by, text: sentence.text, span: sentence.span } : []))(sentences[id]))
  const own = (made.length > 0 ? made.map((each) => each.span) : [span]).flatMap((place) => quotedAt(document, place))
  if (own.length > 0) return quote('rule', own)
  const used = parameters.flatMap((parameter) => quotedAt(document, parameter.span))
  if (used.length > 0) return quote('parameter', used)
  const said = sentences.filter((sentence) => sentence.clause === clause?.path && sentence.state !== 'notNeeded')
  return quote(
    'clause',
    said.slice(0, clauseSentences).map(({ id }) => id),
  )
}

/** The sentences that the declaration at a place quotes. */
function quotedAt(document: Explaining['document'], place: Span): readonly number[] {
  return linksOf(document).declarations.find(({ span }) => isWithin(place, span))?.quoted ?? []
}

/** A 是否 is told by what it turned on, a silence by its reason; a number that is written needs no formula. */
function formulaOf({ term, outcome, facts }: Step, language: Language): FormulaPiece[] {
  if (!term || term.kind === 'silent' || term.kind === 'literal') return []
  if (facts.length > 0 && (outcome.kind === 'unknown' || outcome.type.kind === 'boolean')) return []
  return formulaPieces(language, term)
}

function roundingOf({ final, before, quotient, after, rounding, span }: RoundedValue, language: Language): WhyRounding {
  const type = after.kind === 'known' ? after.type : quotient && termType(quotient)
  const value: FormulaPiece = { kind: 'value', text: saidValue(language, before), node: null, span: null }
  return {
    final,
    rounding: roundingWords(language, rounding, type),
    before: quotient ? formulaPieces(language, quotient) : [value],
    after: saidValue(language, after),
    span,
  }
}

/** A field of the rule's own entity, or of the one that its record belongs to. */
function inputOf({ program }: Explaining, { rule }: Step, { name, outcome, span }: Step['inputs'][number], language: Language): WhyInput {
  const own = program.rules.find(({ id }) => id === rule)?.entity
  const entities = program.entities.toSorted((a, b) => Number(b.name === own) - Number(a.name === own))
  const field = entities.flatMap(({ fields }) => fields).find((each) => each.name === name)
  return { name, value: shownOf(outcome, language), span: field?.span ?? span }
}

function parameterOf(explaining: Explaining, parameter: ParameterUse, language: Language): WhyParameter {
  const { name, label, outcome, overridden, provenance, clause, term, span } = parameter
  return {
    name,
    label,
    value: shownOf(outcome, language),
    overridden,
    provenance,
    clause: clauseOf(explaining, clause),
    formula: term ? formulaPieces(language, term) : [],
    span,
  }
}

function basesOf({ name, parameters, support }: Step): WhyBasis[] {
  return [...support.assumed, ...support.derived].map(({ kind, note, of, label, span }) => {
    const own = (of === name && label === '') || parameters.some((each) => each.name === of && each.label === label)
    return { kind, note, of: label === '' ? of : `${of}（${label}）`, own, span }
  })
}

function readingsOf({ readings, support }: Step): WhyReading[] {
  const own = new Set(readings.map(({ question }) => question))
  const others = support.readings.filter(({ question }) => !own.has(question))
  return [...readings, ...others].map(({ question, text, reading, default: usual, span }) => ({
    question,
    text,
    reading,
    default: usual,
    own: own.has(question),
    span,
  }))
}
