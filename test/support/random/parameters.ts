import type { Kind } from '../../../engine/types/operators.ts'
import type { Draw } from './draw.ts'
import { type Author, leaf, plain } from './expression.ts'
import { literal } from './literal.ts'
import type { ParameterName, Scope } from './scope.ts'
import { type Tongue, typeText } from './words.ts'

/** A drawn parameter: its declaration, and how it may be read. */
export interface DrawnParameter {
  readonly text: string
  readonly name: ParameterName
}

const kinds: readonly Exclude<Kind, 'enum' | 'identity'>[] = ['amount', 'ratio', 'integer', 'amount', 'date', 'number', 'days', 'boolean']

/** A constant of any kind: without dates, by years (some left out), from days on, or for a time within a year. */
export function parameter(author: Author, scope: Scope, name: string, baseYear: number): DrawnParameter {
  const { draw, tongue } = author
  const kind = draw.one(kinds)
  const value = () => valueText(author, scope, kind)
  const head = `${tongue === 'zh' ? '参数' : 'parameter'} ${name}：${typeText(tongue, kind, kind === 'ratio' ? 3 : null)}`
  const readable = (years: readonly number[], current: boolean): ParameterName => ({
    ...plain(kind),
    text: name,
    ...sizes[kind],
    years,
    current,
  })
  if (draw.chance(2)) return { text: `${head} ＝ ${value()}`, name: readable([], true) }
  const dated = draw.one([byYear, since, withinYear])(draw, tongue, baseYear)
  const lines = dated.labels.map((label) => `  ${label}：${value()}`)
  return { text: [head, ...lines].join('\n'), name: readable(dated.years, dated.current) }
}

const sizes: Readonly<Partial<Record<Kind, { scale: number; whole: number }>>> = {
  amount: { scale: 2, whole: 5 },
  ratio: { scale: 3, whole: 1 },
  integer: { scale: 0, whole: 3 },
  number: { scale: 3, whole: 2 },
}

/** A literal, or now and then a parameter that was declared before. */
function valueText(author: Author, scope: Scope, kind: Exclude<Kind, 'enum' | 'identity'>): string {
  const known = author.draw.chance(5) ? scope.parameters.filter((p) => p.kind === kind && p.current) : []
  return known.length > 0
    ? leaf(author, { ...scope, readables: [], parameters: known }, kind).text
    : literal(author.draw, author.tongue, kind).text
}

interface Dated {
  readonly labels: readonly string[]
  /** Years throughout which there is one value. */
  readonly years: readonly number[]
  readonly current: boolean
}

const yearText = (tongue: Tongue, year: number): string => `${year}${tongue === 'zh' ? '年' : ''}`

function byYear(draw: Draw, tongue: Tongue, baseYear: number): Dated {
  const years = [baseYear - 2, baseYear - 1, baseYear, baseYear + 1].filter((year) => year === baseYear || draw.chance(2))
  return { labels: years.map((year) => yearText(tongue, year)), years, current: true }
}

/** From a year on, until the next value starts. */
function since(draw: Draw, tongue: Tongue, baseYear: number): Dated {
  const word = tongue === 'zh' ? '起' : ' onward'
  const first = baseYear - 1
  const change = draw.chance(2) ? [`${yearText(tongue, baseYear + 1)}${word}`] : []
  return { labels: [`${yearText(tongue, first)}${word}`, ...change], years: [first, baseYear], current: true }
}

/** Two values within the year before the base year; none at the base date. */
function withinYear(_draw: Draw, tongue: Tongue, baseYear: number): Dated {
  const to = tongue === 'zh' ? '至' : 'to'
  const year = baseYear - 1
  return {
    labels: [`${year}-01-01 ${to} ${year}-06-30`, `${year}-08-01 ${to} ${year}-12-31`, yearText(tongue, baseYear)],
    years: [baseYear],
    current: true,
  }
}
