import type { Say } from '../../session/hooks.ts'
import type { GroupKey } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { grouped } from './amounts.ts'

/** A group as people call it: 阳曲县, 不满18岁, 是. */
export function groupName(key: GroupKey, say: Say): string {
  switch (key.kind) {
    case 'member':
      return key.name
    case 'boolean':
      return say(key.value ? simulateTexts.yes : simulateTexts.no)
    case 'band': {
      const [from, to] = [key.from, key.to].map((bound) => (bound === null ? null : grouped(String(bound))))
      return say(bandTexts[key.unit], from ?? null, to ?? null)
    }
    case 'unknown':
      return say(simulateTexts.unknown)
  }
}

const bandTexts = { years: simulateTexts.years, yuan: simulateTexts.yuanBand, number: simulateTexts.numberBand } as const

/** How much a person's amount changes, as a label: ▲ 40, 不变, ▼ 12.5 to ▼ 10. */
export function changeName(band: { readonly from: string; readonly to: string }, say: Say): string {
  const one = (text: string) => (/[1-9]/.test(text) ? `${text.startsWith('-') ? '▼' : '▲'}${grouped(text.replace(/^-/, ''))}` : '0')
  if (band.from !== band.to) return `${one(band.from)}～${one(band.to)}`
  return /[1-9]/.test(band.from) ? one(band.from) : say(simulateTexts.unchanged)
}
