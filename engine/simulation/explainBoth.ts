import { type Explained, type ExplainerOptions, explainer } from '../interpret/explain/explain.ts'
import { literalValue, type Value } from '../program/apply.ts'
import type { CaseRecord, Entity, LiteralValue, Program } from '../program/program.ts'
import type { InputRecord } from '../program/record.ts'
import type { Variant } from './variant.ts'

/** Why a person has this amount now, and why another under the scenario. */
export interface BothExplained {
  readonly baseline: Explained
  readonly scenario: Explained
}

export interface ExplainRequest {
  readonly entity: string
  /** Names of results; all where it is not said. */
  readonly results?: readonly string[]
  readonly clauses?: { readonly baseline: ExplainerOptions['clauses']; readonly scenario: ExplainerOptions['clauses'] }
}

/** Explains the results of one record of a summary under both programs. */
export function explainBoth(baseline: Variant, scenario: Variant, record: CaseRecord, request: ExplainRequest): BothExplained {
  const { entity, results, clauses } = request
  const asked = results ? { entity, results } : { entity }
  const by = ({ program, options }: Variant, titles: ExplainerOptions['clauses'] = []): Explained =>
    explainer(program, { ...options, clauses: titles }).explain(inputRecord(program, entity, record), asked)
  return { baseline: by(baseline, clauses?.baseline), scenario: by(scenario, clauses?.scenario) }
}

/** A record of a summary as evaluators take it: its values were valid when it was read, and fields that a program lacks are left out. */
export function inputRecord(program: Program, entity: string, record: CaseRecord): InputRecord {
  const { fields, relations } = program.entities.find(({ name }) => name === entity) as Entity
  const values = new Map<string, Value>()
  for (const { name, type, default: usual } of fields) {
    const written = given(record, name) ?? usual
    if (written !== undefined && written !== null) values.set(name, literalValue(type, written as LiteralValue))
  }
  const elements = relations.map(({ name, entity: of }) => {
    const many = (given(record, name) ?? []) as readonly CaseRecord[]
    return [name, many.map((each) => inputRecord(program, of, each))] as const
  })
  return { values, relations: new Map(elements) }
}

/** Only own keys count, so that a field may have any name. */
const given = (record: CaseRecord, name: string) => (Object.hasOwn(record, name) ? record[name] : undefined)
