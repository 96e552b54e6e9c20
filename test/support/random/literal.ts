import type { Kind } from '../../../engine/types/operators.ts'
import type { Draw } from './draw.ts'
import type { Written } from './scope.ts'
import type { Tongue } from './words.ts'

const amounts = ['0', '1', '5', '10', '27.5', '99.99', '100', '0.01', '1000', '12345.67']
const ratios = ['0', '50', '75', '100', '12.5', '0.1', '33']
const numbers = ['0', '1', '2.5', '3', '0.125', '10']
const days = ['2020-02-29', '2020-12-31', '2021-01-01', '2019-06-30', '2021-01-31', '2020-03-01', '2000-02-29', '1960-01-31']
const times = ['00:00', '09:00', '23:59', '12:30']
const texts = ['甲', '乙', '']

/** A literal of a kind, as either language writes it. `scale` and `whole` are its own. */
export function literal(draw: Draw, tongue: Tongue, kind: Exclude<Kind, 'enum' | 'identity'>): Written {
  const of = (text: string, scale = 0, whole = 0): Written => ({ text, kind, enumeration: null, scale, whole })
  switch (kind) {
    case 'boolean':
      return of(draw.one(tongue === 'zh' ? ['是', '否'] : ['yes', 'no']))
    case 'amount':
      return amount(draw, tongue, of)
    case 'ratio':
      return draw.chance(6) ? of(tongue === 'zh' ? '一半' : 'half', 1, 1) : of(`${draw.one(ratios)}%`, 3, 1)
    case 'integer':
      return of(String(draw.one([1, 0, 2, 3, 12, 60, 100])), 0, 3)
    case 'number':
      return of(draw.one(numbers), 3, 2)
    case 'date':
      return of(dayText(draw, draw.one(days)))
    case 'instant':
      return instant(draw, of)
    case 'months':
      return of(tongue === 'zh' ? `${draw.between(1, 14)}个月` : `${draw.between(1, 14)} months`)
    case 'days':
      return of(tongue === 'zh' ? `${draw.one([1, 30, 365])}天` : `${draw.one([1, 30, 365])} days`)
    case 'minutes':
      return of(minutes(draw, tongue))
    case 'text':
      return of(draw.chance(2) ? `"${draw.one(texts)}"` : `“${draw.one(texts)}”`)
  }
}

type Of = (text: string, scale?: number, whole?: number) => Written

function amount(draw: Draw, tongue: Tongue, of: Of): Written {
  if (tongue === 'en') return of(`${draw.one(amounts)} yuan`, 2, 5)
  return draw.chance(6) ? of('1.5万元', 0, 5) : of(`${draw.one(amounts)}${draw.chance(4) ? ' ' : ''}元`, 2, 5)
}

/** 2020年2月29日 or 2020-02-29. */
export function dayText(draw: Draw, iso: string): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
  return draw.chance(2) ? iso : `${year}年${month}月${day}日`
}

function instant(draw: Draw, of: Of): Written {
  const [day, time] = [draw.one(days), draw.one(times)]
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  if (draw.chance(2)) return of(`${day}T${time}`)
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return of(`${year}年${month}月${date}日${hour}时${minute === 0 ? '' : `${minute}分`}`)
}

function minutes(draw: Draw, tongue: Tongue): string {
  const [hours, rest] = tongue === 'zh' ? ['小时', '分钟'] : [' hours', ' minutes']
  return draw.one([`48${hours}`, `30${rest}`, `1${hours}`])
}
