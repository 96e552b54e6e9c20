/** Invented people for benchmarks, by a small seeded generator. */
export interface Person {
  readonly 参保地: string
  readonly 大学生类别: string
  readonly 低保对象: boolean
  readonly 特困人员: boolean
  readonly 重度残疾: boolean
  readonly 建档立卡贫困人口: boolean
  readonly 低收入家庭: boolean
  readonly 周岁数: number
}

/** What every engine computes for a person, amounts in fen. */
export interface Answer {
  readonly central: number
  readonly province: number
  readonly city: number
  readonly county: number
  readonly fund: number
  readonly provinceAid: number
  readonly cityAid: number
  readonly countyAid: number
  readonly own: number
}

export const answerNames = ['central', 'province', 'city', 'county', 'fund', 'provinceAid', 'cityAid', 'countyAid', 'own'] as const

const counties = ['小店区', '迎泽区', '杏花岭区', '尖草坪区', '万柏林区', '晋源区', '清徐县', '阳曲县', '娄烦县', '古交市']
const students = ['非大学生', '非大学生', '非大学生', '省属大学生', '市属大学生', '其他大学生']

/** Mulberry32: enough for samples that are the same in every run. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function people(count: number, seed: number): Person[] {
  const next = random(seed)
  const one = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  return Array.from({ length: count }, () => ({
    参保地: one(counties),
    大学生类别: one(students),
    低保对象: next() < 0.1,
    特困人员: next() < 0.05,
    重度残疾: next() < 0.1,
    建档立卡贫困人口: next() < 0.1,
    低收入家庭: next() < 0.2,
    周岁数: Math.floor(next() * 100),
  }))
}
