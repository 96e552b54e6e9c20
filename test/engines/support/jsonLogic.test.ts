import { afterAll, describe, expect, it } from 'vitest'
import { datalogic, jsonLogicEngine, jsonLogicJs } from './jsonLogic.ts'

const greatest = Number.MAX_SAFE_INTEGER
const children = { children: [{ age: 3 }, { age: 9 }] }

describe.each([
  ['json-logic-js', jsonLogicJs],
  ['json-logic-engine', jsonLogicEngine],
  ['datalogic', datalogic],
])('%s', (_, start) => {
  const engine = start()
  afterAll(() => engine.end())

  it.each([
    [{ '===': [1, '1'] }, {}, false],
    [{ '===': [true, 1] }, {}, false],
    [{ '===': [{ var: 'absent' }, null] }, {}, true],
    [{ '<': [{ var: 'absent' }, 18] }, {}, true],
    [{ '<=': [1, 3, 3] }, {}, true],
    [{ '+': [greatest - 1, 1] }, {}, greatest],
    [{ '-': [{ var: 'n' }, { '%': [{ var: 'n' }, 1000] }] }, { n: greatest }, greatest - (greatest % 1000)],
    [{ '*': [94906265, 94906265] }, {}, 94906265 ** 2],
    [{ '/': [greatest - 1, 2] }, {}, (greatest - 1) / 2],
    [{ '%': [-7, 3] }, {}, -1],
    [{ if: [false, 1, false, 2, false, 3, true, 4, 5] }, {}, 4],
    [{ and: [true, 0, 1] }, {}, 0],
    [{ or: [false, null] }, {}, null],
    [{ '!': [0] }, {}, true],
    [{ in: ['b', ['a', 'b']] }, {}, true],
    [{ merge: [[1], [2, 3]] }, {}, [1, 2, 3]],
    [{ filter: [{ var: 'children' }, { '<': [{ var: 'age' }, 6] }] }, children, [{ age: 3 }]],
    [{ map: [{ var: 'children' }, { '*': [{ var: 'age' }, 2] }] }, children, [6, 18]],
    [{ reduce: [{ var: 'children' }, { '+': [{ var: 'current.age' }, { var: 'accumulator' }] }, 0] }, children, 12],
    [{ reduce: [{ var: 'absent' }, { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 7] }, {}, 7],
    [{ some: [{ var: 'children' }, { '===': [{ var: 'age' }, 9] }] }, children, true],
    [{ all: [[], true] }, {}, false],
    [{ none: [{ var: 'children' }, { '<': [{ var: 'age' }, 0] }] }, children, true],
  ])('%j of %j', async (rule, data, expected) => {
    expect(await engine.evaluate([{ name: 'answer', rule }], [data])).toEqual([{ answer: expected }])
  })

  it('hands on what a rule gave to the rules after it, record by record', async () => {
    const rules = [
      { name: '两倍', rule: { '*': [{ var: 'n' }, 2] } },
      { name: '余数', rule: { '%': [{ var: '两倍' }, 10] } },
    ]
    expect(await engine.evaluate(rules, [{ n: 4 }, { n: 5 }])).toEqual([
      { 两倍: 8, 余数: 8 },
      { 两倍: 10, 余数: 0 },
    ])
  })
})
