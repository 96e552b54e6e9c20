import { expect, it } from 'vitest'
import { assumptionsOf, saysSynthetic } from '../../../engine/index.ts'
import { populationOf, stays } from './models.ts'

const told = ({ program, model }: typeof stays, language: 'zh' | 'en') =>
  assumptionsOf(model, program, language).map(({ subject, when, shares }) => [subject, when, shares].join(' | '))

it('tells every distribution in Chinese', () => {
  expect(told(stays, 'zh').join('\n')).toMatchInlineSnapshot(`
    "县区 |  | 小店区 70%、阳曲县 30%
    姓名 |  | 甲 50%、=乙 50%
    出生日期 |  | 1930年1月1日至1960年12月31日 40%、1961年1月1日至2020年12月31日 60%
    出生日期 |  | 漏填 5%
    住院（个数） | 出生日期 ≤ 1960年12月31日 | 0 60%、1 25%、2 10%、5 5%
    住院（个数） | 其余 | 0 90%、1 10%
    住院.转诊 | 县区为阳曲县 | 是 40%
    住院.转诊 | 其余 | 是 5%
    住院.费用 |  | 100元至4000元（不含） 50%、4000元至20000元（不含） 40%、20000元至800000元 10%
    住院.入院时刻 |  | 2020年1月1日0时至2020年12月31日23时59分 100%
    住院.等待 |  | 0天至30天 100%
    住院.等待 |  | 漏填 50%
    住院.账单（个数） |  | 1至3 100%
    住院.账单.自费 | 县区为阳曲县，且转诊为是 | 是 100%
    住院.账单.自费 | 其余 | 是 0%
    住院.账单.金额 |  | 10元至500元 100%（每隔10元）
    低保对象 | 姓名为=乙，且县区为阳曲县 | 是 20%
    低保对象 | 其余 | 是 1%"
  `)
})

it('tells every distribution in English', () => {
  expect(told(stays, 'en').join('\n')).toMatchInlineSnapshot(`
    "县区 |  | 小店区 70%, 阳曲县 30%
    姓名 |  | 甲 50%, =乙 50%
    出生日期 |  | from 1930-01-01 to 1960-12-31 40%, from 1961-01-01 to 2020-12-31 60%
    出生日期 |  | left out 5%
    住院 (how many) | 出生日期 ≤ 1960-12-31 | 0 60%, 1 25%, 2 10%, 5 5%
    住院 (how many) | others | 0 90%, 1 10%
    住院.转诊 | 县区 is 阳曲县 | yes 40%
    住院.转诊 | others | yes 5%
    住院.费用 |  | from 100 yuan to under 4000 yuan 50%, from 4000 yuan to under 20000 yuan 40%, from 20000 yuan to 800000 yuan 10%
    住院.入院时刻 |  | from 2020-01-01T00:00 to 2020-12-31T23:59 100%
    住院.等待 |  | from 0 days to 30 days 100%
    住院.等待 |  | left out 50%
    住院.账单 (how many) |  | from 1 to 3 100%
    住院.账单.自费 | 县区 is 阳曲县 and 转诊 is yes | yes 100%
    住院.账单.自费 | others | yes 0%
    住院.账单.金额 |  | from 10 yuan to 500 yuan 100% (in steps of 10 yuan)
    低保对象 | 姓名 is =乙 and 县区 is 阳曲县 | yes 20%
    低保对象 | others | yes 1%"
  `)
})

it('of Taiyuan has the census as its only source', () => {
  const { program, model } = populationOf('taiyuan-2020')
  const sourced = assumptionsOf(model, program, 'zh').filter(({ provenance }) => provenance.kind === 'sourced')
  expect(sourced.map(({ subject }) => subject)).toEqual(['参保地'])
})

it.each([
  ['{"synthetic": true}', true],
  ['{"synthetic": "true"}', false],
  ['{"synthetic": true', false],
  ['[]', false],
  ['', false],
])('a note %j says that people are synthetic: %s', (text, says) => {
  expect(saysSynthetic(text)).toBe(says)
})
