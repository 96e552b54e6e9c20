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
  operators: () => operatorTable(entries.filter(([, { form }]) => form !== 'function')),
  functions: () => functionTable(entries.filter(([, { form }]) => form === 'function')),
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

function operatorTable(rows: readonly (readonly [string, Operator])[]): string {
  return markdownTable(
    ['写法', 'English', '例', '类型 types', '缺值 missing', '含义', 'meaning'],
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

function functionTable(rows: readonly (readonly [string, Operator])[]): string {
  return markdownTable(
    ['函数', 'English', '例', '类型 types', '缺值 missing', '含义', 'meaning'],
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

/** Signatures in words; those that say the same of several types are put together. */
function signaturesText({ signatures }: Operator): string {
  const sameResult: Kind[] = []
  const sameBoolean: Kind[] = []
  const others: string[] = []
  for (const [takes, gives] of signatures) {
    const kinds = takes.filter((kind) => kind !== '…')
    const [only] = kinds
    const same = kinds.length > 1 && kinds.every((kind) => kind === only) && only !== 'any' && only !== gives ? 'boolean' : 'result'
    if (same === 'boolean' && gives === 'boolean') sameBoolean.push(only as Kind)
    else if (kinds.every((kind) => kind === gives) && gives !== 'boolean' && gives !== 'any') sameResult.push(gives)
    else others.push(`${takes.map((kind) => kindNames[kind]).join('，')} → ${kindNames[gives]}`)
  }
  const grouped = [
    ...(sameResult.length > 0 ? [`${groupText(sameResult)} → 同类`] : []),
    ...(sameBoolean.length > 0 ? [`${groupText(sameBoolean)} → 是否`] : []),
  ]
  return [...grouped, ...others].join('<br>')
}

function groupText(kinds: readonly Kind[]): string {
  return `同类（${kinds.map((kind) => kindNames[kind]).join('、')}）`
}
