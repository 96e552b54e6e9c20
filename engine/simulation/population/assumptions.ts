import type { Language } from '../../../grammar/diagnostic.ts'
import { decimal } from '../../number/decimal.ts'
import type { Field, Program, Type } from '../../program/program.ts'
import { showValue } from '../../program/show.ts'
import { type AssumptionTexts, assumptionTexts } from './assumptionTexts.ts'
import type { Band, CaseModel, Condition, Distribution, Part, PopulationModel, ShareProvenance, Written } from './model.ts'

/** One distribution of a model as people read it. */
export interface Assumption {
  /** The field, or what is counted: 参保地, 住院.费用, 住院（个数）. */
  readonly subject: string
  /** Whom it is about; empty for everybody. */
  readonly when: string
  readonly shares: string
  readonly provenance: ShareProvenance
}

/** Every distribution of a model, in its order, with where it comes from. */
export function assumptionsOf(model: PopulationModel, program: Program, language: Language): Assumption[] {
  return partsAssumptions(model.parts, { program, language, texts: assumptionTexts[language], prefix: '', entities: [model.entity] })
}

interface Context {
  readonly program: Program
  readonly language: Language
  readonly texts: AssumptionTexts
  /** What stands before the names of fields: the relations that lead to them. */
  readonly prefix: string
  /** The entity and those that hold it, innermost first. */
  readonly entities: readonly string[]
}

function partsAssumptions(parts: readonly Part[], context: Context): Assumption[] {
  return parts.flatMap((part) => (part.kind === 'field' ? fieldAssumptions(part, context) : relationAssumptions(part, context)))
}

function fieldAssumptions({ field, cases, missing }: Extract<Part, { kind: 'field' }>, context: Context): Assumption[] {
  const subject = context.prefix + field
  const listed = caseAssumptions(cases, subject, fieldOf(context, field, 0), context)
  if (!missing) return listed
  return [...listed, { subject, when: '', shares: context.texts.missing(missing.share.text), provenance: missing.provenance }]
}

/** What of a field the words need; that of a count as well. */
type Told = Pick<Field, 'type' | 'numeric'>

const countField: Told = { type: { kind: 'decimal', unit: 'integer' }, numeric: null }

function relationAssumptions({ relation, entity, count, parts }: Extract<Part, { kind: 'relation' }>, context: Context): Assumption[] {
  const inner = { ...context, prefix: `${context.prefix}${relation}.`, entities: [entity, ...context.entities] }
  const subject = context.texts.count(context.prefix + relation)
  return [...caseAssumptions(count, subject, countField, context), ...partsAssumptions(parts, inner)]
}

function caseAssumptions(cases: readonly CaseModel[], subject: string, field: Told, context: Context): Assumption[] {
  return cases.map(({ when, distribution, provenance }) => ({
    subject,
    when: whenText(when, cases.length > 1, context),
    shares: sharesText(distribution, field, context),
    provenance,
  }))
}

function whenText(when: readonly Condition[], several: boolean, context: Context): string {
  const { texts } = context
  if (when.length === 0) return several ? texts.others : ''
  return when.map((condition) => conditionText(condition, context)).join(texts.and)
}

function conditionText(condition: Condition, context: Context): string {
  const { field, scope } = condition
  const show = shower(fieldOf(context, field, scope).type, context)
  if (condition.kind === 'members') return context.texts.is(field, condition.values.map(show).join(context.texts.or))
  const { from, to } = condition
  return context.texts.within(field, from && show(from), to && show(to))
}

function sharesText(distribution: Distribution, { type, numeric }: Told, context: Context): string {
  const { texts, language } = context
  const show = shower(type, context)
  switch (distribution.kind) {
    case 'absent':
      return texts.absent
    case 'values': {
      const [only, ...more] = distribution.values
      if (only && more.length === 0) return texts.always(show(only))
      // Of yes and no the one says all.
      const told = type.kind === 'boolean' ? distribution.values.slice(0, 1) : distribution.values
      return told.map((each) => `${show(each)} ${each.share.text}`).join(texts.comma)
    }
    case 'bands': {
      const bands = distribution.bands.map((band) => `${bandText(band, show, texts)} ${band.share.text}`).join(texts.comma)
      const { step } = distribution
      return step === 1 ? bands : bands + texts.step(stepText(step, { type, numeric }, language))
    }
  }
}

function bandText({ from, to, open }: Band, show: (written: Written) => string, texts: AssumptionTexts): string {
  const [start, end] = [show(from), show(to)]
  return start === end ? start : texts.band(start, end, open)
}

function stepText(step: number, { type, numeric }: Told, language: Language): string {
  return type.kind === 'decimal' ? showValue(type, decimal(BigInt(step), numeric?.scale ?? 0))[language] : String(step)
}

function shower(type: Type, { language }: Context): (written: Written) => string {
  return ({ value }) => showValue(type, value)[language]
}

function fieldOf({ program, entities }: Context, field: string, scope: number): Field {
  const found = program.entities.find(({ name }) => name === entities[scope])?.fields.find(({ name }) => name === field)
  if (!found) throw new Error(`no field ${field} of ${entities[scope]}`)
  return found
}
