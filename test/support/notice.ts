import { type Compiled, compile } from '../../engine/compile.ts'
import type { EvaluatorOptions } from '../../engine/interpret/evaluate.ts'
import { evaluator } from '../../engine/interpret/evaluator.ts'
import { parseDate } from '../../engine/number/date.ts'
import type { Result } from '../../engine/program/outcome.ts'
import type { Program } from '../../engine/program/program.ts'
import type { InputRecord } from '../../engine/program/record.ts'
import { showValue } from '../../engine/program/show.ts'
import { readJsonRecord } from '../../engine/records/readRecord.ts'
import { schemaOf } from '../../engine/records/schema.ts'
import { hasErrors, render } from '../../grammar/diagnostic.ts'

/** A record as JSON has it. */
export type Json = Readonly<Record<string, unknown>>

export interface Sound extends Compiled {
  readonly program: Program
}

const compiled = new Map<string, Compiled>()

/** A notice compiled from its text, errors and all: Markdown where it holds a fenced block, else rules alone. */
export function draft(source: string): Compiled {
  const known = compiled.get(source)
  if (known) return known
  const entry = source.includes('```') ? 'notice.md' : 'notice.tiaoli'
  const loader = {
    read: (path: string) => (path === entry ? source : null),
    resolve: (_: string, to: string) => to,
    findNotice: () => null,
  }
  const made = compile(loader, entry) as Compiled
  compiled.set(source, made)
  return made
}

/** A notice without errors; the test fails with all that is wrong where it has any. */
export function notice(source: string): Sound {
  const made = draft(source)
  const { program, diagnostics } = made
  if (program && !hasErrors(diagnostics)) return { ...made, program }
  throw new Error(diagnostics.map((found) => `${found.code}: ${render(found, 'zh')}`).join('\n'))
}

export interface ResultsOptions extends EvaluatorOptions {
  readonly entity?: string
}

/** A JSON record as evaluators take it; the test fails where it is refused. */
export function recordOf(program: Program, json: Json, { entity, baseDate }: ResultsOptions = {}): InputRecord {
  const about = entity ?? program.mainEntity
  if (about === null) return { values: new Map(), relations: new Map() }
  const schema = schemaOf(program, about, parseDate(baseDate ?? program.header.baseDate) ?? 0)
  const { value, refusals } = schema ? readJsonRecord(schema, JSON.stringify(json)) : { value: null, refusals: [] }
  if (!value) throw new Error(`record refused: ${refusals.map((refusal) => `${refusal.code} ${refusal.field}`).join(', ')}`)
  return value
}

/**
 * The results of a record in the notation of the notice: `{ 补助: '27.5元', 年龄: '未知（出生日期）' }`. Where the record is
 * refused at evaluation, `{ $refused: 'evaluate.gap' }`.
 */
export function results(source: string, json: Json = {}, options: ResultsOptions = {}): Record<string, string> {
  const { program } = notice(source)
  const outcome = evaluator(program, options).evaluate(recordOf(program, json, options), options.entity)
  if (outcome.kind === 'refused') return { $refused: outcome.refusals.map((refusal) => refusal.code).join(' ') }
  return Object.fromEntries([...outcome.results].map(([name, result]) => [name, shown(result)]))
}

export const shown = (result: Result): string =>
  result.kind === 'known' ? showValue(result.type, result.value).zh : `未知（${result.reasons.join('、')}）`
