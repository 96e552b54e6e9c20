import { describe, expect, it } from 'vitest'
import { apart } from '../../engine/steps/lower/exclusive.ts'
import { NodeMaker } from '../../engine/steps/maker.ts'
import type { Frame, Node } from '../../engine/steps/node.ts'
import { printNode } from './support/print.ts'

const frame: Frame = { id: 0, entity: '人', outer: null, holder: null, relation: null, depth: 0 }
const make = new NodeMaker()
const age = make.field(frame, '年龄', { type: 'whole', low: 0n, high: 150n })
const fee = make.field(frame, '费用', { type: 'whole', low: -500n, high: 900n })
const place = make.field(frame, '县区', { type: 'text' })
const poor = make.field(frame, '低保', { type: 'flag' })
const rural = make.field(frame, '农村', { type: 'flag' })
const n = (value: number): Node => make.constant(BigInt(value))
const under = (limit: number): Node => make.compare('less', age, n(limit))
const from = (limit: number): Node => make.compare('greaterOrEqual', age, n(limit))
const at = (...names: string[]): Node => make.or(...names.map((name) => make.compare('equal', place, make.constant(name))))

describe('nodes', () => {
  it('are one where they are equal', () => {
    expect(make.arithmetic('add', age, n(1))).toBe(make.arithmetic('add', age, n(1)))
    expect(make.and(poor, rural)).not.toBe(make.or(poor, rural))
  })

  it('that join conditions with all before them grow with their number, not with its square', () => {
    const flags = Array.from({ length: 400 }, (_, index) => make.field(frame, `条件${index}`, { type: 'flag' }))
    let all: Node = make.true
    let parts = 0
    for (const flag of flags) {
      all = make.and(all, flag)
      if (all.kind === 'and') parts += all.of.length
    }
    expect(parts).toBeLessThan(400 * 16)
  })

  it.each([
    [make.and(poor, make.true), '低保'],
    [make.and(poor, make.not(poor)), 'false'],
    [make.or(poor, make.not(poor)), 'true'],
    [make.and(poor, make.and(rural, poor)), '(and 低保 农村)'],
    [make.not(make.compare('less', age, n(18))), '(greaterOrEqual 年龄 18)'],
    [make.compare('less', age, n(151)), 'true'],
    [make.compare('lessOrEqual', age, n(-1)), 'false'],
    [make.compare('less', n(18), age), '(greater 年龄 18)'],
    [make.compare('equal', poor, make.false), '(not 低保)'],
    [make.arithmetic('multiply', n(3), n(-7)), '-21'],
    [make.arithmetic('quotient', n(-7), n(2)), '-3'],
    [make.arithmetic('remainder', n(-7), n(2)), '-1'],
    [make.arithmetic('add', n(0), age), '年龄'],
    [make.choose([{ when: make.false, value: n(1) }], age), '年龄'],
    [make.choose([{ when: poor, value: age }], age), '年龄'],
    [make.choose([{ when: make.true, value: n(1) }], age), '1'],
    [make.choose([{ when: poor, value: make.true }], rural), '(or 低保 农村)'],
    [make.calendar('year', n(0)), '1970'],
    [make.calendar('firstOfMonth', n(1970 * 12 + 1)), '31'],
  ])('%# is worked out as far as it is known', (node, text) => {
    expect(printNode(node)).toBe(text)
  })

  it.each([
    [make.arithmetic('add', fee, age), -500n, 1050n],
    [make.arithmetic('subtract', age, fee), -900n, 650n],
    [make.arithmetic('multiply', fee, n(-2)), -1800n, 1000n],
    [make.arithmetic('quotient', fee, n(100)), -5n, 9n],
    [make.arithmetic('remainder', fee, n(100)), -99n, 99n],
    [make.arithmetic('remainder', age, n(1000)), 0n, 150n],
    [make.choose([{ when: poor, value: fee }], n(1000)), -500n, 1000n],
  ])('%# is bounded by what it is made of', (node, low, high) => {
    expect(node).toMatchObject({ low, high })
  })
})

describe('conditions that exclude each other', () => {
  it.each([
    [under(18), from(18), true],
    [under(19), from(18), false],
    [at('甲'), at('乙'), true],
    [at('甲', '乙'), at('乙', '丙'), false],
    [make.not(at('甲')), at('甲'), true],
    [make.not(at('甲')), at('乙'), false],
    [make.and(poor, under(18)), make.and(rural, from(18)), true],
    [make.and(poor, rural), make.and(make.not(poor), rural), true],
    [make.and(from(18), under(60)), make.compare('equal', age, n(60)), true],
    [poor, rural, false],
  ])('%# are found', (a, b, exclude) => {
    expect([apart(a, b), apart(b, a)]).toEqual([exclude, exclude])
  })
})
