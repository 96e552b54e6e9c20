/** What the data dictionary promises of policies/national-2020, from its text alone. */
import { type Expected, type Fen, yuan } from './expected.ts'

/** Amounts in yuan, with at most two decimal places. */
export interface Patient {
  readonly 建档立卡贫困人口?: boolean | null | undefined
  readonly 个人负担合规费用: number
}

export const nationalResults = ['大病起付线', '大病支付比例', '大病封顶线', '大病支付', '大病后个人负担'] as const

/** 大病封顶线 is “none”, which the dictionary gives no spelling: it is compared apart. */
export function patientResults(patient: Patient, income = 30_000): Readonly<Record<string, Expected>> {
  const poor = patient.建档立卡贫困人口 === true
  const deductible = halfUp(yuan(income).fen, poor ? 4 : 2)
  const percent = poor ? 65 : 60
  const cost = yuan(patient.个人负担合规费用).fen
  const paid = cost > deductible ? halfUp((cost - deductible) * percent, 100) : 0
  const 大病支付: Fen = { fen: paid }
  return { 大病起付线: { fen: deductible }, 大病支付比例: yuan(percent / 100), 大病支付, 大病后个人负担: { fen: cost - paid } }
}

/** A quotient of whole numbers, half a fen going up. Both stay far below 2⁵³. */
const halfUp = (dividend: number, divisor: number) => Math.floor((2 * dividend + divisor) / (2 * divisor))
