import type { Edit, Language } from '../../../grammar/diagnostic.ts'

/** What an editing function gives: the edits to make as one step, or why there are none. */
export interface Edited {
  readonly edits: readonly Edit[]
  readonly refusals: readonly EditRefusal[]
}

/** Why an edit is not made, as data; `editRefusalText` says it. */
export interface EditRefusal {
  readonly code: EditCode
  readonly values: Readonly<Record<string, string | number>>
  /** The cell of the grid that is to blame, counted from 0; notes and comment of a row stand behind its last column. */
  readonly cell?: CellAt
}

export interface CellAt {
  readonly row: number
  readonly column: number
}

interface At {
  /** Counted from 1, as people count. */
  readonly row: number
  readonly column: string
}

interface Sentence<V> {
  readonly zh: (values: V) => string
  readonly en: (values: V) => string
}

const sentence = <V>(zh: (values: V) => string, en: (values: V) => string): Sentence<V> => ({ zh, en })

const inZh = (v: At): string => `第 ${v.row} 行“${v.column}”`
const inEn = (v: At): string => `row ${v.row}, "${v.column}"`

/** Every reason why the grid or the case form makes no edit. The codes are stable; the texts are not. */
export const editRefusals = {
  'grid.noTable': sentence<{ table: string }>(
    (v) => `这里没有表 ${v.table}，可能刚刚改了名或删去了`,
    (v) => `there is no table ${v.table} here; it may have been renamed or deleted`,
  ),
  'grid.noHead': sentence<object>(
    () => '这张表还没有表头：先在文本里写第一行，列出各列的名称',
    () => 'this table has no head yet: write its first row, which names the columns, in the text',
  ),
  'grid.noRow': sentence<{ row: number; rows: number }>(
    (v) => `没有第 ${v.row} 行，这张表有 ${v.rows} 行`,
    (v) => `there is no row ${v.row}; the table has ${v.rows}`,
  ),
  'grid.noColumn': sentence<{ column: number; columns: number }>(
    (v) => `没有第 ${v.column} 列，这张表有 ${v.columns} 列`,
    (v) => `there is no column ${v.column}; the table has ${v.columns}`,
  ),
  'grid.tooWide': sentence<{ has: number; room: number }>(
    (v) => `要粘贴的内容有 ${v.has} 列，从这一格起只有 ${v.room} 列；没有粘贴。请先添加列，或从左边的列开始粘贴`,
    (v) =>
      `the block has ${v.has} columns, and from this cell on there are ${v.room}; nothing was pasted. Add columns, or begin further left`,
  ),
  'grid.tooLong': sentence<{ has: number; limit: number }>(
    (v) => `要粘贴的内容有 ${v.has} 行，超过一次 ${v.limit} 行的上限；没有粘贴`,
    (v) => `the block has ${v.has} rows; the limit is ${v.limit} at once. Nothing was pasted`,
  ),
  'grid.cellLineBreak': sentence<At>(
    (v) => `${inZh(v)}的内容里有换行，表格的一格只能写一行`,
    (v) => `${inEn(v)}: there is a line break in it, and a cell holds one line`,
  ),
  'grid.cellBar': sentence<At>(
    (v) => `${inZh(v)}的内容里有竖线 |，竖线是表格的格线；名称里的竖线要用「」括起来，文字要用“”`,
    (v) => `${inEn(v)}: there is a bar | in it, which divides cells; put a name with a bar in 「」, a text in “”`,
  ),
  'grid.cellComment': sentence<At>(
    (v) => `${inZh(v)}的内容里有 //，它后面的内容会成为注释；文字要用“”括起来`,
    (v) => `${inEn(v)}: there is // in it, which begins a comment; put a text in “”`,
  ),
  'grid.cellQuote': sentence<At>(
    (v) => `${inZh(v)}的引号没有配对`,
    (v) => `${inEn(v)}: a quotation mark is not closed`,
  ),
  'grid.cellControl': sentence<At>(
    (v) => `${inZh(v)}的内容里有看不见的控制字符`,
    (v) => `${inEn(v)}: there is an invisible control character in it`,
  ),
  'grid.lastCondition': sentence<object>(
    () => '这是最后一个条件列，表至少要有一个条件列',
    () => 'this is the only condition; a table needs one',
  ),
  'grid.lastResult': sentence<object>(
    () => '这是最后一个结果列，表至少要有一个结果列',
    () => 'this is the only result; a table needs one',
  ),
  'grid.columnKind': sentence<object>(
    () => '条件列在前，结果列在后，不能混排',
    () => 'conditions stand first and results behind them; they do not mix',
  ),
  'grid.headEmpty': sentence<object>(
    () => '列名不能为空',
    () => 'a column needs a name',
  ),
  'grid.headWrong': sentence<{ head: string }>(
    (v) => `“${v.head}”不能作列名：其中有竖线、换行、注释或没有配对的引号`,
    (v) => `"${v.head}" can't be a column's name: it holds a bar, a line break, a comment or a quotation mark that is not closed`,
  ),
  'grid.notText': sentence<{ text: string }>(
    (v) => `“${v.text}”写不进说明：里面有换行，或引号没有配对`,
    (v) => `"${v.text}" can't be written as a note: it holds a line break or a quotation mark that is not closed`,
  ),
  'grid.notNotes': sentence<{ text: string }>(
    (v) => `“${v.text}”没有写明是推算、假定还是依据；请写成：推算 “…”、假定 “…” 或 依据 三（二）`,
    (v) => `"${v.text}" doesn't say whether it is derived, assumed or a basis; write derived "…", assumed "…" or basis III`,
  ),
  'case.none': sentence<{ case: string }>(
    (v) => `没有叫“${v.case}”的算例，可能刚刚改了名或删去了`,
    (v) => `there is no case "${v.case}"; it may have been renamed or deleted`,
  ),
  'case.nameEmpty': sentence<object>(
    () => '算例要有名称',
    () => 'a case needs a name',
  ),
  'case.nameWrong': sentence<{ name: string }>(
    (v) => `“${v.name}”不能作算例的名称：里面有换行或注释 //，或以冒号结尾`,
    (v) => `"${v.name}" can't name a case: it holds a line break or a comment //, or ends in a colon`,
  ),
  'case.nameTaken': sentence<{ name: string }>(
    (v) => `已经有叫“${v.name}”的算例`,
    (v) => `there is a case "${v.name}" already`,
  ),
  'case.noField': sentence<{ field: string; entity: string }>(
    (v) => `${v.entity}没有“${v.field}”这个字段`,
    (v) => `${v.entity} has no field "${v.field}"`,
  ),
  'case.noResult': sentence<{ result: string }>(
    (v) => `没有叫“${v.result}”的结果`,
    (v) => `there is no result "${v.result}"`,
  ),
  'case.noReading': sentence<{ question: string; reading: string }>(
    (v) => `疑义 ${v.question} 没有“${v.reading}”这一读法`,
    (v) => `question ${v.question} has no reading "${v.reading}"`,
  ),
  'case.noEntity': sentence<{ entity: string }>(
    (v) => `没有叫“${v.entity}”的对象`,
    (v) => `there is no entity "${v.entity}"`,
  ),
  'case.unwritable': sentence<{ field: string; value: string }>(
    (v) => `“${v.field}”的内容“${v.value}”写不进文本：里面有换行，或引号没有配对`,
    (v) => `"${v.value}" in "${v.field}" can't be written: it holds a line break or a quotation mark that is not closed`,
  ),
  'case.noNotation': sentence<{ field: string; value: string }>(
    (v) => `“${v.field}”的值 ${v.value} 在文本里没有写法：时长不能为负`,
    (v) => `the value ${v.value} of "${v.field}" has no notation: a length of time can't be negative`,
  ),
  'case.nested': sentence<{ field: string }>(
    (v) => `“${v.field}”里的记录又含有一组记录，算例的一行写不下`,
    (v) => `the records in "${v.field}" hold records themselves, which a row of a case can't`,
  ),
  'case.noActual': sentence<{ case: string }>(
    (v) => `算例“${v.case}”没有算出结果，没有可以采纳的实际值`,
    (v) => `case "${v.case}" gave no results; there is no actual value to accept`,
  ),
} satisfies Record<string, Sentence<never>>

export type EditCode = keyof typeof editRefusals
type Values<C extends EditCode> = (typeof editRefusals)[C] extends Sentence<infer V> ? V : never

export function refuseEdit<C extends EditCode>(code: C, values: Values<C>, cell?: CellAt): EditRefusal {
  return { code, values: values as Readonly<Record<string, string | number>>, ...(cell && { cell }) }
}

/** The sentence of a refusal. */
export function editRefusalText({ code, values }: EditRefusal, language: Language): string {
  return (editRefusals[code][language] as (v: unknown) => string)(values)
}

export const done = (edits: readonly Edit[]): Edited => ({ edits, refusals: [] })
export const refusedEdit = (...refusals: readonly EditRefusal[]): Edited => ({ edits: [], refusals })
