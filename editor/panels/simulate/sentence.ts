import type { Language, Summary } from '../../../engine/index.ts'
import type { Say } from '../../session/hooks.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { amountText, counted, signOf, sizeOf } from './amounts.ts'
import { peopleCounts } from './people.ts'

/** The whole answer in one sentence: who pays more or less, and how many people are better or worse off. */
export function sentenceOf({ payers, people, person }: Summary, language: Language, say: Say): string {
  const moved = payers.filter(({ difference }) => signOf(difference) !== 0)
  if (moved.length === 0 && (people === null || people.winners + people.losers === 0)) return say(simulateTexts.nothingChanges)
  const paid = moved.map(({ name, difference }) => {
    const amount = amountText(sizeOf(difference), 'wan', language)
    return say(signOf(difference) > 0 ? simulateTexts.paysMore : simulateTexts.paysLess, name, amount)
  })
  const fates = people && person ? peopleCounts(people, person, say) : []
  const counts = fates.filter(({ count, fate }) => count > 0 && fate !== 'same').map(({ name, count }) => `${name} ${counted(count)}`)
  return say(simulateTexts.answer, paid.join(say(simulateTexts.comma)), counts.join(say(simulateTexts.comma)))
}
