import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseRecord } from '../../engine/cases.ts'
import { evaluator } from '../../engine/interpret/evaluator.ts'
import { type Explained, explainer } from '../../engine/interpret/explain/explain.ts'
import type { Explanation, Step, Told } from '../../engine/interpret/explain/explanation.ts'
import { sentencesOf } from '../../engine/interpret/explain/sentences.ts'
import { silent, type Trace } from '../../engine/interpret/trace.ts'
import { isUnknown } from '../../engine/interpret/unknown.ts'
import type { RecordOutcome, Result } from '../../engine/program/outcome.ts'
import type { Case, CaseRecord, Expr, Program } from '../../engine/program/program.ts'
import type { InputRecord } from '../../engine/program/record.ts'
import { literalOf, showLiteral, showValue } from '../../engine/program/show.ts'
import { inputOf } from '../agreement/engines.ts'
import { sampleOf, sources } from '../agreement/samples.ts'
import { policy } from './explainFixture.ts'

const policies = ['taiyuan-2020', 'national-2020', 'english-sample'].map((name) => policy(name))

const cases = policies.flatMap(({ program }, policy) => program.cases.map((each) => ({ policy, each })))

/** A case by number, the fields taken out of it, readings chosen otherwise: small enough to be printed. */
const variants = fc.record({
  number: fc.nat(cases.length - 1),
  left: fc.array(fc.boolean(), { maxLength: 12 }),
  readings: fc.array(fc.nat(5), { maxLength: 10 }),
  rejected: fc.boolean(),
})

type Variant = typeof variants extends fc.Arbitrary<infer V> ? V : never

/** What is evaluated and explained; null where the record lacks what it needs. */
function taskOf({ number, left, readings, rejected }: Variant) {
  const { policy, each } = cases[number] as (typeof cases)[number]
  const { program, module } = policies[policy] as (typeof policies)[number]
  const record = recordWithout(program, each, left)
  const options = { readings: { ...each.readings, ...readingsOf(program, readings) } }
  const explained = record && explainer(program, { ...options, clauses: module.clauses }).explain(record, { entity: each.entity, rejected })
  return record && explained && { program, record, entity: each.entity, options, explained }
}

function recordWithout(program: Program, each: Case, left: readonly boolean[]): InputRecord | null {
  const kept = Object.entries(each.record).filter((_, index) => left[index] !== true)
  return caseRecord(program, { ...each, record: Object.fromEntries(kept) as CaseRecord }).record
}

function readingsOf(program: Program, choices: readonly number[]): Record<string, string> {
  const chosen = choices.map((choice, index) => {
    const question = program.questions[(index * 7 + choice) % Math.max(1, program.questions.length)]
    const reading = question?.readings[choice % question.readings.length]
    return question && reading ? ([question.name, reading.name] as const) : null
  })
  return Object.fromEntries(chosen.filter((pair) => pair !== null))
}

const plain = (result: Result): unknown =>
  result.kind === 'unknown' ? [...result.reasons].sort() : [result.type.kind, literalOf(result.type, result.value)]

const plainOutcome = (outcome: RecordOutcome): unknown =>
  outcome.kind === 'refused'
    ? outcome.refusals.map(({ code }) => code)
    : [...outcome.results].map(([name, result]) => [name, plain(result)])

/** A trace that hears everything and keeps the values. */
function collector(program: Program): { readonly trace: Trace; readonly values: Set<string> } {
  const values = new Set<string>()
  const keep = (type: Expr['type'], value: Parameters<typeof showValue>[1]) => {
    const { zh, en } = showValue(type, value)
    values.add(zh).add(en)
  }
  const types = new Map(program.rules.map((rule) => [rule.id, rule.type]))
  const trace: Trace = {
    ...silent,
    leave: (rule, value) => {
      if (!isUnknown(value)) keep(types.get(rule) as Expr['type'], value)
    },
    evaluated: (expr, value) => {
      if (!isUnknown(value)) keep(expr.type, value)
    },
    rounded: ({ before, after }) => {
      for (const value of [before, after])
        if (value) for (const unit of ['amount', 'ratio', 'number'] as const) keep({ kind: 'decimal', unit }, value)
    },
    band: ({ expr, part, rate, share }) => {
      for (const value of [part, share]) keep(expr.type, value)
      keep({ kind: 'decimal', unit: 'ratio' }, rate)
    },
  }
  return { trace, values }
}

/** What a reader sees of a told value. */
const reasonText = (told: Told): unknown =>
  told.kind === 'known'
    ? [told.type.kind, told.value]
    : told.reasons.map((r) => (r.kind === 'silence' ? '未规定' : r.kind === 'parameter' ? `${r.name}（${r.year}年）` : r.name)).sort()

function checkStructure({ results, steps }: Explanation): void {
  const known = new Map<string, Step>()
  const rank = { stated: 0, derived: 1, assumed: 2 }
  for (const step of steps) {
    expect(known.has(step.id)).toBe(false)
    for (const used of step.uses) {
      expect(known.has(used)).toBe(true)
      const { support } = known.get(used) as Step
      expect(rank[step.support.weakest]).toBeGreaterThanOrEqual(rank[support.weakest])
      for (const reading of support.readings) expect(step.support.readings.map(({ question }) => question)).toContain(reading.question)
    }
    known.set(step.id, step)
  }
  for (const id of results) expect(known.has(id)).toBe(true)
}

