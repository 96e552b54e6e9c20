import type { Language } from '../../../../grammar/diagnostic.ts'
import type { Basis, ParameterUse, Step } from '../explanation.ts'
import { say } from '../texts/index.ts'
import { sayClause } from './how.ts'
import { saidValue, sayTerm } from './term.ts'

/** Where a result comes from beside its clause: parameters, derivations, assumptions, readings. */
export function sayBasis(step: Step, language: Language): string[] {
  const { parameters, readings, outcome, term } = step
  const own = outcome.kind === 'known' ? ownBases(step) : []
  const notes = own.flatMap((basis) => (basis.note === null ? [] : [sayOwn(step, language, basis.kind, basis.note)]))
  const read = readings.map((reading) => say(language, reading.reading === reading.default ? 'reading.default' : 'reading.chosen', reading))
  // Where the choice stayed open, what was compared with says nothing yet.
  const told = outcome.kind === 'unknown' && term === null ? [] : parameters
  return [...told.flatMap((parameter) => sayParameter(step, language, parameter)), ...notes, ...read]
}

const ofStep = ({ name }: Step, { of, label }: Basis): boolean => of === name && label === ''
const ofParameter = ({ parameters }: Step, { of, label }: Basis): boolean =>
  parameters.some((each) => each.name === of && each.label === label)

/** The notes of the rule itself, and of the row or exception that fired. */
function ownBases(step: Step): Basis[] {
  return [...step.support.derived, ...step.support.assumed].filter((basis) => ofStep(step, basis))
}

function sayOwn({ outcome }: Step, language: Language, kind: Basis['kind'], note: string): string {
  if (kind === 'assumed') return say(language, 'assumed', { note })
  return say(language, outcome.kind === 'known' && outcome.type.kind === 'decimal' ? 'derived.number' : 'derived', { note })
}

/** A parameter of another clause, one that is worked out, and one that is not simply stated. */
function sayParameter(step: Step, language: Language, parameter: ParameterUse): string[] {
  const { name, label, clause, overridden, term } = parameter
  const { kind, note } = parameter.provenance
  const dated = { name, label, value: saidValue(language, parameter.outcome) }
  if (overridden) return [say(language, 'parameter.overridden', dated)]
  const elsewhere = clause && clause.path !== step.clause?.path ? sayClause(language, clause) : null
  const plain = elsewhere === null && note === null ? [] : [say(language, 'parameter', { ...dated, clause: elsewhere, kind, note })]
  const formula = term && { name: say(language, 'dated', dated), value: dated.value, formula: sayTerm(language, term) }
  return [...plain, ...(formula ? [say(language, 'how', { how: say(language, 'formula', formula), opens: false })] : [])]
}

/** What the results that a known one used rest on, and thereby it. */
export function sayInherited(step: Step, language: Language): string[] {
  const { derived, assumed, readings } = step.support
  if (step.outcome.kind === 'unknown') return []
  const others = [...derived, ...assumed].filter((basis) => !ofStep(step, basis) && !ofParameter(step, basis))
  const asked = readings.filter((reading) => !step.readings.some(({ question }) => question === reading.question))
  const items = [...sayRests(others, language), ...asked.map((reading) => say(language, 'rests.reading', reading))]
  const weakest = others.some(({ kind }) => kind === 'assumed') ? 'assumed' : others.length > 0 ? 'derived' : 'stated'
  return items.length === 0 ? [] : [say(language, 'restsOn', { items, weakest })]
}

const bearer = ({ of: name, label }: Basis, language: Language): string => say(language, 'dated', { name, label })

/** Notes that several results share are told once. */
function sayRests(bases: readonly Basis[], language: Language): string[] {
  const alike = (a: Basis, b: Basis) => a.kind === b.kind && a.note === b.note && a.note !== null
  const first = bases.filter((basis, index) => !bases.slice(0, index).some((earlier) => alike(earlier, basis)))
  return first.map((basis) => {
    const { kind, note } = basis
    if (note === null) return say(language, 'rests.overridden', { of: bearer(basis, language) })
    const of = bases.filter((other) => alike(other, basis)).map((other) => bearer(other, language))
    return say(language, `rests.${kind}`, { of, note })
  })
}
