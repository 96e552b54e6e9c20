import { type Missing, type Operator, operators } from '../../engine/types/operators.ts'
import { signatureLines } from '../../engine/types/signatureText.ts'
import { type DecimalUnit, defaultScale } from '../../engine/types/type.ts'
import { keywordNotes, labelNotes, type Note, recordForms, typeNotes } from '../../grammar/notes.ts'
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
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
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
      signatureLines(entry, 'zh').join('<br>'),
      missing[entry.missing],
      entry.doc.zh,
      entry.doc.en,
    ]),
  )
}

const missing: Readonly<Record<Missing, string>> = { spreads: '未知', kleene: '三值逻辑', observes: '看有没有' }
