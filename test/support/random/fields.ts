import { dayNumber, parseDate } from '../../../engine/number/date.ts'
import type { Kind } from '../../../engine/types/operators.ts'
import type { Draw } from './draw.ts'
import { plain } from './expression.ts'
import type { Readable } from './scope.ts'
import { keyword, type Tongue, typeText } from './words.ts'

/** Drawn fields: their declarations, and what expressions may read of them. */
export interface Fields {
  readonly lines: readonly string[]
  readonly readables: readonly Readable[]
}

interface Maker {
  readonly draw: Draw
  readonly tongue: Tongue
  readonly baseDate: string
  readonly enumerations: readonly string[]
}

const kinds: readonly Kind[] = [
  'amount',
  'boolean',
  'enum',
  'integer',
  'date',
  'amount',
  'ratio',
  'number',
  'boolean',
  'date',
  'instant',
  'days',
  'months',
  'minutes',
  'text',
  'identity',
]

/** Names that mean something to the objects of JavaScript. */
const oddNames = ['constructor', '__proto__', 'toString', 'valueOf']

/** So many fields named with the prefix; the first of an amount, a truth value and a member, so that there is always something to say. */
export function fieldsOf(maker: Maker, prefix: string, count: number): Fields {
  const made = Array.from({ length: count }, (_, index) => {
    const kind = index < 3 ? (kinds[index] as Kind) : maker.draw.one(kinds)
    const odd = index === 3 && maker.draw.chance(12)
    return field(maker, odd ? maker.draw.one(oddNames) : `${prefix}${'甲乙丙丁戊己庚辛'[index]}`, kind)
  })
  return { lines: made.map((m) => m.line), readables: made.map((m) => m.readable) }
}

function field(maker: Maker, name: string, kind: Kind): { line: string; readable: Readable } {
  const { draw, tongue } = maker
  const enumeration = kind === 'enum' ? draw.one(maker.enumerations) : null
  const bounds = boundsOf(maker, kind)
  const word = kind === 'enum' ? (enumeration as string) : typeText(tongue, kind, bounds.declared)
  const optional = draw.chance(3)
  const fallback = !optional && draw.chance(3) ? bounds.fallback : null
  const parts = [word, optional && keyword(tongue, 'optional'), fallback && `${keyword(tongue, 'default')} ${fallback}`, bounds.text]
  const line = `${name}：${parts.filter((part) => part !== false && part !== null && part !== '').join(' ')}`
  const readable = {
    ...plain(kind),
    text: name,
    enumeration,
    scale: bounds.scale,
    whole: bounds.whole,
    optional,
    derived: false,
    range: bounds.range,
  }
  return { line, readable }
}

interface Bounds {
  readonly text: string
  readonly scale: number
  readonly whole: number
  readonly range: Readable['range']
  /** Decimal places as declared; null where the type's own are kept. */
  readonly declared: number | null
  readonly fallback: string | null
}

const none: Bounds = { text: '', scale: 0, whole: 0, range: null, declared: null, fallback: null }

/** From low to high, in the notation of the kind; now and then a decimal without bounds. */
function boundsOf({ draw, tongue, baseDate }: Maker, kind: Kind): Bounds {
  const to = keyword(tongue, 'to')
  const yuan = tongue === 'zh' ? '元' : ' yuan'
  const open = draw.chance(5)
  switch (kind) {
    case 'amount': {
      if (draw.chance(8)) return { ...none, text: `－50${yuan} ${to} 50${yuan}`, scale: 2, whole: 3, range: { low: -5000, high: 5000 } }
      const high = draw.one([100, 20000, 5])
      if (open) return { ...none, scale: 2, whole: 9, fallback: `0${yuan}` }
      return {
        ...none,
        text: `0${yuan} ${to} ${high}${yuan}`,
        scale: 2,
        whole: 5,
        range: { low: 0, high: high * 100 },
        fallback: `1.5${yuan}`,
      }
    }
    case 'integer':
      return open ? { ...none, whole: 9 } : { ...none, text: `0 ${to} 12`, whole: 2, range: { low: 0, high: 12 }, fallback: '3' }
    case 'number':
      return { ...none, text: `0 ${to} 40`, scale: 1, whole: 2, range: { low: 0, high: 400 }, declared: 1 }
    case 'ratio':
      return { ...none, text: open ? '' : `0% ${to} 100%`, scale: 4, whole: open ? 6 : 1, declared: 4, fallback: '50%' }
    case 'date':
      return { ...none, ...dates(draw, tongue, baseDate, open) }
    case 'boolean':
      return { ...none, fallback: keyword(tongue, 'no') }
    default:
      return none
  }
}

function dates(draw: Draw, tongue: Tongue, baseDate: string, open: boolean): Partial<Bounds> {
  const to = keyword(tongue, 'to')
  if (open) return {}
  if (draw.chance(2)) {
    const low = dayNumber(1930, 1, 1) as number
    return { text: `1930-01-01 ${to} ${keyword(tongue, 'baseDate')}`, range: { low, high: parseDate(baseDate) as number } }
  }
  return { text: `2019-01-01 ${to} 2021-12-31`, range: { low: parseDate('2019-01-01') as number, high: parseDate('2021-12-31') as number } }
}
