/** The fields of policies/taiyuan-2020 as the data dictionary spells them. */

export const counties = ['小店区', '迎泽区', '杏花岭区', '尖草坪区', '万柏林区', '晋源区', '清徐县', '阳曲县', '娄烦县', '古交市'] as const
export const students = ['非大学生', '省属大学生', '市属大学生', '其他大学生'] as const
/** The five kinds of 重点医疗救助对象. */
export const priorityKinds = ['低保对象', '特困人员', '重点优抚对象', '见义勇为者', '享受40%救济对象'] as const
/** The flags on which the group of 一（三） turns, after the five kinds. */
export const groupFlags = ['重度残疾', '丧失劳动能力', '建档立卡贫困人口', '列入县级资助名单', '低收入家庭'] as const
export const otherFlags = ['持居住证', '动态新增', '已参加职工医保', '已参加居民医保', '省内转诊'] as const
export const flags = [...priorityKinds, ...groupFlags, ...otherFlags] as const

export type Flag = (typeof flags)[number]

/** A person as a record has it; null and absent are the same. Dates as "2021-01-01", amounts in yuan. */
export type Person = { readonly [F in Flag]?: boolean | null } & {
  readonly 姓名?: string | null
  readonly 身份证号码?: string | null
  readonly 参保地: (typeof counties)[number]
  readonly 出生日期?: string | null
  readonly 大学生类别?: (typeof students)[number] | null
  readonly 县级资助定额?: number | null
  readonly 缴费日期?: string | null
  readonly 动态调整证明日期?: string | null
}
