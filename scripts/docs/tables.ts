import { type Kind, type Missing, type Operator, operators } from '../../engine/types/operators.ts'
import { type DecimalUnit, defaultScale } from '../../engine/types/type.ts'
import {
  declarationKeywords,
  isDeclarationKeyword,
  type Keyword,
  keywords,
  type Label,
  labels,
  type TypeName,
  typeNames,
} from '../../grammar/vocabulary.ts'
import { keywordNotes, labelNotes, type Note, recordForms, typeNotes } from './keywordNotes.ts'

/** The generated tables of docs/language.md, as Markdown, by the name in their markers. */
export const tables: Readonly<Record<string, () => string>> = {
  declarations: () => vocabularyTable(declarationKeywords, keywords, keywordNotes),
  keywords: () => vocabularyTable(keysOf(keywords).filter(isWithin), keywords, keywordNotes),
  labels: () => vocabularyTable<Label>(keysOf(labels), labels, labelNotes),
  types: typeTable,
  operators: () =>
    operatorTable(
      '写法',
      entries.filter(([, { form }]) => form !== 'function'),
    ),
  functions: () =>
    operatorTable(
      '函数',
      entries.filter(([, { form }]) => form === 'function'),
    ),
}

const entries: readonly (readonly [string, Operator])[] = Object.entries(operators)
const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): K[] => Object.keys(table) as K[]
const isWithin = (keyword: Keyword): boolean => !isDeclarationKeyword(keyword)

/** A Markdown table; a bar inside a cell would end it. */
function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

const code = (spellings: readonly string[]): string => spellings.map((spelling) => `\`${spelling}\``).join(' ')

function vocabularyTable<K extends string>(
  keys: readonly K[],
  spellings: Readonly<Record<K, readonly [string, string]>>,
  notes: Readonly<Record<K, Note>>,
): string {
  const rows = keys.map((key) => [code([spellings[key][0]]), code([spellings[key][1]]), ...notes[key]])
  return markdownTable(['中文', 'English', '含义', 'meaning'], rows)
}

function typeTable(): string {
  const rows = keysOf<TypeName>(typeNames).map((type) => {
    const [zh, en] = typeNames[type]
    const places = type in defaultScale ? String(defaultScale[type as DecimalUnit]) : ''
    return [code([zh]), code([en]), ...typeNotes[type], places, recordForms[type]]
  })
  return markdownTable(['中文', 'English', '含义', 'meaning', '小数位数 places', '记录里 in a record'], rows)
}

function operatorTable(heading: string, rows: readonly (readonly [string, Operator])[]): string {
  return markdownTable(
    [heading, 'English', '例', '类型 types', '缺值 missing', '含义', 'meaning'],
    rows.map(([, entry]) => [
      code(entry.zh),
      code(entry.en),
      code([entry.example]),
      signaturesText(entry),
      missing[entry.missing],
      entry.doc.zh,
      entry.doc.en,
    ]),
  )
}

const missing: Readonly<Record<Missing, string>> = { spreads: '未知', kleene: '三值逻辑', observes: '看有没有' }

const kindNames: Readonly<Record<Kind | 'any' | '…', string>> = {
  boolean: '是否',
  amount: '金额',
  ratio: '比例',
  integer: '整数',
  number: '数',
  date: '日期',
  instant: '时刻',
  months: '月数',
  days: '天数',
  minutes: '小时',
  text: '文本',
  identity: '身份证号',
  enum: '枚举',
  any: '任何',
  '…': '…',
}

type Signature = Operator['signatures'][number]

/** Signatures in words, one a line; those that say the same of several types are put together. */
function signaturesText({ signatures }: Operator): string {
  const alike = signatures.filter(isAlike)
  const toSame = alike.filter(([takes, gives]) => takes[0] === gives && gives !== 'boolean')
  const toBoolean = alike.filter(([, gives]) => gives === 'boolean')
  const others = signatures.filter((signature) => !toSame.includes(signature) && !toBoolean.includes(signature))
  return [...alikeText(toSame, '同类'), ...alikeText(toBoolean, '是否'), ...othersText(others)].join('<br>')
}

/** Whether all operands are of one type, of which the signature is one of several. */
const isAlike = ([takes]: Signature): boolean => takes[0] !== 'any' && takes.every((kind) => kind === takes[0] || kind === '…')

function alikeText(signatures: readonly Signature[], gives: string): string[] {
  const kinds = groupNames(signatures.map(([takes]) => takes[0] as Kind))
  const [only] = kinds
  if (only === undefined) return []
  return [signatures.length === 1 ? `${only} → ${gives === '同类' ? only : gives}` : `同类（${kinds.join('、')}）→ ${gives}`]
}

const groups: readonly (readonly [name: string, kinds: readonly Kind[]])[] = [
  ['数值', ['integer', 'number', 'ratio', 'amount']],
  ['时长', ['months', 'days', 'minutes']],
]

/** Types in words; a group that is there whole goes by its name. */
function groupNames(kinds: readonly Kind[]): string[] {
  const whole = groups.filter(([, members]) => members.every((kind) => kinds.includes(kind)))
  const nameOf = (kind: Kind) => whole.find(([, members]) => members.includes(kind))?.[0] ?? kindNames[kind]
  return [...new Set(kinds.map(nameOf))]
}

/** `金额，比例／数 → 金额`: second operands that lead to the same result share a line; ⇄ where both orders are allowed. */
function othersText(signatures: readonly Signature[]): string[] {
  const lines = new Map<string, { takes: string; second: string[]; gives: string }>()
  for (const [takes, gives] of signatures.filter((signature) => !isReverseOfEarlier(signature, signatures))) {
    const [first, second] = takes as readonly Kind[]
    const either = second !== undefined && first !== second && signatures.some((other) => isReverse(other, [takes, gives]))
    const key = `${first} ${gives} ${either}`
    const line = lines.get(key) ?? { takes: kindNames[first as Kind], second: [], gives: kindNames[gives] }
    if (second !== undefined) line.second.push(`${kindNames[second]}${either ? ' ⇄' : ''}`)
    lines.set(key, line)
  }
  return [...lines.values()].map(({ takes, second, gives }) => `${[takes, second.join('／')].filter(Boolean).join('，')} → ${gives}`)
}

const isReverse = ([a, to]: Signature, [b, gives]: Signature): boolean => a.length === 2 && a[0] === b[1] && a[1] === b[0] && to === gives

function isReverseOfEarlier(signature: Signature, all: readonly Signature[]): boolean {
  return all.slice(0, all.indexOf(signature)).some((earlier) => isReverse(earlier, signature) && earlier[0][0] !== earlier[0][1])
}
