import type { Language } from '../../grammar/diagnostic.ts'
import type { Kind, Operator } from './operators.ts'
import { typeWords } from './type.ts'

interface Words {
  readonly kinds: Readonly<Record<Kind | 'any' | '…', string>>
  /** Several types that go by one name where all of them are there. */
  readonly groups: readonly (readonly [name: string, kinds: readonly Kind[]])[]
  /** Operands, or an operand and the result, of one same type, whichever of those listed. */
  readonly same: string
  readonly list: readonly [open: string, separator: string, close: string]
  readonly operands: string
  readonly either: string
}

const zh: Words = {
  kinds: {
    ...typeWords,
    months: '月数',
    days: '天数',
    minutes: '小时',
    any: '任何',
    '…': '…',
  },
  groups: [
    ['数值', ['integer', 'number', 'ratio', 'amount']],
    ['时长', ['months', 'days', 'minutes']],
  ],
  same: '同类',
  list: ['（', '、', '）'],
  operands: '，',
  either: '／',
}

const en: Words = {
  kinds: {
    boolean: 'boolean',
    amount: 'amount',
    ratio: 'ratio',
    integer: 'integer',
    number: 'number',
    date: 'date',
    instant: 'instant',
    months: 'months',
    days: 'days',
    minutes: 'hours',
    text: 'text',
    identity: 'identity',
    enum: 'enumeration',
    any: 'any',
    '…': '…',
  },
  groups: [
    ['numbers', ['integer', 'number', 'ratio', 'amount']],
    ['durations', ['months', 'days', 'minutes']],
  ],
  same: 'the same type',
  list: [' (', ', ', ') '],
  operands: ', ',
  either: '/',
}

const words: Readonly<Record<Language, Words>> = { zh, en }

type Signature = Operator['signatures'][number]

/** What an operator takes and gives, in words, one line each; signatures that say the same of several types are put together. */
export function signatureLines({ signatures }: Operator, language: Language): string[] {
  const text = words[language]
  const alike = signatures.filter(isAlike)
  const toSame = alike.filter(([takes, gives]) => takes[0] === gives && gives !== 'boolean')
  const toBoolean = alike.filter(([, gives]) => gives === 'boolean')
  const others = signatures.filter((signature) => !toSame.includes(signature) && !toBoolean.includes(signature))
  return [...alikeText(toSame, null, text), ...alikeText(toBoolean, 'boolean', text), ...othersText(others, text)]
}

/** Whether all operands are of one type, of which the signature is one of several. */
const isAlike = ([takes]: Signature): boolean => takes[0] !== 'any' && takes.every((kind) => kind === takes[0] || kind === '…')

/** `gives` is null where the result is of the operands' type. */
function alikeText(signatures: readonly Signature[], gives: Kind | null, { kinds, groups, same, list }: Words): string[] {
  const names = groupNames(
    signatures.map(([takes]) => takes[0] as Kind),
    kinds,
    groups,
  )
  const [only] = names
  if (only === undefined) return []
  const result = gives === null ? same : kinds[gives]
  const [open, separator, close] = list
  return [
    signatures.length === 1 ? `${only} → ${gives === null ? only : result}` : `${same}${open}${names.join(separator)}${close}→ ${result}`,
  ]
}

/** Types in words; a group that is there whole goes by its name. */
function groupNames(kinds: readonly Kind[], names: Words['kinds'], groups: Words['groups']): string[] {
  const whole = groups.filter(([, members]) => members.every((kind) => kinds.includes(kind)))
  const nameOf = (kind: Kind) => whole.find(([, members]) => members.includes(kind))?.[0] ?? names[kind]
  return [...new Set(kinds.map(nameOf))]
}

/** `金额，比例／数 → 金额`: second operands that lead to the same result share a line; ⇄ where both orders are allowed. */
function othersText(signatures: readonly Signature[], { kinds, operands, either: or }: Words): string[] {
  const lines = new Map<string, { takes: string; second: string[]; gives: string }>()
  for (const [takes, gives] of signatures.filter((signature) => !isReverseOfEarlier(signature, signatures))) {
    const [first, second] = takes as readonly Kind[]
    const either = second !== undefined && first !== second && signatures.some((other) => isReverse(other, [takes, gives]))
    const key = `${first} ${gives} ${either}`
    const line = lines.get(key) ?? { takes: kinds[first as Kind], second: [], gives: kinds[gives] }
    if (second !== undefined) line.second.push(`${kinds[second]}${either ? ' ⇄' : ''}`)
    lines.set(key, line)
  }
  return [...lines.values()].map(({ takes, second, gives }) => `${[takes, second.join(or)].filter(Boolean).join(operands)} → ${gives}`)
}

const isReverse = ([a, to]: Signature, [b, gives]: Signature): boolean => a.length === 2 && a[0] === b[1] && a[1] === b[0] && to === gives

function isReverseOfEarlier(signature: Signature, all: readonly Signature[]): boolean {
  return all.slice(0, all.indexOf(signature)).some((earlier) => isReverse(earlier, signature) && earlier[0][0] !== earlier[0][1])
}
