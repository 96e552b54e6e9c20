import { analysisMessages } from './analysis.ts'
import { bundleMessages } from './bundle.ts'
import { exportMessages } from './exports.ts'
import type { Message } from './message.ts'
import { nameMessages } from './names.ts'
import { noticeMessages } from './notice.ts'
import { pairMessages } from './pair.ts'
import { populationMessages } from './population.ts'
import { programMessages } from './program.ts'
import { recordMessages } from './records.ts'
import { simulationMessages } from './simulation.ts'
import { sparkMessages } from './spark.ts'
import { syntaxMessages } from './syntax.ts'
import { tableMessages } from './tables.ts'
import { typeMessages } from './types.ts'

/** Every message to people, once: code → severity, Chinese, English, hint. A code's prefix names its topic. */
export const catalogue = {
  ...syntaxMessages,
  ...nameMessages,
  ...typeMessages,
  ...tableMessages,
  ...noticeMessages,
  ...recordMessages,
  ...programMessages,
  ...simulationMessages,
  ...pairMessages,
  ...analysisMessages,
  ...bundleMessages,
  ...populationMessages,
  ...exportMessages,
  ...sparkMessages,
}

export type Code = keyof typeof catalogue

/** The values that a code's sentence takes. */
export type Values<C extends Code> = (typeof catalogue)[C] extends Message<infer V> ? V : never
