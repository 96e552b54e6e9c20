/** Types that every model has. */
export const refusalTypes = { one: 't拒绝', list: 't拒绝表' } as const
export const settingsType = 't设置'
export const textsType = 't文字表'
export const unknownType = 't未知'
export const outcomeType = 't结果'
