import { type ast, type Comparable, type Comparison, compare, comparisonSections, comparisonSummary, type ReportLine } from '../../index.ts'
import type { Sources } from './excerpt.ts'
import { type Exit, exit } from './exit.ts'
import { type SoundNotice, soundNotice } from './notice.ts'
import { type Terminal, write } from './terminal.ts'

export interface DiffOptions {
  readonly json?: boolean
}

/** `tiaoli diff`: how two notices differ in what they mean; a difference is no error. */
export async function diff(first: string, second: string, options: DiffOptions, terminal: Terminal): Promise<Exit> {
  const before = await soundNotice(first, terminal)
  const after = await soundNotice(second, terminal)
  if (!before || !after) return exit.wrong
  const found = compare(comparable(before), comparable(after))
  await write(terminal.out, options.json ? json(found, before, after) : text(found, terminal))
  return exit.fine
}

/** A sound notice has its tree. */
function comparable({ program, module, sources }: SoundNotice): Comparable {
  return { runnable: program, draft: program, module: module as ast.Module, sources: { get: (file) => sources.text(file) } }
}

function text(found: Comparison, { language, outColors }: Terminal): string {
  const sections = comparisonSections(found, language).map(({ title, lines }) =>
    [outColors.bold(title), ...lines.flatMap((line) => indented(line, '  '))].join('\n'),
  )
  return `${[comparisonSummary(found, language), ...sections].join('\n\n')}\n`
}

function indented({ text: said, under }: ReportLine, by: string): string[] {
  return [by + said, ...under.flatMap((line) => indented(line, `${by}  `))]
}

/** The comparison as it is, with places as lines and columns. */
function json(found: Comparison, before: SoundNotice, after: SoundNotice): string {
  const sourcesOf = (file: string) => (before.sources.text(file) === '' ? after.sources : before.sources)
  return `${JSON.stringify(found, (_, value: unknown) => (isSpan(value) ? positioned(value, sourcesOf(value.file)) : value), 2)}\n`
}

interface Span {
  readonly file: string
  readonly start: number
  readonly end: number
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'file' in value && 'start' in value && typeof value.start === 'number'
}

function positioned({ file, start, end }: Span, sources: Sources): unknown {
  return { file, start: sources.position(file, start), end: sources.position(file, end) }
}
