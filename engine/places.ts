import type { Diagnostic } from '../grammar/diagnostic.ts'
import type { Span } from '../grammar/source.ts'
import { partialRecord, Sources } from './interpret/sources.ts'
import type { Assertion, Field, LiteralValue, Program } from './program/program.ts'

/** A record that shows something, as the analysis finds it. */
export interface Shown {
  readonly entity: string | null
  readonly record: Readonly<Record<string, LiteralValue | null>>
  readonly readings: Readonly<Record<string, string>>
}

/** What a record's values come from: rows, exceptions, dated values. */
export function sourcesFor(program: Program, { entity, record, readings }: Shown): Sources {
  return new Sources(program, { entity, record: partialRecord(program, entity, record), readings })
}

/**
 * Adds to an assertion that fails where the values come from that break it, and the fields whose range lets the shown record
 * in: the mistake may be in any of them.
 */
export function withPlaces(found: Diagnostic, assertion: Assertion, program: Program): Diagnostic {
  const { entity, record, readings } = found.values as Partial<Shown>
  if (record === undefined) return found
  const shown = { entity: entity ?? null, record, readings: readings ?? {} }
  const related = [...found.related, ...sourcesFor(program, shown).ofExpression(assertion.condition), ...rangesOf(program, shown)]
  return { ...found, related }
}

/** The fields with a declared range that matter to the record: another range might not let it in. */
function rangesOf(program: Program, { entity, record }: Shown): Span[] {
  const fields = program.entities.find((each) => each.name === entity)?.fields ?? []
  return fields.filter((field) => field.name in record && isRanged(field)).map((field) => field.span)
}

function isRanged({ numeric, earliest, latest }: Field): boolean {
  return [numeric?.minimum, numeric?.maximum, earliest, latest].some((bound) => bound !== undefined && bound !== null)
}
