import { type RecordOutcome, reasonOf, resultRules } from '../../index.ts'
import { type OpenResults, openResults } from '../data/parquetOutput.ts'
import type { RecordSubject } from '../data/records.ts'
import { explained } from './answers.ts'
import { UsageError } from './exit.ts'
import { targetOf, temporaryFor } from './output.ts'
import type { Target } from './stream.ts'
import type { Terminal } from './terminal.ts'

/** A Parquet file of results; DuckDB writes it beside its name at `commit`. */
export async function parquetTarget(
  path: string,
  input: string,
  { program, entity }: RecordSubject,
  terminal: Terminal,
): Promise<Target<RecordOutcome>> {
  const { texts, language } = terminal
  const rules = resultRules(program, entity)
  const alike = rules.find(({ name }, index) => rules.slice(0, index).some((other) => other.name.toLowerCase() === name.toLowerCase()))
  // DuckDB tells no column from another by the case of its letters, and would give one of them a name of its own.
  if (alike) throw new UsageError(texts.alikeNames(alike.name))
  const temporary = temporaryFor(targetOf(path, input, terminal))
  const results: OpenResults = await openResults(rules, `${temporary.path}.spill`, language).catch((failure: unknown) => {
    throw explained(failure, path, terminal)
  })
  return {
    begin: async () => {},
    write: async (outcomes) => results.write(outcomes),
    async commit() {
      await results.save(temporary.path).catch((failure: unknown) => {
        throw new UsageError(texts.unwritable(path, reasonOf(failure)))
      })
      results.close()
      await temporary.commit()
    },
    async abandon() {
      results.close()
      temporary.abandon()
    },
  }
}
