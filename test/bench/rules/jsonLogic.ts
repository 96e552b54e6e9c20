import jsonLogic from 'json-logic-js'
import { type Answer, answerNames, type Person } from '../people.ts'

type Logic = unknown

const field = (name: string): Logic => ({ var: name })
const student = field('大学生类别')
const is = (kind: string): Logic => ({ '===': [student, kind] })
const western: Logic = { in: [field('参保地'), ['阳曲县', '娄烦县']] }

const category: Logic = {
  if: [
    { or: [field('低保对象'), field('特困人员')] },
    'key',
    { and: [field('重度残疾'), { '!==': [student, '非大学生'] }] },
    'disabledStudent',
    field('重度残疾'),
    'disabled',
    field('建档立卡贫困人口'),
    'registered',
    { and: [field('低收入家庭'), { or: [{ '>=': [field('周岁数'), 60] }, { '<': [field('周岁数'), 18] }] }] },
    'lowIncome',
    'none',
  ],
}
const inCategory = (kind: string): Logic => ({ '===': [field('category'), kind] })

/** An ordered bundle over integers in fen; later rules read earlier results by name. */
const bundle: readonly (readonly [name: string, rule: Logic])[] = [
  ['category', category],
  ['central', { if: [western, 44000, 33000] }],
  ['province', { if: [western, 5500, is('省属大学生'), 22000, 11000] }],
  ['city', { if: [western, 2750, is('省属大学生'), 0, is('市属大学生'), 11000, 5500] }],
  ['county', { if: [western, 2750, { or: [is('省属大学生'), is('市属大学生')] }, 0, 5500] }],
  ['fund', { if: [inCategory('key'), 28000, inCategory('lowIncome'), 14000, 0] }],
  ['provinceAid', { if: [inCategory('registered'), 19600, 0] }],
  ['cityAid', { if: [inCategory('disabledStudent'), 28000, inCategory('disabled'), 14000, 0] }],
  ['countyAid', { if: [inCategory('registered'), 8400, inCategory('disabled'), 14000, 0] }],
  ['own', { '-': [28000, { '+': [field('fund'), field('provinceAid'), field('cityAid'), field('countyAid')] }] }],
]

export function byJsonLogic(person: Person): Answer {
  const data: Record<string, unknown> = { ...person }
  for (const [name, rule] of bundle) data[name] = jsonLogic.apply(rule, data)
  return Object.fromEntries(answerNames.map((name) => [name, data[name]])) as unknown as Answer
}
