import * as t from '../tokens.ts'
import { aligned } from './align.ts'
import { isWithinTitle } from './freeText.ts'
import { leadingSpace, type PhysicalLine } from './physical.ts'
import type { LineWriter, WrittenRow } from './write.ts'

/** How a block stands in its file. */
export interface Setting {
  /** What every line begins with: the indentation of the fence. */
  readonly base: string
  /** Lines that must stay as they are. */
  readonly unreadable: ReadonlySet<PhysicalLine>
  /** Whether the last line ends with a line end: so it is in a file of rules, not before a closing fence. */
  readonly endsFile: boolean
}

const bodyIndent = '  '
const deepIndent = '    '

/** The text of a block, laid out: indentation, space, tables, blank lines. */
export function blockText(lines: readonly PhysicalLine[], writer: LineWriter, setting: Setting): string {
  const first = lines.find((line) => line.tokens.length > 0)
  const margin = first ? leadingSpace(first.text).length : 0
  const rows = alignedRows(lines, writer, setting.unreadable)
  const next = indentsOfNext(lines)
  const written = lines.map((line, index) => {
    const text = setting.unreadable.has(line) ? null : contentOf(line, rows, writer)
    if (text === null)
      return isWithinTitle(line) ? line.text : setting.base + line.text.slice(Math.min(leadingSpace(line.text).length, margin))
    if (text === '') return ''
    return setting.base + (line.role === 'comment' ? commentIndent(line, margin, next[index]) : indentOf(line)) + text
  })
  return assembled(lines, written, setting.endsFile)
}

function contentOf(line: PhysicalLine, rows: ReadonlyMap<PhysicalLine, string>, writer: LineWriter): string | null {
  if (line.role === 'blank') return ''
  if (line.role === 'comment') return line.comment?.image.trimEnd() ?? ''
  return isRow(line) ? (rows.get(line) ?? null) : writer.line(line)
}

const isRow = ({ role, chunk, tokens }: PhysicalLine): boolean => {
  const type = tokens[0]?.tokenType
  const inTable = chunk?.keyword === 'table' || chunk?.keyword === 'case'
  return inTable && role === 'body' && (type === t.Bar || type === t.DoubleBar)
}

interface Member {
  readonly line: PhysicalLine
  readonly row: WrittenRow
}

/** Rows in groups that are aligned together: all of a 表, and in a case those of each relation. */
function rowGroups(lines: readonly PhysicalLine[]): PhysicalLine[][] {
  const groups = new Map<unknown, PhysicalLine[]>()
  let relation: unknown
  for (const line of lines) {
    if (isRow(line)) {
      const key = line.chunk?.keyword === 'table' ? line.chunk : relation
      const group = groups.get(key) ?? []
      groups.set(key, group)
      group.push(line)
    } else if (line.tokens.length > 0) relation = line
  }
  return [...groups.values()]
}

function alignedRows(lines: readonly PhysicalLine[], writer: LineWriter, unreadable: ReadonlySet<PhysicalLine>): Map<PhysicalLine, string> {
  const texts = new Map<PhysicalLine, string>()
  for (const group of rowGroups(lines)) {
    const members = group.flatMap((line): Member[] => {
      const row = unreadable.has(line) ? null : writer.row(line)
      return row ? [{ line, row }] : []
    })
    const rows = aligned(members.map(({ row }) => row))
    for (const [index, { line }] of members.entries()) texts.set(line, rows[index] as string)
  }
  return texts
}

function indentOf(line: PhysicalLine): string {
  if (line.role === 'head') return ''
  // Lists of names go on at the depth where they begin.
  if (line.role === 'continuation') return line.chunk?.keyword === 'enum' ? bodyIndent : deepIndent
  return line.chunk?.keyword === 'case' && isRow(line) ? deepIndent : bodyIndent
}

/** For each line, the indentation of the next line that holds more than a comment. */
function indentsOfNext(lines: readonly PhysicalLine[]): (string | undefined)[] {
  const found: (string | undefined)[] = []
  let next: string | undefined
  for (let index = lines.length - 1; index >= 0; index--) {
    found[index] = next
    const line = lines[index] as PhysicalLine
    if (line.tokens.length > 0) next = indentOf(line)
  }
  return found
}

/** A comment stands as deep as what it precedes; behind the last line of a declaration, its own depth says where it belongs. */
function commentIndent(line: PhysicalLine, margin: number, next: string | undefined): string {
  if (next) return next
  return line.chunk && leadingSpace(line.text).length > margin ? bodyIndent : ''
}

/** No blank line at the ends, at most one between; each line keeps its own line end. */
function assembled(lines: readonly PhysicalLine[], written: readonly string[], endsFile: boolean): string {
  const kept = lines.map((line, index) => ({ text: written[index] as string, lineEnd: line.lineEnd, blank: line.role === 'blank' }))
  const from = kept.findIndex((line) => !line.blank)
  const to = kept.findLastIndex((line) => !line.blank)
  const inner = kept.slice(from, to + 1).filter((line, index, all) => !line.blank || !all[index - 1]?.blank)
  const own = kept[to]?.lineEnd || kept[0]?.lineEnd || '\n'
  return inner.map(({ text, lineEnd }, index) => text + (index < inner.length - 1 ? lineEnd : endsFile ? own : '')).join('')
}
