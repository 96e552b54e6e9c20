import { describe, expect, it } from 'vitest'
import { runCases } from '../../engine/cases.ts'
import { programFromJson, programToJson } from '../../engine/program/json.ts'
import { mapExpr, mapProgram, partsOf } from '../../engine/program/map.ts'
import { printExpr } from '../../engine/program/print.ts'
import type { Expr, Program } from '../../engine/program/program.ts'
import { validateProgram } from '../../engine/program/validate/index.ts'
import { engines } from '../agreement/engines.ts'
import { onRandomNotices, sampleOf } from '../agreement/samples.ts'
import { everyExpr } from '../support/random/exprs.ts'
import { policies, sample } from './sample.ts'

/** Every object new, nothing said otherwise. */
const rewritten = (program: Program): Program => mapProgram(program, (expr) => ({ ...expr }))
const roundTrip = (program: Program): Program => programFromJson(programToJson(program)).program as Program

/** What the cases of a program come to, without where they stand. */
const casesOf = (program: Program) => runCases(program).cases.map(({ case: { name }, passed, outcome }) => ({ name, passed, outcome }))

describe.each([
  ['the identity rewrite', rewritten],
  ['the JSON round trip', roundTrip],
])('%s', (_name, made) => {
  it.each(policies)('keeps every case of %s', (_policy, program) => {
    const cases = casesOf(made(program))
    expect(cases.every((each) => each.passed)).toBe(true)
    expect(cases).toEqual(casesOf(program))
  })

  it('keeps every result of random programs', () => {
    onRandomNotices(100, (drawn) => {
      const { program, records, options } = sampleOf(drawn, 4)
      for (const engine of engines) expect(engine.run(made(program), records, options)).toEqual(engine.run(program, records, options))
    })
  })
})

describe('rewriting', () => {
  it('reaches every expression, the innermost first', () => {
    const met = new Set<Expr>()
    mapProgram(sample, (expr) => {
      for (const part of partsOf(expr)) expect(met.has(part)).toBe(true)
      const copy = { ...expr }
      met.add(copy)
      return copy
    })
    expect(met.size).toBe(everyExpr(sample).length)
  })

  it('puts what it is given in place', () => {
    const doubled = mapExpr(sample.rules[0]?.body as Expr, (expr) =>
      expr.kind === 'parameter' ? { ...expr, parameter: `新${expr.parameter}` } : expr,
    )
    expect(printExpr(doubled)).toBe('(add (parameter 新标准 2020) (parameter 新标准))')
  })

  it('leaves a program valid that had no problem', () => {
    expect(validateProgram(rewritten(sample))).toEqual([])
  })
})
