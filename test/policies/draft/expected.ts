/**
 * What the draft of 2021 comes to for a person, worked from last year's dictionary and nothing of the draft: the shares of the
 * subsidy and of the aid are those of 2020, of 580 and 320 in place of 550 and 280; every date of the rules is a year later.
 */
import { type Expected, wants, yuan } from '../dictionary/expected.ts'
import type { Person } from '../dictionary/person.ts'
import { byDefault, type DictionaryResults, taiyuanResults } from '../dictionary/taiyuan.ts'

const subsidies = ['中央补助', '省级补助', '市级补助', '县级补助', '财政补助合计'] as const
const aids = ['救助基金资助', '省级资助', '市级资助', '县级资助', '资助合计', '个人实缴'] as const

export function draftResults(person: Person): DictionaryResults {
  const last = taiyuanResults({ ...person, 缴费日期: yearEarlier(person.缴费日期) }, { ...byDefault, asOf: '2022-01-01' })
  return {
    ...last,
    ...each(subsidies, (name) => scaled(last[name], 580, 550)),
    应缴标准: yuan(320),
    ...(last.资助类别 === '县级名单对象' ? listed(last) : each(aids, (name) => scaled(last[name], 320, 280))),
    动态资助额: last.动态资助主体 === '无' ? yuan(0) : dynamicAmount(person),
    待遇起始日: last.待遇起始日 === '2021-01-01' && last.动态资助主体 === '无' ? '2022-01-01' : last.待遇起始日,
  }
}

const each = <N extends string>(names: readonly N[], of: (name: N) => Expected) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<N, Expected>

/** The shares are the same, so the amounts are as the standards. */
function scaled(amount: Expected, now: number, before: number): Expected {
  return typeof amount === 'object' && 'fen' in amount ? { fen: (amount.fen * now) / before } : amount
}

/** What a county gives those on its own list does not grow with the contribution. */
function listed({ 县级资助: amount }: DictionaryResults) {
  return { 个人实缴: typeof amount === 'object' && 'fen' in amount ? { fen: 32000 - amount.fen } : amount }
}

function dynamicAmount({ 动态调整证明日期: certified }: Person): Expected {
  if (certified == null) return wants('动态调整证明日期')
  const year = certified.slice(0, 4)
  const [subsidy, contribution] = [`人均财政补助标准（${year}年）`, `个人缴费标准（${year}年）`]
  const known: Readonly<Record<string, Expected>> = {
    2019: wants(contribution),
    2020: yuan(250 + 550),
    2021: yuan(280 + 580),
    2022: wants(subsidy),
  }
  return known[year] ?? wants(subsidy, contribution)
}

/** In the window of 2020 where the day itself is in that of 2021; 29 February lies in neither. */
const yearEarlier = (day: string | null | undefined) =>
  day == null ? null : `${Number(day.slice(0, 4)) - 1}${day.slice(4).replace('-02-29', '-02-28')}`
