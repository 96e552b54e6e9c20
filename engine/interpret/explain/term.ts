import { unreachable } from '../../../grammar/unreachable.ts'
import type { Decimal } from '../../number/decimal.ts'
import { literalValue } from '../../program/apply.ts'
import { partsOf } from '../../program/map.ts'
import type { Expr, Rule, Type } from '../../program/program.ts'
import type { Where } from '../trace.ts'
import { isUnknown } from '../unknown.ts'
import type { BandTerm, Term, Told } from './explanation.ts'
import { Activation } from './listen.ts'
import { chosenValues } from './options.ts'
import { clauseName, outward, Scene, stepId } from './scene.ts'
import { toldOf } from './told.ts'

type Of<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/** An expression with the values that it had; what it reads is noted in the scene. */
export function termOf(scene: Scene, expr: Expr, where: Where): Term {
  const base = { outcome: scene.told(expr, where), span: expr.span }
  switch (expr.kind) {
    case 'literal':
      return { ...base, kind: 'literal', outcome: toldOf(scene.setting.program, expr.type, literalValue(expr.type, expr.value)) }
    case 'input':
      if (base.outcome) scene.useInput(expr, base.outcome)
      return { ...base, kind: 'input', name: expr.field }
    case 'result':
      return { ...base, kind: 'result', ...resultUse(scene, expr, where) }
    case 'parameter':
      return { ...base, kind: 'parameter', name: expr.parameter, label: parameterUse(scene, expr, where) }
    case 'baseDate':
      return { ...base, kind: 'baseDate' }
    case 'reading':
      if (base.outcome) scene.useReading(expr.question, expr.span)
      return { ...base, kind: 'reading', question: expr.question, reading: expr.reading }
    case 'operation':
      return { ...base, kind: 'operation', operator: expr.operator, operands: expr.arguments.map((each) => termOf(scene, each, where)) }
    case 'round':
      return { ...base, kind: 'round', rounding: expr.rounding, of: termOf(scene, expr.argument, where) }
    case 'choice':
    case 'table':
      return chosenTerm(scene, chosenValues(scene, expr), base, where)
    case 'aggregate':
      return { ...base, ...aggregateTerm(scene, expr, where) }
    case 'progressive':
      return { ...base, kind: 'progressive', base: termOf(scene, expr.base, where), bands: bandTerms(scene, expr, where) }
    case 'silent':
      return { ...base, kind: 'silent' }
    default:
      return unreachable(expr)
  }
}

/** The value of what was chosen: several are added up, or agree; none leaves a bare outcome. */
export function chosenTerm(
  scene: Scene,
  { values, summed }: { readonly values: readonly Expr[]; readonly summed: boolean },
  base: Pick<Term, 'outcome' | 'span'>,
  where: Where,
): Term {
  const [first, ...more] = values.map((value) => termOf(scene, value, where))
  if (!first) return { ...base, kind: 'literal' }
  return summed && more.length > 0 ? { ...base, kind: 'sum', terms: [first, ...more] } : first
}

/** What an expression asks of any record: its names without values. */
function patternOf({ setting }: Scene, expr: Expr | null, where: Where): Term | null {
  return expr && termOf(new Scene(setting, new Activation('', where)), expr, where)
}

function resultUse(scene: Scene, expr: Of<'result'>, where: Where): { readonly name: string; readonly step: string } {
  const rule = scene.setting.rules.get(expr.rule) as Rule
  const step = stepId(rule, outward(where, expr.scope))
  if (scene.value(expr, where) !== undefined) scene.uses.add(step)
  return { name: rule.name, step }
}

/** Notes that a parameter was read, with all that its moment and its value read; gives its dates. */
function parameterUse(scene: Scene, expr: Of<'parameter'>, where: Where): string {
  const { parameter: name, at, span } = expr
  const moment = at && termOf(scene, at, where)
  const read = scene.activation.parameters.find((each) => each.expr === expr && each.where === where)
  if (!read)
    return at?.kind === 'literal' && at.type.kind === 'decimal'
      ? `${at.value}年`
      : moment?.outcome?.kind === 'known'
        ? moment.outcome.shown.zh
        : ''
  const { source, overridden, value } = read
  if (!source) return isUnknown(value) ? missingYear(name, [...value.reasons]) : ''
  const provenance = overridden ? ({ kind: 'assumed', note: null, clause: null } as const) : source.provenance
  const worked = !overridden && source.value.kind !== 'literal'
  scene.parameters.set(`${name}（${source.label}）`, {
    name,
    label: source.label,
    outcome: toldOf(scene.setting.program, expr.type, value),
    provenance,
    clause: clauseName(scene.setting, provenance.clause),
    overridden,
    term: worked ? termOf(scene, source.value, where) : null,
    span: source.span ?? span,
  })
  return source.label
}

function missingYear(name: string, [reason = '']: readonly string[]): string {
  return reason.startsWith(`${name}（`) ? reason.slice(name.length + 1, -1) : ''
}

function aggregateTerm(scene: Scene, expr: Of<'aggregate'>, where: Where) {
  const { function: operation, relation, body, condition } = expr
  const heard = scene.activation.aggregates.find((each) => each.expr === expr && each.where === where)
  const elements = heard?.elements ?? []
  const chosen = heard?.chosen ?? []
  for (const element of elements) for (const each of [condition, body]) if (each) note(scene, each, element)
  return {
    kind: 'aggregate',
    function: operation,
    relation,
    elements: elements.length,
    chosen: chosen.length,
    body: patternOf(scene, body, where),
    condition: patternOf(scene, condition, where),
    values: body ? chosen.flatMap((element) => scene.told(body, element) ?? []) : [],
  } as const
}

/** Notes the results, parameters and readings that an element's value rests on; its fields are too many to list. */
function note(scene: Scene, expr: Expr, where: Where): void {
  if (scene.value(expr, where) === undefined) return
  if (expr.kind === 'result') resultUse(scene, expr, where)
  if (expr.kind === 'parameter') parameterUse(scene, expr, where)
  if (expr.kind === 'reading') scene.useReading(expr.question, expr.span)
  for (const child of partsOf(expr)) note(scene, child, where)
}

const ratio: Type = { kind: 'decimal', unit: 'ratio' }

function bandTerms(scene: Scene, expr: Of<'progressive'>, where: Where): BandTerm[] {
  const told = (type: Type, value: Decimal): Told => toldOf(scene.setting.program, type, value)
  const limit = (index: number) => {
    const upTo = expr.bands[index]?.upTo
    return upTo ? termOf(scene, upTo, where).outcome : null
  }
  return expr.bands.flatMap((band, index) => {
    const heard = scene.activation.bands.find((each) => each.expr === expr && each.band === band.id)
    if (!heard) return []
    termOf(scene, band.rate, where)
    const { part, rate, share } = heard
    const values = { part: told(expr.type, part), rate: told(ratio, rate), share: told(expr.type, share) }
    return [{ from: limit(index - 1), to: limit(index), ...values, span: band.span }]
  })
}
