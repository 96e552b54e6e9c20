import { analyse, type Coming, valuesUnder, type Witness } from '../../engine/analysis/index.ts'
import { Interpreter } from '../../engine/interpret/evaluate.ts'
import { RecordFault } from '../../engine/interpret/faults.ts'
import type { Refusal } from '../../engine/program/outcome.ts'
import type { CaseRecord, Exception, Expr, LiteralValue, Program, Rule } from '../../engine/program/program.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { conditionValue, ruleValue, runOf } from '../support/naive/evaluate.ts'
import { isMissing, type Outcome, Refused, readValue, valueText } from '../support/naive/values.ts'
import type { Draw } from '../support/random/draw.ts'
import type { RecordDrawer } from '../support/random/records.ts'
import { inputOf } from './engines.ts'
import { outcomeText } from './plain.ts'

/** What the check claims of a program, put to the test on records. All at the header's base date, as the check is. */
export class Claims {
  readonly program: Program
  readonly found: readonly Diagnostic[]
  private readonly drawer: RecordDrawer

  constructor(program: Program, drawer: RecordDrawer) {
    this.program = program
    this.drawer = drawer
    this.found = analyse(program)
  }

  private has(codes: readonly string[], name: string): boolean {
    return this.found.some(({ code, values }) => codes.includes(code) && [values.name, values.rule].includes(name))
  }

  /** Refusals of a record that the check did not foresee. */
  unforeseen(record: CaseRecord, entity: string | null, readings: Readonly<Record<string, string>>): string[] {
    const refusals = this.refusalsOf(this.program.rules, record, entity, readings)
    return refusals.filter((refusal) => !this.foreseen(refusal)).map(({ code, field }) => `${code} of ${field}, unforeseen`)
  }

  private foreseen({ code, field, values }: Refusal): boolean {
    const name = field ?? ''
    if (this.has(['table.tooLarge'], name)) return true
    if (code === 'evaluate.gap') return this.has(['table.gap', 'table.undecided'], name)
    if (code === 'evaluate.overlap') return this.has(['table.overlap', 'table.overlapUndecided'], name)
    if (code !== 'evaluate.exceptionTie') return true
    const tied = values.exceptions as readonly string[]
    return this.found.some((d) => d.code.startsWith('exception.tie') && [d.values.first, d.values.second].every((e) => tied.includes(e as string)))
  }

  /** Every refusal of the rules by themselves. */
  private refusalsOf(rules: readonly Rule[], record: CaseRecord, entity: string | null, readings: Readonly<Record<string, string>>): Refusal[] {
    const { program } = this
    const interpreter = new Interpreter(program, { readings })
    const input = inputOf(program, record, { entity, baseDate: program.header.baseDate })
    return rules.flatMap((rule) => {
      if (rule.entity !== null && rule.entity !== entity) return []
      try {
        interpreter.result(rule, input)
        return []
      } catch (error) {
        if (error instanceof RecordFault) return [error.refusal]
        throw error
      }
    })
  }

  /** What is claimed of one finding, and is not so for a record with the witness's values. */
  unproved(found: Diagnostic, draw: Draw): string[] {
    const { values } = found
    if (values.record === undefined || !isConcrete(values as unknown as Witness)) return []
    const record = this.completed(draw, values.entity as string | null, (values.record ?? {}) as Witnessed)
    const shown = this.shows(found, record, (values.readings ?? {}) as Record<string, string>)
    return shown ? [] : [`${found.code} of ${String(values.name ?? values.rule)} is not shown by ${JSON.stringify({ record, readings: values.readings })}`]
  }

  private shows({ code, values }: Diagnostic, record: CaseRecord, readings: Readonly<Record<string, string>>): boolean {
    const entity = values.entity as string | null
    const { program } = this
    const codes = (rules: readonly Rule[]) => this.refusalsOf(rules, record, entity, readings).map((r) => r.code)
    switch (code) {
      case 'table.gap':
        return codes(this.rulesOf(values)).length > 0
      case 'table.overlap':
        return codes(this.rulesOf(values)).length > 0 || this.rulesOf(values).some((rule) => isSilentHere(program, rule, record, entity, readings))
      case 'exception.tie': {
        const rules = program.rules.filter((r) => r.name === values.rule)
        return codes(rules).length > 0 || rules.some((rule) => isSilentHere(program, rule, record, entity, readings))
      }
      case 'assert.fails': {
        const assertion = program.assertions.find((a) => a.name === values.name)
        return assertion !== undefined && outcomeOf(program, assertion.condition, record, entity, readings) === false
      }
      default:
        return true
    }
  }

  private rulesOf({ what, name }: Diagnostic['values']): Rule[] {
    const results = what === 'table' ? this.program.tables.filter((t) => t.name === name).flatMap((t) => t.results) : []
    return this.program.rules.filter((rule) => (what === 'table' ? results.includes(rule.id) : rule.name === name))
  }

  /** A record with the witness's values, null standing for none; the rest is drawn. */
  completed(draw: Draw, entity: string | null, witness: Witnessed): CaseRecord {
    if (entity === null) return {}
    const drawn = Object.entries(this.drawer.record(draw, entity)).filter(([name]) => !Object.hasOwn(witness, name))
    const fixed = Object.entries(witness).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
    return Object.fromEntries([...drawn, ...fixed])
  }

