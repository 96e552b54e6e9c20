import { readFileSync } from 'node:fs'
import { type ast, parse } from '../../engine/index.ts'
import { keywordOfToken, NumberToken, TextToken, tokenize } from '../../grammar/tokens.ts'
import type { Page } from './page.ts'
import { box, drawing, emWidth, line, type Run, wrapped } from './svg.ts'

const source = 'policies/taiyuan-2020/notice.md'
const clause = '一（一）'
const parameter = '人均财政补助标准'
const table = '财政补助分担'
const rowsShown = 5

const ink = '#1f2328'
const faint = '#6e7781'
const keyword = '#0b57a4'
const quoted = '#8a5a00'
const amount = '#116329'
const mark = '#c6f0cf'

const width = 1120
const margin = 36
const proseSize = 17
const ruleSize = 14
const inner = width - 2 * margin

type Of<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { kind: K }>

/** The picture of README: two paragraphs of the Taiyuan notice with their rules, as they stand in the file. */
export function picturePage(): Page {
  const module = parse({ file: source, text: readFileSync(source, 'utf8') }).value
  const sheet = new Sheet()
  sheet.caption(`${source}　${clause}`)
  const [first, second] = module.passages.filter((passage) => passage.clause === clause)
  if (!first || !second) throw new Error(`${source} has no two paragraphs under ${clause}`)
  sheet.prose(proseRuns(module, first))
  sheet.rules(parameterLines(module))
  const bindings = module.bindings.filter(({ span }) => span.start >= second.span.start && span.end <= second.span.end)
  sheet.prose(proseRuns(module, second))
  sheet.table(tableCells(module, bindings))
  sheet.legend()
  return { path: 'docs/img/notice.svg', text: sheet.finish() }
}

class Sheet {
  private readonly parts: string[] = []
  private y = margin

  caption(text: string): void {
    this.parts.push(line([{ text, color: faint }], margin, this.y, 13))
    this.y += 18
  }

  prose(runs: readonly Run[]): void {
    for (const runsOfLine of wrapped(runs, inner / proseSize)) {
      this.y += proseSize * 1.75
      this.parts.push(line(runsOfLine, margin, this.y, proseSize))
    }
    this.y += 22
  }

  rules(lines: readonly Run[][]): void {
    this.block(lines.length, (y, index) => line(lines[index] as Run[], margin + 18, y, ruleSize))
  }

  table({ head, rows, more }: Cells): void {
    const widths = columnWidths([head.cells, ...rows])
    const row = (cells: readonly Run[], y: number) =>
      cells.map((cell, at) => line([cell], margin + 18 + (widths[at] ?? 0), y, ruleSize)).join('\n')
    const all = [head.cells, ...rows]
    this.block(all.length + 2, (y, index) => {
      if (index === 0) return line(head.title, margin + 18, y, ruleSize)
      const cells = all[index - 1]
      return cells ? row(cells, y) : line([{ text: more, color: faint }], margin + 18, y, ruleSize)
    })
  }

  legend(): void {
    this.y += 18
    const runs = [
      { text: '550 元', color: amount, mark },
      { text: '　正文里的数，检查时与规则核对 · a number of the prose, checked against the rule', color: faint },
    ]
    this.parts.push(line(runs, margin + 2, this.y, 13))
  }

  finish(): string {
    const height = this.y + 24
    const card = box(0.5, 0.5, width - 1, Math.ceil(height) - 1, '#ffffff', 10, '#d0d7de')
    return drawing(width, height, '通知的一条和它的规则 · A clause of a notice with its rules', [card, ...this.parts])
  }

  /** A shaded block of `count` lines, each drawn at its base line. */
  private block(count: number, draw: (y: number, index: number) => string): void {
    const step = ruleSize * 1.75
    const height = count * step + 18
    this.parts.push(box(margin, this.y, inner, height, '#f6f8fa', 6, '#e1e6eb'))
    for (let index = 0; index < count; index++) this.parts.push(draw(this.y + 8 + step * (index + 0.75), index))
    this.y += height + 6
  }
}

function proseRuns(module: ast.Module, { text, offsets }: ast.Passage): Run[] {
  const runs: Run[] = []
  for (const [index, character] of [...text].entries()) {
    const offset = offsets[index] as number
    const bound = module.bindings.some(({ textSpan }) => textSpan.start <= offset && offset < textSpan.end)
    const last = runs[runs.length - 1]
    const next: Run = bound ? { text: character, color: amount, mark } : { text: character, color: ink }
    if (last && last.mark === next.mark) runs[runs.length - 1] = { ...last, text: last.text + character }
    else runs.push(next)
  }
  return runs
}

