import { aligned } from '../../../grammar/format/align.ts'
import type { CaseRecord, CaseValue, Entity, LiteralValue, Program } from '../../program/program.ts'
import { colonIn, type Style, type Tongue, wordIn, writtenName, writtenValue } from '../edits/notation.ts'
import { type EditRefusal, refuseEdit } from '../edits/refusals.ts'
import type { CaseDraft, DraftExpectation } from './draft.ts'

/** The lines of something, the first indentation left out; or why it can't be written. */
export type Written = readonly string[] | EditRefusal

export const isRefusal = (written: Written): written is EditRefusal => !Array.isArray(written)

/** A whole case, as the formatter would lay it out. */
export function caseLines(program: Program, draft: CaseDraft, style: Style): Written {
  const wrong = nameFault(draft.name)
  if (wrong) return wrong
  const parts: Written[] = [
    ...Object.entries(draft.readings).map(([question, reading]) => readingLine(program, question, reading, style.tongue)),
    ...inOrder(program, draft.entity, Object.keys(draft.record)).map((name) =>
      fieldLines(program, draft.entity, name, draft.record[name] as CaseValue, style),
    ),
    ...draft.expectations.map((expected) => expectationLine(program, draft.entity, expected, style)),
  ]
  const refused = parts.find(isRefusal)
  if (refused) return refused
  return [headLine(draft.name, style.tongue), ...parts.flatMap((part) => (isRefusal(part) ? [] : part)).map((line) => `  ${line}`)]
}

const headLine = (name: string, tongue: Tongue): string => `${wordIn(tongue, 'case')} ${name.trim()}`

/** Why a name can't stand behind 算例 to the end of the line; null where it can. */
export function nameFault(typed: string): EditRefusal | null {
  const name = typed.trim()
  if (name === '') return refuseEdit('case.nameEmpty', {})
  // A comment begins behind white space, and a colon at the end is taken for none of the name.
  const wrong = /[\p{Cc}\u2028\u2029]/u.test(name) || /(?:^|[ \t\u3000])\/\//.test(name) || /[:：]$/.test(name)
  return wrong ? refuseEdit('case.nameWrong', { name }) : null
}

/** Fields in the order of the entity, relations last; what the entity has not, behind them. */
export function inOrder(program: Program, entity: string | null, names: readonly string[]): string[] {
  const order = memberNames(program, entity)
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return names.toSorted((a, b) => place(a) - place(b))
}

export function memberNames(program: Program, entity: string | null): string[] {
  const declared = entityOf(program, entity)
  return [...(declared?.fields ?? []), ...(declared?.relations ?? [])].map((member) => member.name)
}

export const entityOf = (program: Program, name: string | null): Entity | undefined =>
  program.entities.find((entity) => entity.name === name)

export function readingLine(program: Program, question: string, reading: string, tongue: Tongue): Written {
  const known = program.questions.find(({ name }) => name === question)?.readings.some(({ name }) => name === reading)
  const names = [question, reading].map(writtenName)
  if (!known || names.includes(null)) return refuseEdit('case.noReading', { question, reading })
  return [`${wordIn(tongue, 'reading')} ${names[0]}${colonIn(tongue)}${names[1]}`]
}

/** `就诊：` and its rows, or `参保地：阳曲县`; nothing for a relation without records. */
export function fieldLines(program: Program, entity: string | null, name: string, value: CaseValue, style: Style): Written {
  const declared = entityOf(program, entity)
  const field = declared?.fields.find((each) => each.name === name)
  const relation = declared?.relations.find((each) => each.name === name)
  const word = writtenName(name)
  if ((!field && !relation) || word === null) return refuseEdit('case.noField', { field: name, entity: entity ?? '' })
  if (relation) return relationLines(program, word, relation.entity, value as readonly CaseRecord[], style)
  const written = field && writtenValue(field.type, value as LiteralValue, style)
  return written == null ? unwritable(name, value) : [`${word}${colonIn(style.tongue)}${written}`]
}

const unwritable = (field: string, value: CaseValue): EditRefusal =>
  refuseEdit(/^-P/.test(String(value)) ? 'case.noNotation' : 'case.unwritable', { field, value: String(value).slice(0, 40) })

function relationLines(program: Program, word: string, entity: string, records: readonly CaseRecord[], style: Style): Written {
  if (records.length === 0) return []
  const declared = entityOf(program, entity)
  const nested = declared?.relations.find(({ name }) => records.some((record) => Object.hasOwn(record, name) && size(record[name]) > 0))
  const used = declared?.fields.filter(({ name }) => records.some((record) => Object.hasOwn(record, name))) ?? []
  // Records that say nothing still need a column to stand in.
  const columns = used.length > 0 ? used : (declared?.fields.slice(0, 1) ?? [])
  if (nested || columns.length === 0) return refuseEdit('case.nested', { field: word })
  const titles = columns.map(({ name }) => writtenName(name))
  const rows = records.map((record) =>
    columns.map(({ name, type }) => (Object.hasOwn(record, name) ? writtenValue(type, record[name] as LiteralValue, style) : '')),
  )
  const bad = [titles, ...rows].findIndex((cells) => cells.includes(null))
  if (bad >= 0) return refuseEdit('case.unwritable', { field: word, value: JSON.stringify(records[bad - 1] ?? {}).slice(0, 40) })
  return [`${word}${style.tongue === 'zh' ? '：' : ':'}`, ...alignedRows([titles, ...rows] as string[][]).map((line) => `  ${line}`)]
}

const size = (value: CaseValue | undefined): number => (Array.isArray(value) ? value.length : 0)

export function alignedRows(rows: readonly (readonly string[])[], tails: readonly string[] = []): string[] {
  return aligned(rows.map((cells, index) => ({ cells, bars: Array(cells.length + 1).fill('|'), behind: tails[index] ?? '' })))
}

/** `期望 名：值` or `期望 名：未知（…）`. */
export function expectationLine(program: Program, entity: string | null, expected: DraftExpectation, style: Style): Written {
  const rule = program.rules.find(({ name, entity: of }) => name === expected.name && (of === entity || of === null))
  const word = writtenName(expected.name)
  if (!rule || word === null) return refuseEdit('case.noResult', { result: expected.name })
  const value = expected.value === null ? unknownText(expected.reasons, style.tongue) : writtenValue(rule.type, expected.value, style)
  if (value === null) return unwritable(expected.name, expected.value ?? expected.reasons.join('、'))
  return [`${wordIn(style.tongue, 'expect')} ${word}${colonIn(style.tongue)}${value}`]
}

/** `未知（出生日期、人均财政补助标准（2021年））`; the reasons stand as the interpreter gives them. */
function unknownText(reasons: readonly string[], tongue: Tongue): string | null {
  const word = wordIn(tongue, 'unknown')
  if (reasons.length === 0) return word
  const written = reasons.map((reason) => reasonText(reason, tongue))
  if (written.includes(null)) return null
  return tongue === 'zh' ? `${word}（${written.join('、')}）` : `${word}(${written.join(', ')})`
}

const atYear = /^(.+)（(\d{4})年）$/

function reasonText(reason: string, tongue: Tongue): string | null {
  if (reason === wordIn('zh', 'silent')) return wordIn(tongue, 'silent')
  const dated = atYear.exec(reason)
  const name = writtenName(dated?.[1] ?? reason)
  if (!dated || name === null) return name
  return tongue === 'zh' ? `${name}（${dated[2]}年）` : `${name}(${dated[2]})`
}
