import { flags, type Person } from './person.ts'

/** The fields of a person as columns, in an order that is not the notice's. */
export const columns = [
  '缴费日期',
  ...flags,
  '县级资助定额',
  '姓名',
  '参保地',
  '动态调整证明日期',
  '身份证号码',
  '大学生类别',
  '出生日期',
] as const

const spellings = { true: ['是', 'true', 'TRUE', '1'], false: ['否', 'false', 'False', '0'] }

/** A record as a CSV row: what is absent or null is an empty cell; 是否 in each of its spellings in turn. */
export function csvRow(record: Readonly<Record<string, unknown>> | Person, turn: number): string {
  return columns.map((column) => csvCell((record as Record<string, unknown>)[column], turn)).join(',')
}

function csvCell(value: unknown, turn: number): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return spellings[`${value}`][turn % 4] as string
  const text = String(value)
  // A text that a spreadsheet would run is written with an apostrophe before it.
  const safe = typeof value === 'string' && /^[=+@-]/.test(text) ? `'${text}` : text
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The cells of one line. */
export function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