function declarationOf<K extends 'parameter' | 'table'>(module: ast.Module, kind: K, name: string): Of<K> {
  const found = module.declarations.find((d): d is Of<K> => d.kind === kind && (d as Of<'parameter'>).name.text === name)
  if (!found) throw new Error(`${source} has no ${kind} ${name}`)
  return found
}

/** The lines of the parameter without its quotations, coloured by their tokens; values that the prose is bound to are marked. */
function parameterLines(module: ast.Module): Run[][] {
  const { span, values } = declarationOf(module, 'parameter', parameter)
  const isBound = ({ label }: ast.DatedValue) =>
    module.bindings.some((binding) => targetOf(binding, module.text) === `=${parameter}（${label}）`)
  const bound = values.filter(isBound).map(({ value }) => module.text.slice(value.span.start, value.span.end))
  const lines = module.text.slice(span.start, span.end).split('\n')
  return lines.filter((text) => !text.trim().startsWith('原文')).map((text) => coloured(text, bound))
}

/** What stands between the brackets behind a bound number. */
function targetOf({ textSpan, span }: ast.Binding, text: string): string {
  return text.slice(textSpan.end + ']('.length, span.end - ')'.length).replace(/^<|>$/g, '')
}

function coloured(text: string, bound: readonly string[]): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const token of tokenize(text, 0).tokens) {
    runs.push({ text: text.slice(at, token.startOffset), color: ink })
    const color = keywordOfToken(token) ? keyword : token.tokenType === TextToken ? quoted : token.tokenType === NumberToken ? amount : ink
    runs.push(bound.includes(token.image) ? { text: token.image, color, mark } : { text: token.image, color })
    at = (token.endOffset as number) + 1
  }
  return runs
}

interface Cells {
  readonly head: { readonly title: readonly Run[]; readonly cells: readonly Run[] }
  readonly rows: readonly (readonly Run[])[]
  readonly more: string
}

function tableCells(module: ast.Module, bindings: readonly ast.Binding[]): Cells {
  const { columns, results, rows } = declarationOf(module, 'table', table)
  const written = ({ span }: { readonly span: ast.Row['span'] }) => module.text.slice(span.start, span.end)
  const title = [
    { text: '表', color: keyword },
    { text: ` ${table}`, color: ink },
  ]
  const heads = [
    ...columns.map((column) => ({ text: column.label, color: faint })),
    ...results.map((result) => ({ text: written(result), color: faint })),
  ]
  const shown = rows.slice(0, rowsShown).map((row) => [
    ...row.labels.map((text) => ({ text, color: text === '任意' || text === '其它' ? keyword : ink })),
    ...row.values.map((value, at): Run => {
      const text = written(value)
      const bound = bindings.some((binding) => speaksOf(binding, module.text, row, results[at]?.name.text ?? '', text))
      return bound ? { text, color: amount, mark } : { text, color: amount }
    }),
  ])
  return { head: { title, cells: heads }, rows: shown, more: `…　共 ${rows.length} 行 · ${rows.length} rows` }
}

/** Whether a bound number of the prose is this cell: its result, its value, and no cell of the row that its condition rules out. */
function speaksOf(binding: ast.Binding, text: string, row: ast.Row, result: string, value: string): boolean {
  const target = targetOf(binding, text)
  const negated = /非\s*（/.test(target)
  const fits = (label: string) => label === '任意' || (label === '其它' ? negated : target.includes(label))
  return resultsOf(target).includes(result) && binding.text.replace(/\s/g, '') === value && row.labels.every(fits)
}

/** The results that a target names: `=甲、乙 当 …`. */
const resultsOf = (target: string): string[] => (target.slice(1).split(' 当 ')[0] ?? '').split(/[、：]/)

/** Where each column starts, in pixels from the left edge of the table. */
function columnWidths(rows: readonly (readonly Run[])[]): number[] {
  const starts: number[] = [0]
  const columns = rows[0]?.length ?? 0
  for (let at = 0; at < columns; at++) {
    const widest = Math.max(...rows.map((row) => emWidth(row[at]?.text ?? '')))
    starts.push((starts[at] as number) + widest * ruleSize + 24)
  }
  return starts
}
