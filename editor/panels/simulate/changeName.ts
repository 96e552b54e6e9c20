import { grouped, signOf, sizeOf } from '../../../engine/index.ts'
import type { Say } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'

/** How much a person's amount changes, as a label: ▲ 40, 不变, ▼ 12.5 to ▼ 10. */
export function changeName(band: { readonly from: string; readonly to: string }, say: Say): string {
  const one = (text: string) => (signOf(text) === 0 ? '0' : `${signOf(text) < 0 ? '▼' : '▲'}${grouped(sizeOf(text))}`)
  if (band.from !== band.to) return `${one(band.from)}～${one(band.to)}`
  return signOf(band.from) === 0 ? say(simulateTexts.unchanged) : one(band.from)
}