  /** Claims that something never is so, that this record breaks. */
  broken(record: CaseRecord, entity: string | null, readings: Readonly<Record<string, string>>): string[] {
    const about = this.found.filter(({ span }) => entity !== null || span !== null)
    return about.flatMap((found) => (this.breaks(found, record, entity, readings) ? [`${found.code} of ${String(found.values.name ?? found.values.rule)}`] : []))
  }

  private breaks({ code, span, values }: Diagnostic, record: CaseRecord, entity: string | null, readings: Readonly<Record<string, string>>): boolean {
    const { program } = this
    const holds = (condition: Expr) => outcomeOf(program, condition, record, entity, readings) === true
    if (code === 'exception.never') {
      const owner = program.rules.find((rule) => concerns(rule, entity) && rule.exceptions.some((e) => e.span.start === span.start))
      const exception = owner?.exceptions.find((e) => e.span.start === span.start)
      return owner !== undefined && exception !== undefined && undefeated(owner, exception, holds)
    }
    if (code !== 'table.rowNeverApplies' || values.entity !== entity) return false
    const options = this.optionsAt(span.start)
    const index = (values.row as number) - 1
    const before = (values.covers as readonly number[]).length > 0 ? options.slice(0, index) : []
    const option = options[index]
    const forestalled = before.some((condition) => outcomeOf(program, condition, record, entity, readings) !== false)
    return option !== undefined && holds(option) && !forestalled
  }

  /** The conditions of the table or computation of which a row or case starts here. */
  private optionsAt(start: number): readonly Expr[] {
    const table = this.program.tables.find(({ rows }) => rows.some((row) => row.span.start === start))
    if (table) return table.rows.map((row) => row.when)
    const bodies = this.program.rules.flatMap(({ body }) => (body.kind === 'choice' ? [body] : []))
    return bodies.find(({ branches }) => branches.some((b) => b.span.start === start))?.branches.map((b) => b.when) ?? []
  }

  /** Where the values that a result can have do not hold the one that it has, at the default readings. */
  unlisted(rule: Rule, condition: Expr | null, records: readonly CaseRecord[], draw: Draw): string[] {
    const { program } = this
    const { entity, type, span, numeric } = rule
    const expr: Expr = { kind: 'result', rule: rule.id, scope: 0, type, span, ...(numeric ? { numeric } : {}) }
    const comings = valuesUnder(program, expr, condition)
    if (comings === null) return []
    const valueOf = (record: CaseRecord): string | null => {
      if (condition && outcomeOf(program, condition, record, program.mainEntity, {}) !== true) return null
      const outcome = outcomeOf(program, expr, record, program.mainEntity, {})
      return outcome === null ? null : isMissing(outcome) ? unknown : outcomeText(type, outcome)
    }
    const listed = comings.map((coming) => textOf(coming, rule))
    const missing = records.map(valueOf).filter((text) => text !== null && !listed.includes(text) && !listed.includes(varies))
    const false_ = comings.filter((coming) => {
      const claimed = textOf(coming, rule)
      if (!coming.certain || claimed === varies || coming.kind === 'unknown' || !isConcrete(coming.witness)) return false
      const shown = valueOf(this.completed(draw, program.mainEntity, coming.witness.record))
      return shown !== null && shown !== claimed
    })
    return [
      ...missing.map((text) => `${rule.name} is ${text}, not among ${listed.join(' | ')} (${entity})`),
      ...false_.map((coming) => `${rule.name} is not ${textOf(coming, rule)} for ${JSON.stringify(coming.witness.record)}`),
    ]
  }
}

/** Whether a witness speaks of fields and readings alone, not of what is computed from others or from a relation. */
function isConcrete({ facts, record, readings }: Witness): boolean {
  return facts.length === Object.keys(record).length + Object.keys(readings).length
}

type Witnessed = Readonly<Record<string, LiteralValue | null>>

const unknown = 'unknown'
const varies = 'varies'

function textOf(coming: Coming, { type }: Rule): string {
  return coming.kind === 'value' ? valueText(type, readValue(type, coming.value)) : coming.kind
}

const concerns = (it: { readonly entity: string | null }, entity: string | null): boolean => it.entity === null || it.entity === entity

/** The outcome of an expression; null where the record is refused. */
function outcomeOf(program: Program, expr: Expr, record: CaseRecord, entity: string | null, readings: Readonly<Record<string, string>>): Outcome | null {
  try {
    return conditionValue(runOf(program, { readings }), expr, record, entity)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** A value against 未规定 is a difference to the check, and an unknown at evaluation. */
function isSilentHere(program: Program, rule: Rule, record: CaseRecord, entity: string | null, readings: Readonly<Record<string, string>>): boolean {
  const outcome = ruleValue(runOf(program, { readings }), rule, record, entity)
  return isMissing(outcome) && outcome.reasons.includes('未规定')
}

function undefeated({ exceptions }: Rule, exception: Exception, holds: (condition: Expr) => boolean): boolean {
  return holds(exception.when) && !exceptions.some((other) => other.beats.includes(exception.name) && holds(other.when))
}
