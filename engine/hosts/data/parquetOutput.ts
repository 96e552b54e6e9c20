import type { DuckDBType, DuckDBValue } from '@duckdb/node-api'
import {
  coefficientAt,
  type Decimal,
  type Language,
  normalize,
  type RecordOutcome,
  type Result,
  type Rule,
  reasonsText,
  refusalsText,
  refusedKey,
  unknownKey,
  valueText,
} from '../../index.ts'
import { type Library, openDatabase, quoted, textLiteral } from './duckdb.ts'

/** A table of results that grows and is saved as Parquet. */
export interface OpenResults {
  write(outcomes: readonly RecordOutcome[]): void
  save(path: string): Promise<void>
  close(): void
}

/** Beyond it rows wait on disk. */
const memory = '1GB'
/** Rows that are handed over at a time: the most that a chunk of DuckDB holds. */
const chunkRows = 2048

/**
 * A column for each rule, typed: DECIMAL at the rule's scale, DATE, TIMESTAMP, BOOLEAN, and VARCHAR for all others; and last
 * `$unknown` and `$refused`, which hold JSON where there is any. Rows that do not fit into memory wait in the folder `spill`.
 */
export async function openResults(rules: readonly Rule[], spill: string, language: Language): Promise<OpenResults> {
  const { library, connection, close } = await openDatabase({ memory_limit: memory, temp_directory: spill })
  const columns = rules.map((rule) => columnOf(rule, library))
  const types = [...columns.map(({ type }) => type), library.VARCHAR, library.VARCHAR]
  // Columns are numbered: results may have names that DuckDB takes for its own or for each other's.
  await connection.run(`CREATE TABLE results (${types.map((type, index) => `c${index} ${type}`).join(', ')})`)
  const appender = await connection.createAppender('results')
  const names = rules.map(({ name }) => name)

  function append(outcomes: readonly RecordOutcome[]): void {
    const chunk = library.DuckDBDataChunk.create(types, outcomes.length)
    columns.forEach(({ name, value }, index) => {
      chunk.setColumnValues(
        index,
        outcomes.map((outcome) => (outcome.kind === 'results' ? known(outcome.results.get(name), value) : null)),
      )
    })
    const unknown = outcomes.map((outcome) => (outcome.kind === 'results' ? reasonsText(names, outcome.results) : null))
    const refused = outcomes.map((outcome) => (outcome.kind === 'refused' ? refusalsText(outcome.refusals, language) : null))
    chunk.setColumnValues(columns.length, unknown)
    chunk.setColumnValues(columns.length + 1, refused)
    appender.appendDataChunk(chunk)
  }

  return {
    write(outcomes) {
      for (let from = 0; from < outcomes.length; from += chunkRows) append(outcomes.slice(from, from + chunkRows))
    },
    async save(path) {
      appender.closeSync()
      const selected = [...names, unknownKey, refusedKey].map((name, index) => `c${index} AS ${quoted(name)}`)
      await connection.run(`COPY (SELECT ${selected.join(', ')} FROM results) TO ${textLiteral(path)} (FORMAT parquet)`)
    },
    close,
  }
}

type Convert = (result: Extract<Result, { kind: 'known' }>) => DuckDBValue

const known = (result: Result | undefined, value: Convert): DuckDBValue => (result?.kind === 'known' ? value(result) : null)

interface ResultColumn {
  readonly name: string
  readonly type: DuckDBType
  readonly value: Convert
}

const microsecondsPerMinute = 60_000_000n

function columnOf({ name, type, numeric }: Rule, library: Library): ResultColumn {
  switch (type.kind) {
    case 'decimal': {
      // Amounts have their fen also where this notice's happen to be whole yuan: next year's are read by the same programs.
      const scale = Math.max(numeric?.scale ?? 0, type.unit === 'amount' ? 2 : 0)
      const width = widthFor(numeric, scale)
      const value: Convert = (result) =>
        new library.DuckDBDecimalValue(coefficient(result.value as Decimal, scale, width, name), width, scale)
      return { name, type: library.DECIMAL(width, scale), value }
    }
    case 'boolean':
      return { name, type: library.BOOLEAN, value: (result) => result.value as boolean }
    case 'date':
      return { name, type: library.DATE, value: (result) => new library.DuckDBDateValue(result.value as number) }
    case 'instant':
      return {
        name,
        type: library.TIMESTAMP,
        value: (result) => new library.DuckDBTimestampValue(BigInt(result.value as number) * microsecondsPerMinute),
      }
    default:
      return { name, type: library.VARCHAR, value: (result) => valueText(result.value, type) }
  }
}

const [usualWidth, mostWidth] = [18, 38]

/** DECIMAL(18) is twice as quick as DECIMAL(38), which takes what 18 digits may not hold. */
function widthFor(numeric: Rule['numeric'], scale: number): number {
  const bounds = [numeric?.minimum ?? null, numeric?.maximum ?? null]
  const digits = bounds.map((bound) => (bound === null ? mostWidth : bound.replace(/\..*|-/g, '').length + scale))
  return Math.max(...digits) <= usualWidth ? usualWidth : mostWidth
}

function coefficient(value: Decimal, scale: number, width: number, name: string): bigint {
  const short = normalize(value)
  const exact = short.scale > scale ? null : coefficientAt(short, scale)
  if (exact === null || exact >= 10n ** BigInt(width) || exact <= -(10n ** BigInt(width))) {
    throw new Error(`${name} is ${valueText(value, { kind: 'decimal', unit: 'number' })}: no DECIMAL(${width},${scale})`)
  }
  return exact
}
