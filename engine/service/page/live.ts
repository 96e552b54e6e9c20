import { type Language, render } from '../../../grammar/diagnostic.ts'
import { Interpreter } from '../../interpret/evaluate.ts'
import { RecordFault } from '../../interpret/faults.ts'
import { isUnknown, type Outcome } from '../../interpret/unknown.ts'
import type { BoundValue, CheckedBinding } from '../../notice/bindings.ts'
import { printsValue, readPrinted } from '../../notice/literal.ts'
import { EvaluationFault } from '../../program/apply.ts'
import { isConstant } from '../../program/lower/constant.ts'
import { partsOf } from '../../program/map.ts'
import type { Expr, Program } from '../../program/program.ts'
import { showValue } from '../../program/show.ts'
import type { Person } from '../subject.ts'
import type { Document } from '../workspace.ts'
import type { BoundName, CaseNumber, PageNumber } from './page.ts'
import { pageTexts } from './texts.ts'

/** The bound numbers of the prose, each with what its rules give now. */
export function numbersOf({ compiled }: Document, language: Language): PageNumber[] {
  const { draft, bindings, module } = compiled
  return bindings.map((bound) => {
    const { binding, diagnostics } = bound
    const [problem] = diagnostics
    return {
      text: binding.text,
      names: boundNames(draft, bound),
      target: targetOf(module.text, binding),
      live: liveOf(bound, language),
      agrees: agreement(bound),
      problem: problem ? render(problem, language) : null,
      ofCase: null,
      clause: binding.clause,
      textSpan: binding.textSpan,
      span: binding.span,
    }
  })
}

/** What stands in the brackets behind the number, without them. */
function targetOf(text: string, { textSpan, span }: CheckedBinding['binding']): string {
  return text
    .slice(textSpan.end, span.end)
    .replace(/^\]\(\s*<?\s*[=＝]/, '')
    .replace(/>?\s*\)$/, '')
    .trim()
}

/** The parameters and results whose value a number is, each once. */
export function boundNames(program: Program, { values }: CheckedBinding): BoundName[] {
  const found = new Map<string, BoundName>()
  const walk = (expr: Expr): void => {
    const named = declaredBy(program, expr)
    if (named) found.set(`${named.kind} ${named.name}`, named)
    for (const part of partsOf(expr)) walk(part)
  }
  for (const value of values ?? []) walk(value)
  return [...found.values()]
}

function declaredBy(program: Program, expr: Expr): BoundName | null {
  if (expr.kind === 'parameter') {
    const parameter = program.parameters.find(({ name }) => name === expr.parameter)
    return parameter ? { kind: 'parameter', name: parameter.name, span: parameter.span } : null
  }
  const rule = expr.kind === 'result' ? program.rules.find(({ id }) => id === expr.rule) : undefined
  return rule ? { kind: 'result', name: rule.name, span: rule.span } : null
}

function agreement({ found, diagnostics }: CheckedBinding): boolean | null {
  if (found.length === 0 || found.some(({ kind }) => kind === 'undecided')) return null
  return diagnostics.length === 0
}

function liveOf({ binding, values, found }: CheckedBinding, language: Language): string | null {
  const shown = found.map((value, index) => shownValue(value, values?.[index], language))
  if (shown.length === 0 || shown.some((value) => value === null)) return null
  return joined(shown as string[], binding.together, language)
}

function shownValue(bound: BoundValue, expr: Expr | undefined, language: Language): string | null {
  if (bound.kind === 'varies') return bound.values[language]
  return bound.kind === 'value' && expr ? showValue(expr.type, bound.value)[language] : null
}

/** 50%：50%, and of several results that each are the number, their value once. */
function joined(values: readonly string[], together: 'proportion' | 'each', language: Language): string {
  if (together === 'proportion') return values.join(language === 'zh' ? '：' : ':')
  return [...new Set(values)].join(language === 'zh' ? '、' : ', ')
}

/** The same numbers with what they come to for one person, where their rules apply to that person. */
export function withCase(document: Document, numbers: readonly PageNumber[], person: Person, language: Language): PageNumber[] {
  const { program, bindings } = document.compiled
  const { record, entity, readings } = person
  if (!program || !record || entity !== program.mainEntity) return [...numbers]
  const interpreter = new Interpreter(program, { readings })
  const place = interpreter.place(record)
  const outcomeOf = (expr: Expr): Outcome | null => {
    try {
      return interpreter.expression(expr, place)
    } catch (error) {
      if (error instanceof RecordFault || error instanceof EvaluationFault) return null
      throw error
    }
  }
  return numbers.map((number, index) => ({ ...number, ofCase: caseNumber(bindings[index], outcomeOf, language) }))
}

function caseNumber(bound: CheckedBinding | undefined, outcomeOf: (expr: Expr) => Outcome | null, language: Language): CaseNumber | null {
  if (!bound?.values || (bound.condition === null && bound.values.every(isConstant))) return null
  const applies = bound.condition === null || outcomeOf(bound.condition)
  if (applies === false || applies === null) return null
  const texts = pageTexts[language]
  if (isUnknown(applies)) return { text: texts.ofCase(texts.unknown([...applies.reasons])), value: null, agrees: null }
  const values = bound.values.map((expr) => ({ expr, value: outcomeOf(expr) }))
  const unknown = values.flatMap(({ value }) => (value !== null && isUnknown(value) ? [...value.reasons] : []))
  if (unknown.length > 0) return { text: texts.ofCase(texts.unknown(unknown)), value: null, agrees: null }
  const known = values.flatMap(({ expr, value }) => (value === null || isUnknown(value) ? [] : [{ type: expr.type, value }]))
  if (known.length < values.length) return null
  const shown = joined(
    known.map(({ type, value }) => showValue(type, value)[language]),
    bound.binding.together,
    language,
  )
  const printed = bound.binding.together === 'each' || values.length === 1 ? readPrinted(bound.binding.text) : null
  const agrees = printed && known.every(({ type, value }) => printsValue(printed, type, value))
  return { text: texts.ofCase(shown), value: shown, agrees }
}
