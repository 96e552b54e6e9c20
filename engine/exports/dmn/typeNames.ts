/** Types that every model has. */
export const refusalTypes = { one: 't拒绝', list: 't拒绝表' } as const
export const settingsType = 't设置'
export const chosenType = 't采用'
export const textsType = 't文字表'
export const unknownType = 't未知'
export const outcomeType = 't结果'
/** Of functions: the parts of a date, and the digits of an identity number. */
export const dateType = 't年月日'
export const digitsType = 't数表'

/** What they are called behind their `t`: no type of a notice's own is called so. */
export const ownTypes = [
  ...Object.values(refusalTypes),
  settingsType,
  chosenType,
  textsType,
  unknownType,
  outcomeType,
  dateType,
  digitsType,
].map((name) => name.slice(1))
