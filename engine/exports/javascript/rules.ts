import { unreachable } from '../../../grammar/unreachable.ts'
import type { Type } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import type { Form, FormRefusal, FormResult } from '../../steps/form.ts'
import { planOf } from '../../steps/plan.ts'
import type { Reason } from '../../steps/term.ts'
import { ruleLines } from '../ruleLines.ts'
import { Body } from './body.ts'
import { type Expressions, longest } from './expression.ts'
import type { ModuleNames } from './moduleNames.ts'
import { identifiers } from './names.ts'
import { comment, indented, quoted } from './text.ts'

/** The function that computes an entity's results: given the settings it gives a function from a record's cells to the outcome. */
export function rulesLines(form: Form, names: ModuleNames): string[] {
  const body = new Body(planOf(form), names, identifiers())
  const [ofNotice, ofRecord] = [body.ofNotice(), body.ofRecord()]
  const inner = [...ofRecord, ...refusalLines(form.refusals, body.expressions), ...outcomeLines(form, body)]
  const entity = form.entity?.name ?? null
  return [
    ...comment([entity === null ? '通知本身的结果 Results of the notice' : `${entity}的结果 Results of ${entity}`]),
    `function ${names.rules(entity)}(chosen) {`,
    ...indented(ofNotice),
    '  return function (cells) {',
    ...indented(inner, '    '),
    '  }',
    '}',
    '',
  ]
}

function refusalLines(refusals: readonly FormRefusal[], expressions: Expressions): string[] {
  if (refusals.length === 0) return []
  return [
    '',
    ...comment(['与通知矛盾或算不下去的记录 Records that are refused']),
    'let faults = null',
    ...refusals.flatMap((refusal) => refusalLine(refusal, expressions)),
    'if (faults !== null) return refusedFor(faults)',
  ]
}

function refusalLine({ when, code, field }: FormRefusal, expressions: Expressions): string[] {
  const noted = `faults = fault(faults, ${quoted(code)}, ${quoted(field)})`
  const text = expressions.text(when)
  return text.length <= longest ? [`if (${text}) ${noted}`] : ['if (', ...indented(expressions.definition(when)), `) ${noted}`]
}

/** The results in the order of the text. */
export function resultsInOrder(form: Form): readonly FormResult[] {
  const rules = resultRules(form.program, form.entity?.name ?? null)
  return rules.flatMap((rule) => form.results.find((result) => result.rule === rule) ?? [])
}

function outcomeLines(form: Form, body: Body): string[] {
  const results = resultsInOrder(form)
  return [
    '',
    'const reasons = {}',
    'const results = {',
    ...indented(
      results.flatMap((result) => [
        ...(body.told.has(result.rule) ? [] : comment(ruleLines(result.rule))),
        ...resultLines(result, body.expressions),
      ]),
    ),
    '}',
    'return { refused: null, results, unknown: reasons }',
  ]
}

/** A name as a key of an object: `__proto__` written plainly would be no key of its own. */
export const keyText = (name: string): string => (name === '__proto__' ? `[${quoted(name)}]` : quoted(name))

/** A result as an entry of an object; over several lines, a reason each, where one would be too long. */
function resultLines({ rule, value, scale, unknown }: FormResult, expressions: Expressions): string[] {
  const key = keyText(rule.name)
  const known = valueText(rule.type, expressions.text(value), scale)
  if (unknown.length === 0) return [`${key}: ${known},`]
  const always = unknown.some(({ when }) => when.kind === 'constant')
  const conditions = unknown.map(({ when }) => expressions.bracketed(when))
  const reasons = unknown.map(({ reason }, place) => {
    const condition = conditions[place] as string
    return condition === 'true' || unknown.length === 1
      ? reasonText(reason, expressions)
      : `${condition} && ${reasonText(reason, expressions)}`
  })
  const call = `unknownFor(reasons, ${quoted(rule.name)}, [`
  if (always) return [`${key}: ${call}${reasons.join(', ')}]),`]
  const line = `${key}: ${conditions.join(' || ')} ? ${call}${reasons.join(', ')}]) : ${known},`
  if (line.length <= longest) return [line]
  const asked = conditions.map((condition, place) => (place === 0 ? condition : `|| ${condition}`))
  return [`${key}:`, ...indented([...asked, `? ${call}`, ...indented(reasons.map((reason) => `${reason},`)), `]) : ${known},`])]
}

function reasonText(reason: Reason, expressions: Expressions): string {
  if ('text' in reason) return quoted(reason.text)
  return `${quoted(`${reason.parameter}（`)} + ${expressions.text(reason.year)} + ${quoted('年）')}`
}

/** A cell as it is handed out. */
function valueText(type: Type, cell: string, scale: number): string {
  switch (type.kind) {
    case 'decimal':
      return `decimalText(${cell}, ${scale})`
    case 'date':
      return `dateText(${cell})`
    case 'instant':
      return `instantText(${cell})`
    case 'duration':
      return `durationText(${cell}, ${quoted(type.unit)})`
    case 'boolean':
    case 'text':
    case 'identity':
    case 'enum':
      return cell
    default:
      return unreachable(type)
  }
}
