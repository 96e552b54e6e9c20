import type * as ast from '../../../grammar/ast.ts'
import { lastDayOf, readDay, readNumber } from '../../../grammar/literals.ts'
import type { Placed } from '../../names/symbols.ts'
import type { Deadline, Duty } from '../program.ts'
import type { Context } from './context.ts'
import { itemsByLabel, listOf } from './header.ts'

/** Enumerations that list the agencies on which duties fall; where there is one, every agency must be in it. */
export const agencyEnums: readonly string[] = ['机构', 'Agency']

export function lowerDuty(context: Context, { declaration }: Placed<'duty'>): Duty {
  const name = declaration.name.text
  const items = itemsByLabel(declaration.items, ['agencies', 'partners', 'deadline', 'frequency'], '职责', context.diagnostics)
  const agencies = agenciesOf(context, items.get('agencies'))
  if (agencies.length === 0) context.report('duty.noAgency', declaration.headSpan, { name })
  const deadlines = [items.get('deadline'), items.get('frequency')].flatMap((item) => (item ? (deadlineOf(context, item) ?? []) : []))
  return {
    name,
    agencies,
    partners: agenciesOf(context, items.get('partners')),
    deadlines,
    clause: declaration.clause,
    span: declaration.headSpan,
  }
}

function agenciesOf(context: Context, item: ast.TextItem | undefined): string[] {
  const names = item ? listOf(item.text) : []
  const known = agencyEnums.flatMap((e) => (context.scope.enums.has(e) ? context.membersOf(e) : []))
  if (known.length === 0 || !item) return names
  for (const name of names) {
    if (known.includes(name)) continue
    const start = item.textSpan.start + item.text.indexOf(name)
    context.unknownName({ text: name, span: { ...item.textSpan, start, end: start + name.length } }, known)
  }
  return names
}

function deadlineOf(context: Context, item: ast.TextItem): Deadline | null {
  return readDeadline(item.text) ?? context.report('duty.deadlineUnreadable', item.textSpan, { text: item.text })
}

const day = '\\d{4}\\s*(?:年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日|-\\d{2}-\\d{2})'
type Detail<D> = D extends Deadline ? Omit<D, 'soft' | 'text'> : never
type Reader = readonly [form: RegExp, read: (match: RegExpExecArray) => Detail<Deadline> | null]

const perWords: Readonly<Record<string, 'year' | 'month' | 'day'>> = {
  年: 'year',
  月: 'month',
  日: 'day',
  天: 'day',
  year: 'year',
  month: 'month',
  day: 'day',
}

const forms: readonly Reader[] = [
  [/^(?:每年|every year)\s*(\d{1,2})\s*月(?:末|底)(?:前)?$/, ([, month]) => yearly(Number(month), 'last')],
  [/^(?:每年|every year)\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:前)?$/, ([, month, date]) => yearly(Number(month), Number(date))],
  [/^every year by (\d{2})-(\d{2})$/, ([, month, date]) => yearly(Number(month), Number(date))],
  [new RegExp(`^(${day})\\s*(?:至|to)\\s*(${day})$`), ([, from, to]) => window(from as string, to as string)],
  [new RegExp(`^(?:by )?(${day})\\s*(?:前|以前)?$`), ([, date]) => by(readDay(date as string))],
  [/^(\d{4})\s*年\s*(\d{1,2})\s*月(?:末|底)(?:前)?$/, ([, year, month]) => by(lastDayOf(Number(year), Number(month)))],
  [/^(?:from )?(\d{4})\s*(?:年起)?$/, ([, year]) => ({ kind: 'from', date: `${year}-01-01` })],
  [
    new RegExp(`^(?:from )?(${day})\\s*起?$`),
    ([, date]) => ((from) => from && { kind: 'from', date: from })(readDay(date as string)) || null,
  ],
  [
    /^(.+?)\s*(?:起|onward)\s*(\d+(?:\.\d+)?\s*(?:个?小时|分钟|天|日|个月|年|hours?|minutes?|days?|months?|years?))\s*(?:内)?$/,
    ([, event, length]) => within(event as string, length as string),
  ],
  [
    /^(?:每|every )(年|月|日|天|year|month|day)\s*(?:(\d+)\s*(?:次|times?))?$/,
    ([, per, count]) => ({ kind: 'frequency', count: Number(count ?? 1), per: perWords[per as string] as 'year' }),
  ],
  [/^(\d{4})\s*年\s*(\d+)\s*次$/, ([, , count]) => ({ kind: 'frequency', count: Number(count), per: 'year' })],
  [/^(?:实时|持续|日常|随时|real time|continuously)$/, () => ({ kind: 'continuous' })],
  [/^(?:及时|按时|定期|逐步|尽快|promptly|on time|regularly|step by step)$/, () => ({ kind: 'indefinite' })],
]

/** Reads what a notice says of time: dates and frequencies as data, 及时 and the like as what cannot be computed. */
export function readDeadline(text: string): Deadline | null {
  const soft = /[（(](?:原则上|in principle)[）)]\s*$/.test(text)
  const plain = text.replace(/[（(](?:原则上|in principle)[）)]\s*$/, '').trim()
  for (const [form, read] of forms) {
    const match = form.exec(plain)
    const detail = match && read(match)
    if (detail) return { ...detail, soft, text } as Deadline
  }
  return null
}

function yearly(month: number, date: number | 'last'): Detail<Deadline> | null {
  if (month < 1 || month > 12) return null
  return date === 'last' || readDay(`2020-${month}-${date}`) ? { kind: 'yearly', month, day: date } : null
}

function window(first: string, last: string): Detail<Deadline> | null {
  const [from, to] = [readDay(first), readDay(last)]
  return from && to && from <= to ? { kind: 'window', from, to } : null
}

const by = (date: string | null): Detail<Deadline> | null => (date ? { kind: 'by', date } : null)

function within(event: string, length: string): Detail<Deadline> | null {
  const { value, unit } = readNumber(length)
  const codes: Partial<Record<string, readonly [string, string]>> = {
    year: ['P', 'Y'],
    month: ['P', 'M'],
    day: ['P', 'D'],
    hour: ['PT', 'H'],
    minute: ['PT', 'M'],
  }
  const code = unit && codes[unit]
  // A count that is not whole has no ISO form: 1.5小时 is 90分钟.
  return code && /^\d{1,9}$/.test(value) ? { kind: 'within', event: event.trim(), duration: `${code[0]}${value}${code[1]}` } : null
}
