import { grouped } from '../../../engine/index.ts'
import type { Say } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'

/** How much a person's amount changes, as a label: ▲ 40, 不变, ▼ 12.5 to ▼ 10. */
export function changeName(band: { readonly from: string; readonly to: string }, say: Say): string {
  const one = (text: string) => (/[1-9]/.test(text) ? `${text.startsWith('-') ? '▼' : '▲'}${grouped(text.replace(/^-/, ''))}` : '0')
  if (band.from !== band.to) return `${one(band.from)}～${one(band.to)}`
  return /[1-9]/.test(band.from) ? one(band.from) : say(simulateTexts.unchanged)
}
