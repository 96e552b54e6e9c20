import {
  type BothExplained,
  explainBoth,
  grouped,
  type Language,
  type Plan,
  recordWords,
  type Side,
  type Summary,
  sentencesOf,
  type TellRecord,
} from '../../../index.ts'
import type { SoundNotice } from '../notice.ts'
import { refusalLines } from '../refusals.ts'
import { type Line, sideBySide, wrapped } from '../sideBySide.ts'
import type { Terminal } from '../terminal.ts'
import { simulateTexts } from './texts.ts'

/** How people are told in tables: by what tells them apart. */
export function tellerOf({ pair, entity }: Plan, language: Language): TellRecord {
  return (record) => recordWords({ entity, entities: pair.baseline.program.entities }, record, language)
}

/** From here on two columns can be read. */
const wideEnough = 100

/**
 * The person whom the scenario costs most, or to whom it gives most where it costs nobody, and how the amount comes about on
 * both sides; null where nobody is moved.
 */
export function whyText(
  { losers, winners }: Summary,
  plan: Plan,
  notices: Readonly<Record<Side, SoundNotice>>,
  terminal: Terminal,
): string | null {
  const { person } = plan.config
  const [most] = losers.length > 0 ? losers : winners
  if (!most || !person) return null
  const { language, outColors, width } = terminal
  const { baseline, scenario } = plan.pair
  const clauses = { baseline: notices.baseline.module?.clauses ?? [], scenario: notices.scenario.module?.clauses ?? [] }
  const both = explainBoth(baseline, scenario, most.record, { entity: plan.entity, results: [person.result], clauses })
  const texts = simulateTexts[language]
  const title = texts.why[person.kind][losers.length > 0 ? 'loser' : 'winner'](grouped(String(most.number)))
  const shared = sharedResults(both, language)
  const whole = (text: string) => wrapped({ text, indent: 0 }, width ?? endless)
  const column = (side: Side): Line[] => [
    { text: texts.whySide[side](plan.pair[side].program.header.name), indent: 0 },
    ...linesOf(both[side], shared, language),
  ]
  return [
    outColors.bold(title),
    ...whole(tellerOf(plan, language)(most.record)),
    ...arranged(column('baseline'), column('scenario'), width),
    ...(shared.size === 0 ? [] : whole(texts.whyShared([...shared].map(listed)))),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

const endless = Number.POSITIVE_INFINITY
/** 省级资助：0元。 as one of a list: 省级资助 0元. */
const listed = (result: string): string => result.replace(/[。.]$/, '').replace(/(?:：|: )/, ' ')

function arranged(left: readonly Line[], right: readonly Line[], width: number | null): string[] {
  if (width !== null && width >= wideEnough) return sideBySide(left, right, width)
  return [...left, ...right].flatMap((line) => wrapped(line, width ?? endless))
}

/** What one side says of what the amount is made of, by its first sentence: a result and its value. */
function resultsOf(explained: BothExplained[Side], language: Language): string[] {
  if (explained.kind === 'refused') return []
  const paragraphs = sentencesOf(explained.explanation, language).filter(({ depth }) => depth > 0)
  return paragraphs.map(({ sentences: [result = ''] }) => result)
}

/** Results that are the same on both sides, and so explain nothing of the change. */
function sharedResults({ baseline, scenario }: BothExplained, language: Language): ReadonlySet<string> {
  const other = new Set(resultsOf(scenario, language))
  return new Set(resultsOf(baseline, language).filter((result) => other.has(result)))
}

function linesOf(explained: BothExplained[Side], shared: ReadonlySet<string>, language: Language): Line[] {
  if (explained.kind === 'refused') return refusalLines(explained.refusals, language).map((text) => ({ text: text.trim(), indent: 2 }))
  const told = sentencesOf(explained.explanation, language).filter(
    ({ depth, sentences: [result = ''] }) => depth === 0 || !shared.has(result),
  )
  return told.flatMap(({ depth, sentences }) => sentences.map((text, index) => ({ text, indent: 2 * depth + (index === 0 ? 0 : 2) })))
}