function checkAgainst(outcome: RecordOutcome, explanation: Explanation): void {
  if (outcome.kind !== 'results') throw new Error('refused')
  const told = new Map(explanation.steps.filter(({ element }) => element === null).map((step) => [step.name, step.outcome]))
  for (const [name, result] of outcome.results) {
    expect([name, reasonText(told.get(name) as Told)]).toEqual([name, plain(result)])
  }
}

/** Nothing of ours but words: no ids, no names of kinds, no values that are none. */
const codeWords = /undefined|\[object|NaN|null|#\d|参保人\.|[a-z]\.[a-z]|[{}]| {2}/

function checkSentences(program: Program, explanation: Explanation, values: ReadonlySet<string>): void {
  const numbersOf = numberReader(program)
  for (const language of ['zh', 'en'] as const) {
    for (const sentence of sentencesOf(explanation, language).flatMap(({ sentences }) => sentences)) {
      expect(sentence).not.toMatch(codeWords)
      expect([sentence, numbersOf(sentence).filter((number) => !values.has(number))]).toEqual([sentence, []])
    }
  }
}

const quoted = /“[^”]*”/g
/** Numbers that say where something stands, and are no values: 第3行, 没有2022年的数, 依据 一（三）2. */
const places =
  /第[\d、]+[行种条]|其余 \d+ 条|共 \d+ 条|\d+位小数|\d+ decimals?|(?:rows?|cases?|number|other) [\d, and]+|\(\d+ of them\)|of [^\s:]+ \d+|^\S+ \d+ does not|没有\d+年的数|no value for \d+|(?:依据|Under|under) \S+/gi
const dates = /\d+年\d+月\d+日(?:\d+时(?:\d+分)?)?|\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?/g
const amounts = /-?\d+(?:\.\d+)?(?:元|%| yuan|个月|天|小时|分钟| months| days| hours| minutes)?/g

/** The dates and numbers of a sentence, but for those in names and texts of the notice and in places such as 第3行. */
function numberReader(program: Program): (sentence: string) => string[] {
  const texts = [...new Set(textsOf(program))]
    .filter((text) => /\d/.test(text) && !/^[(（ ]*[\d.]+[)）]*$/.test(text))
    .sort((a, b) => b.length - a.length)
  return (sentence) => {
    const text = sentence.replace(quoted, '').replace(places, '')
    const rest = texts.reduce((left, each) => left.replaceAll(each, ''), text.replace(dates, ''))
    return [...(text.match(dates) ?? []), ...(rest.match(amounts) ?? [])]
  }
}

/** All that the officer wrote as words: names, labels, notes, clauses. */
function textsOf(program: Program): string[] {
  const found: string[] = []
  const words = ['name', 'label', 'labels', 'note', 'clause', 'text', 'members']
  JSON.stringify(program, (key, value: unknown) => {
    if (words.includes(key)) found.push(...[value].flat().filter((each) => typeof each === 'string'))
    return value
  })
  return found.flatMap((text) => [`（${text}）`, ` (${text})`, text])
}

/** The constants of a notice, which a condition may be compared with although it was not looked at. */
function constantsOf(program: Program): string[] {
  const found: string[] = []
  JSON.stringify(program, (_, value: unknown) => {
    const expr = value as Expr | null
    if (expr && typeof expr === 'object' && expr.kind === 'literal') found.push(...Object.values(showLiteral(expr.type, expr.value)))
    return value
  })
  return found
}

describe('explanations', () => {
  it('change no result, and tell the results that an evaluation without them gives', () => {
    fc.assert(
      fc.property(variants, (variant) => {
        const task = taskOf(variant)
        if (!task) return
        const outcome = evaluator(task.program, task.options).evaluate(task.record, task.entity)
        checkExplained(task.explained, outcome)
      }),
      { numRuns: 400 },
    )
  })

  it('hold no number that the evaluation did not give, and no word of the code', () => {
    const constants = new Map(policies.map(({ program }) => [program, constantsOf(program)]))
    fc.assert(
      fc.property(variants, (variant) => {
        const task = taskOf(variant)
        if (task?.explained.kind !== 'explained') return
        const { trace, values } = collector(task.program)
        for (const constant of constants.get(task.program) ?? []) values.add(constant)
        evaluator(task.program, task.options).evaluate(task.record, task.entity, trace)
        checkSentences(task.program, task.explained.explanation, values)
      }),
      { numRuns: 200 },
    )
  })

  it('of random programs are as true', () => {
    fc.assert(
      fc.property(sources, (drawn) => {
        const { program, records, options } = sampleOf(drawn, 4)
        const [by, explaining] = [evaluator(program, options), explainer(program, options)]
        for (const record of records.map((each) => inputOf(program, each, options))) {
          const outcome = by.evaluate(record, options.entity)
          expect(plainOutcome(by.evaluate(record, options.entity, collector(program).trace))).toEqual(plainOutcome(outcome))
          checkExplained(explaining.explain(record, { entity: options.entity, rejected: true }), outcome)
        }
      }),
      { numRuns: 150 },
    )
  })
})

function checkExplained(explained: Explained, outcome: RecordOutcome): void {
  if (explained.kind === 'refused') {
    expect(plainOutcome(explained)).toEqual(plainOutcome(outcome))
    return
  }
  const { explanation } = explained
  checkAgainst(outcome, explanation)
  checkStructure(explanation)
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
  for (const language of ['zh', 'en'] as const) {
    for (const { sentences } of sentencesOf(explanation, language)) expect(sentences.join('\n')).not.toMatch(/undefined|\[object|NaN/)
  }
}
