/** The keys of population.json, in both languages. */
export const keyWords = {
  title: ['标题', 'title'],
  note: ['说明', 'note'],
  entity: ['对象', 'entity'],
  parts: ['组成', 'parts'],
  field: ['字段', 'field'],
  relation: ['关系', 'relation'],
  count: ['个数', 'count'],
  cases: ['情形', 'cases'],
  when: ['当', 'when'],
  yes: ['是', 'yes'],
  value: ['值', 'value'],
  shares: ['份额', 'shares'],
  share: ['份额', 'share'],
  weights: ['权重', 'weights'],
  bands: ['区间', 'bands'],
  quantiles: ['分位', 'quantiles'],
  step: ['步长', 'step'],
  absent: ['缺', 'absent'],
  missing: ['缺失', 'missing'],
  from: ['从', 'from'],
  to: ['到', 'to'],
  source: ['来源', 'source'],
  assumption: ['假定', 'assumption'],
} as const

export type Key = keyof typeof keyWords
