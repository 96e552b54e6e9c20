import { type Diagnostic, displayWidth, type Edit, type Language, lineStarts, positionAt, render, type Span } from '../../engine/index.ts'

/**
 * The notation of fixtures. Under a line stands what is found there, each line of it starting with `^`:
 *
 *     计算 应缴：金额 ＝ 应缴标
 *                        ^^^^^^ name.unknown: 没有声明过“应缴标”，是不是“应缴标准”？
 *                        ^ fix: 计算 应缴：金额 ＝ 应缴标准
 *
 * Carets stand below the span, two below a Chinese character; `^^^+2:5` goes on to column 5 of the second line below.
 * `^ see:` quotes a related place, `^ fix:` the line as the fix makes it.
 */
export function annotated(file: string, text: string, found: readonly Diagnostic[], language: Language = 'zh'): string {
  const page = pageOf(file, text)
  const byLine = new Map<number, string[]>()
  for (const each of found.filter(({ span }) => span.file === file)) {
    const { line } = page.position(each.span.start)
    byLine.set(line, [...(byLine.get(line) ?? []), ...noteOf(page, each, language)])
  }
  return page.lines.flatMap((line, index) => [line, ...(byLine.get(index + 1) ?? [])]).join('\n')
}

/** A fixture without its notes: what is compiled. */
export function withoutNotes(text: string): string {
  const lines = text.split('\n')
  return lines.filter((line) => !/^ *\^/.test(line)).join('\n')
}

interface Page {
  readonly file: string
  readonly text: string
  readonly lines: readonly string[]
  position(offset: number): { readonly line: number; readonly column: number }
}

function pageOf(file: string, text: string): Page {
  const starts = lineStarts(text)
  return { file, text, lines: text.split('\n'), position: (offset) => positionAt(starts, offset) }
}

function noteOf(page: Page, found: Diagnostic, language: Language): string[] {
  const { span, code, related, fix } = found
  const from = page.position(span.start)
  const line = page.lines[from.line - 1] ?? ''
  const margin = ' '.repeat(displayWidth(line.slice(0, from.column - 1)))
  const head = `${margin}${caretsOf(page, span)} ${code}: ${render(found, language)}`
  const seen = related.map((other) => `${margin}^ see: ${quoted(page, other)}`)
  const fixed = fix ? fix.edits.map((edit) => `${margin}^ fix: ${afterEdit(page, edit)}`) : []
  return [head, ...seen, ...fixed]
}

function caretsOf(page: Page, { start, end }: Span): string {
  const [from, to] = [page.position(start), page.position(end)]
  const line = page.lines[from.line - 1] ?? ''
  const last = from.line === to.line ? to.column - 1 : line.length
  const carets = '^'.repeat(Math.max(1, displayWidth(line.slice(from.column - 1, last))))
  return from.line === to.line ? carets : `${carets}+${to.line - from.line}:${to.column}`
}

function quoted(page: Page, { file, start, end }: Span): string {
  return file === page.file ? brief(page.text.slice(start, end)) : file
}

/** The lines that an edit touches, as it leaves them. */
function afterEdit(page: Page, { span, text }: Edit): string {
  if (span.file !== page.file) return `${span.file} “${brief(text)}”`
  const from = page.text.lastIndexOf('\n', span.start - 1) + 1
  const next = page.text.indexOf('\n', span.end)
  const to = next < 0 ? page.text.length : next
  return brief(page.text.slice(from, span.start) + text + page.text.slice(span.end, to))
}

const brief = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ⏎ ')
