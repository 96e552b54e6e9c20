import type { Language } from '../../grammar/diagnostic.ts'
import { messageOf } from '../../grammar/diagnostic.ts'
import type { Code, Values } from '../../grammar/messages/index.ts'
import type { Value } from '../program/apply.ts'
import type { RecordOutcome, Refusal, Result } from '../program/outcome.ts'
import type { Program, Type } from '../program/program.ts'
import { resultRules } from '../program/results.ts'
import { literalOf } from '../program/show.ts'
import { escapeFormula, writeRow } from './csv.ts'

/** Turns the outcome of each record into one line of the output, without its line end. */
export interface ResultWriter {
  /** The line before all others; null where the format has none. */
  readonly header: string | null
  write(outcome: RecordOutcome): string
}

/** The results of an entity and of the notice as a whole, as they stand in the text. */
export function resultNames(program: Program, entity: string | null): string[] {
  return resultRules(program, entity).map((rule) => rule.name)
}

/** Writes one JSON object a line. */
export function ndjsonWriter(names: readonly string[], language: Language): ResultWriter {
  const keys = names.map(keyOf)
  return {
    header: null,
    write: (outcome) =>
      outcome.kind === 'results' ? resultsJson(keys, outcome.results) : `{"${refusedKey}":${refusalsText(outcome.refusals, language)}}`,
  }
}

/** Writes a column for each result, and last `$unknown` and `$refused`, which hold JSON where there is any. */
export function csvWriter(names: readonly string[], language: Language): ResultWriter {
  const keys = names.map(keyOf)
  return {
    header: writeRow([...names.map(escapeFormula), unknownKey, refusedKey]),
    write: (outcome) =>
      outcome.kind === 'results'
        ? writeRow([...names.map((name) => resultCell(outcome.results.get(name))), reasonsJson(keys, outcome.results) ?? '', ''])
        : writeRow([...names.map(() => ''), '', refusalsText(outcome.refusals, language)]),
  }
}

/** Where results say why some are unknown, and why a record is refused. */
export const unknownKey = '$unknown'
export const refusedKey = '$refused'

type Results = ReadonlyMap<string, Result>

/** A result's name, and as the beginning of a JSON entry: written once, not for every record. */
interface Key {
  readonly name: string
  readonly json: string
}

function keyOf(name: string): Key {
  return { name, json: `${JSON.stringify(name)}:` }
}

// Objects are put together by hand, so that a result named 2020 keeps its place.
function object(entries: readonly string[]): string {
  return `{${entries.join(',')}}`
}

function resultsJson(keys: readonly Key[], results: Results): string {
  const entries = keys.map(({ name, json }) => json + resultJson(results.get(name)))
  const reasons = reasonsJson(keys, results)
  return object(reasons === null ? entries : [...entries, `"${unknownKey}":${reasons}`])
}

function resultJson(result: Result | undefined): string {
  return result?.kind === 'known' ? valueJson(result.value, result.type) : 'null'
}

/** Why each unknown result is unknown, as a JSON object; null where all are known. */
export function reasonsText(names: readonly string[], results: Results): string | null {
  return reasonsJson(names.map(keyOf), results)
}

function reasonsJson(keys: readonly Key[], results: Results): string | null {
  const entries = keys.flatMap(({ name, json }) => {
    const result = results.get(name)
    return result?.kind === 'unknown' ? [json + JSON.stringify(result.reasons)] : []
  })
  return entries.length === 0 ? null : object(entries)
}

/** Why a record is refused, as a JSON list. */
export function refusalsText(refusals: readonly Refusal[], language: Language): string {
  return JSON.stringify(refusals.map(({ code, field, values }) => ({ code, field, message: refusalMessage(code, values, language) })))
}

/** The sentence of a refusal. */
export function refusalMessage(code: Code, values: Readonly<Record<string, unknown>>, language: Language): string {
  return messageOf(code, values as Values<Code>, language)
}

/** A value as JSON: a number with every digit, a date as "2021-01-01". */
export function valueJson(value: Value, type: Type): string {
  return type.kind === 'decimal' || type.kind === 'boolean' ? valueText(value, type) : JSON.stringify(valueText(value, type))
}

/** A value as a CSV cell holds it. */
export const valueText = (value: Value, type: Type): string => String(literalOf(type, value))

function resultCell(result: Result | undefined): string {
  if (result?.kind !== 'known') return ''
  const text = valueText(result.value, result.type)
  return result.type.kind === 'text' || result.type.kind === 'enum' ? escapeFormula(text) : text
}
