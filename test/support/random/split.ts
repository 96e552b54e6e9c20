import { formatDate } from '../../../engine/number/date.ts'
import { operators } from '../../../engine/types/operators.ts'
import type { Draw } from './draw.ts'
import { type Author, expression } from './expression.ts'
import { dayText, literal } from './literal.ts'
import type { Readable, Scope } from './scope.ts'
import { keyword, type Tongue } from './words.ts'

/** One part of what a subject may be: as a table's cell, and as a condition. */
export interface Part {
  readonly cell: string
  readonly condition: string
}

/** A subject with parts that exclude each other, leave nothing out and are none of them empty. */
export interface Split {
  readonly head: string
  readonly parts: readonly Part[]
  /** What the parts look at, so that two conditions can be drawn that look at different things. */
  readonly subject: string
}

/** The fields (or all that can be read) and questions of a scope, each split in some way; in random order. */
export function splitsOf(author: Author, scope: Scope, fieldsOnly: boolean): Split[] {
  const fields = scope.readables.filter((r) => !fieldsOnly || !r.derived).map((readable) => splitOf(author, scope, readable))
  const questions = scope.questions.map(({ name, readings }): Split => {
    const word = `${keyword(author.tongue, 'question')} ${name}`
    const parts = readings.map((reading) => ({ cell: reading, condition: `${word} ${keyword(author.tongue, 'is')} ${reading}` }))
    return { head: word, parts, subject: word }
  })
  const computed = fieldsOnly || !author.draw.chance(2) ? [] : [computedSplit(author, scope)]
  return author.draw.shuffled([...fields.filter((split) => split !== null), ...questions, ...computed])
}

function splitOf(author: Author, scope: Scope, readable: Readable): Split | null {
  const { draw, tongue } = author
  const { kind, text, range } = readable
  if (kind === 'boolean') return { head: text, subject: text, parts: truths(draw, tongue, text) }
  if (kind === 'enum')
    return { head: text, subject: text, parts: grouped(author, text, scope.enumerations.get(readable.enumeration ?? '') ?? []) }
  if (kind === 'date' && range && range.low < birthsBefore && draw.chance(2)) return aged(author, readable)
  if (!range || range.high - range.low < 4) return null
  const write = writerOf(readable, draw, tongue)
  return write && { head: text, subject: text, parts: bands(author, text, range, write) }
}

/** Something computed, below and above a literal; whether it is ever either, only the check or a record tells. */
function computedSplit(author: Author, scope: Scope): Split {
  const { draw, tongue } = author
  const kind = draw.one(['amount', 'integer', 'date', 'days'] as const)
  const head = expression(author, scope, kind, 2).text
  const edge = literal(draw, tongue, kind).text
  const [below, above] = [operators.lessOrEqual[tongue][1], operators.greater[tongue][1]]
  return { head, subject: head, parts: [part(head, [`${below} ${edge}`]), part(head, [`${above} ${edge}`])] }
}

function truths(draw: Draw, tongue: Tongue, text: string): Part[] {
  const [yes, no] = [keyword(tongue, 'yes'), keyword(tongue, 'no')]
  const parts = [
    { cell: yes, condition: text },
    { cell: no, condition: `${keyword(tongue, 'not')} ${text}` },
  ]
  return draw.shuffled(parts)
}

/** Members in groups: 甲、乙. */
function grouped({ draw, tongue }: Author, text: string, members: readonly string[]): Part[] {
  const groups: string[][] = []
  for (const member of members) {
    const group = groups.length > 0 && draw.chance(2) ? draw.one(groups) : null
    if (group && groups.length > 0) group.push(member)
    else groups.push([member])
  }
  return groups.map((group) => ({ cell: group.join('、'), condition: `${text} ${keyword(tongue, 'is')} ${group.join('、')}` }))
}

type Write = (point: number) => string

/** How a point of a field's range is written; null for kinds that are not split by bounds. */
function writerOf({ kind, scale }: Readable, draw: Draw, tongue: Tongue): Write | null {
  if (kind === 'amount') return (point) => `${point / 10 ** scale}${tongue === 'zh' ? '元' : ' yuan'}`
  if (kind === 'integer' || kind === 'number') return (point) => String(point / 10 ** scale)
  if (kind === 'date') return (point) => dayText(draw, formatDate(point))
  return null
}

/** 不超过甲, 超过甲、不超过乙, 超过乙; or with 低于 and 不低于, or with 甲至乙. */
function bands({ draw, tongue }: Author, text: string, range: { low: number; high: number }, write: Write): Part[] {
  const low = draw.between(range.low, Math.max(range.low, range.high - 3))
  const [belowWord, aboveWord] = draw.one([
    [operators.lessOrEqual[tongue][1], operators.greater[tongue][1]],
    [operators.less[tongue][0], operators.greaterOrEqual[tongue][0]],
  ] as const)
  const strict = belowWord === operators.less[tongue][0]
  const edge = strict ? low + 1 : low
  const below = `${belowWord} ${write(edge)}`
  const above = (point: number) => `${aboveWord} ${write(point)}`
  if (draw.chance(2)) return [part(text, [below]), part(text, [above(edge)])]
  const high = draw.between(edge + 1, range.high - 1)
  return [part(text, [below]), part(text, [above(edge), `${belowWord} ${write(high)}`], tongue), part(text, [above(high)])]
}

function part(text: string, bounds: readonly string[], tongue: Tongue = 'zh'): Part {
  const condition = bounds.map((bound) => `${text} ${bound}`).join(` ${keyword(tongue, 'and')} `)
  return { cell: bounds.join('、'), condition: bounds.length > 1 ? `（${condition}）` : condition }
}

/** Dates that start before this day, 1960-01-01, are dates of birth and reach to the base date. */
const birthsBefore = -3653

/** A date of birth by the age at the base date: 不满18岁, 18岁以上. */
function aged(author: Author, { text }: Readable): Split {
  const { draw, tongue } = author
  const head = `${operators.completedYears[tongue][0]}（${text}，${keyword(tongue, 'baseDate')}）`
  const unit = tongue === 'zh' ? '岁' : ''
  const age = draw.one([18, 6, 60])
  const under = `${operators.less[tongue][tongue === 'zh' ? 1 : 0]} ${age}${unit}`
  const over = tongue === 'zh' ? `${age}岁以上` : `>= ${age}`
  return { head, subject: text, parts: draw.shuffled([part(head, [under]), part(head, [over])]) }
}
