import { literalValue } from '../program/apply.ts'
import type { Expr } from '../program/program.ts'
import { type Shown, same, showValue } from '../program/show.ts'
import { operators } from '../types/operators.ts'

/** An expression in words, for messages: as the officer wrote it, as near as the program knows. */
export function describe(expr: Expr): Shown {
  return { zh: written(expr, 'zh'), en: written(expr, 'en') }
}

type Language = 'zh' | 'en'

function written(expr: Expr, language: Language): string {
  switch (expr.kind) {
    case 'literal':
      return showValue(expr.type, literalValue(expr.type, expr.value))[language]
    case 'input':
      return expr.field
    case 'result':
      return expr.rule.slice(expr.rule.lastIndexOf('.') + 1)
    case 'parameter':
      return expr.at ? `${expr.parameter}${listed([expr.at], language)}` : expr.parameter
    case 'operation':
      return operation(expr, language)
    case 'round':
      return written(expr.argument, language)
    case 'aggregate':
      return aggregate(expr, language)
    case 'progressive':
      return `${words.progressive[language]}${listed([expr.base], language)}`
    case 'reading':
      return `${words.question[language]} ${expr.question} ${words.is[language]} ${expr.reading}`
    default:
      return words[expr.kind][language]
  }
}

const words = {
  progressive: { zh: '累进', en: 'progressive' },
  question: { zh: '疑义', en: 'question' },
  is: { zh: '为', en: 'is' },
  where: { zh: '当', en: 'when' },
  baseDate: { zh: '基准日', en: 'base date' },
  silent: { zh: '未规定', en: 'unspecified' },
  choice: same('…'),
  table: same('…'),
  sum: { zh: '合计', en: 'sum' },
  count: { zh: '个数', en: 'count' },
  exists: { zh: '存在', en: 'exists' },
  all: { zh: '都', en: 'all' },
  maximum: { zh: '最大', en: 'max' },
  minimum: { zh: '最小', en: 'min' },
} as const satisfies Record<string, Shown>

function operation({ operator, arguments: operands }: Extract<Expr, { kind: 'operation' }>, language: Language): string {
  const entry = operators[operator]
  const name = entry[language][0] as string
  if (entry.form === 'function') return `${name}${listed(operands, language)}`
  const parts = operands.map((o) => bracketed(o, language))
  if (entry.form === 'prefix') return language === 'en' && operator === 'not' ? `${name} ${parts[0]}` : `${name}${parts[0]}`
  if (operator !== 'oneOf') return parts.join(` ${name} `)
  return `${parts[0]} ${name} ${parts.slice(1).join(language === 'zh' ? '、' : ', ')}`
}

function bracketed(expr: Expr, language: Language): string {
  const nested = expr.kind === 'operation' && operators[expr.operator].form === 'infix'
  return nested ? (language === 'zh' ? `（${written(expr, language)}）` : `(${written(expr, language)})`) : written(expr, language)
}

function listed(exprs: readonly Expr[], language: Language): string {
  const parts = exprs.map((e) => written(e, language))
  return language === 'zh' ? `（${parts.join('，')}）` : `(${parts.join(', ')})`
}

function aggregate(expr: Extract<Expr, { kind: 'aggregate' }>, language: Language): string {
  const of = expr.body && expr.function !== 'all' ? `${expr.relation}.${bracketed(expr.body, language)}` : expr.relation
  const condition = expr.condition ?? (expr.function === 'all' ? expr.body : null)
  const head = `${words[expr.function][language]} ${of}`
  return condition ? `${head} ${words.where[language]} ${written(condition, language)}` : head
}
