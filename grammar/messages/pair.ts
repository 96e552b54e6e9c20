import { error } from './message.ts'

/** Why two notices can't be compared on one population; `notice` and `other` are their names. */
export const pairMessages = {
  'pair.noEntity': error<{ entity: string; notice: string }>(
    (v) => `“${v.notice}”没有“${v.entity}”这个对象，不能用同一批人测算`,
    (v) => `"${v.notice}" has no entity "${v.entity}", so the same people cannot be put to both notices`,
  ),
  'pair.resultMissing': error<{ result: string; notice: string; other: string }>(
    (v) => `“${v.other}”有结果“${v.result}”，“${v.notice}”没有，不能比较`,
    (v) => `"${v.other}" has the result "${v.result}", "${v.notice}" has not, so they cannot be compared`,
    (v) => `在“${v.notice}”里算出“${v.result}”，或在测算设置里换一个两边都有的结果`,
    (v) => `compute "${v.result}" in "${v.notice}", or count a result that both have`,
  ),
  'pair.resultDiffers': error<{ result: string; notice: string; other: string }>(
    (v) => `“${v.result}”在“${v.other}”里是金额，在“${v.notice}”里不是，不能比较`,
    (v) => `"${v.result}" is an amount in "${v.other}" and is none in "${v.notice}", so they cannot be compared`,
  ),
  'pair.fieldMissing': error<{ field: string; notice: string; other: string }>(
    (v) => `“${v.other}”要用字段“${v.field}”，“${v.notice}”没有；人口数据按“${v.notice}”的字段读，读不到它`,
    (v) => `"${v.other}" reads the field "${v.field}", which "${v.notice}" lacks; people are read with the fields of "${v.notice}"`,
    (v) => `在“${v.notice}”的对象里补上这个字段（可缺省），再测算`,
    (v) => `add the field to the entity of "${v.notice}" (it may be optional), and simulate again`,
  ),
  'pair.fieldDiffers': error<{ field: string; notice: string; other: string }>(
    (v) =>
      `字段“${v.field}”在“${v.notice}”和“${v.other}”里不是一回事（类型、小数位数、枚举的成员、能否缺省或缺省值不同），不能用同一份数据`,
    (v) =>
      `the field "${v.field}" is not the same in "${v.notice}" and "${v.other}" (its type, decimal places, members, default or whether it may be absent), so one set of data cannot serve both`,
  ),
  'pair.fieldNarrower': error<{ field: string; notice: string; other: string }>(
    (v) => `“${v.other}”的字段“${v.field}”比“${v.notice}”的范围窄：有的人在“${v.notice}”里合格，“${v.other}”却不收`,
    (v) =>
      `the field "${v.field}" has a narrower range in "${v.other}" than in "${v.notice}": some people whom the one takes the other does not`,
    () => '让两边的范围一致；日期写到基准日的，用 --as-of 给两边同一个基准日',
    () => 'give both the same range; where a date goes up to the base date, give both one with --as-of',
  ),
  'pair.tooFine': error<{ result: string; places: number }>(
    (v) => `“${v.result}”算出的金额比 ${v.places} 位小数还细，又没有写怎样舍入，不能准确相加`,
    (v) =>
      `an amount of "${v.result}" is finer than ${v.places} decimal places and no rounding is written, so it cannot be added up exactly`,
  ),
}
