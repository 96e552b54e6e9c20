import type { Language } from '../../../../grammar/diagnostic.ts'
import type { PersonConfig } from '../../config.ts'
import { columnsOf, type SheetCell } from '../../sheets.ts'
import type { NamedFigure } from '../../summary.ts'
import { peopleRead, signed, signOf } from '../../texts/amounts.ts'
import type { SummaryTable } from '../../texts/tables.ts'
import { type Side, sides } from '../../variant.ts'
import { movesSide } from '../rank.ts'
import type { Moved, QuestionMoves, RangeEnd, ReadingMoves, Sensitivity, StillQuestion } from '../sensed.ts'
import { type AnalysisWords, analysisWords } from './words.ts'

/** What each reading moves and between whom, the most first; then what moves nothing. `person` tells who loses by more. */
export function sensitivitySentences(found: Sensitivity, person: PersonConfig | null, language: Language): string[] {
  const say = analysisWords[language]
  const { moving, still } = found
  if (moving.length + still.length === 0) return [say.noQuestions]
  const head = moving.length === 0 ? say.nothingMoves : say.sensitivityHead(moving.length, still.length)
  const kind = person?.kind ?? 'cost'
  const moved = moving.flatMap((question) => question.readings.flatMap((reading) => readingText(question, reading, kind, say, language)))
  const synthetic = found.basis.synthetic ? [say.synthetic] : []
  return [head, ...moved, ...stillTexts(still, say), ...synthetic]
}

/** The sentence of one reading; none where it moves nothing. `person` tells who loses by more. */
export function readingSentences(
  question: QuestionMoves,
  reading: ReadingMoves,
  person: PersonConfig | null,
  language: Language,
): string[] {
  return readingText(question, reading, person?.kind ?? 'cost', analysisWords[language], language)
}

/** What makes no difference, and why. */
export const stillSentences = (still: readonly StillQuestion[], language: Language): string[] => stillTexts(still, analysisWords[language])

function readingText(
  { question, text }: QuestionMoves,
  { reading, baseline, scenario }: ReadingMoves,
  kind: PersonConfig['kind'],
  say: AnalysisWords,
  language: Language,
): string[] {
  const told = (moved: Moved | null) => (moved && movesSide(moved) ? movedText(moved, kind, say, language) : null)
  const [before, after] = [told(baseline), told(scenario)]
  const head = say.reading(question, text, reading)
  if (after !== null && (before === null || before === after)) return [`${head}${after}${say.end}`]
  const parts = [
    after === null ? null : say.onSide(say.side.scenario, after),
    before === null ? null : say.onSide(say.side.baseline, before),
  ]
  const some = parts.filter((part) => part !== null)
  return some.length === 0 ? [] : [`${head}${some.join(say.semicolon)}${say.end}`]
}

function movedText(
  { payers, people, unknown, refused }: Moved,
  kind: PersonConfig['kind'],
  say: AnalysisWords,
  language: Language,
): string {
  const read = (count: number) => peopleRead(count, language)
  const money = payers
    .filter(({ difference }) => signOf(difference) !== 0)
    .map(({ name, difference }) => say.payer(name, signed(difference)))
  const open = unknown.flatMap(({ present, other }, index) =>
    present === other ? [] : [say.unknown(payers[index]?.name ?? '', read(present), read(other))],
  )
  const parts = [
    money.length === 0 ? say.noMoney : money.join(say.comma),
    ...(people && people.losers > 0 ? [say.losers[kind](read(people.losers))] : []),
    ...(people && people.winners > 0 ? [say.winners[kind](read(people.winners))] : []),
    ...open,
    ...(refused.present === refused.other ? [] : [say.refused(read(refused.present), read(refused.other))]),
  ]
  return parts.join(say.semicolon)
}

function stillTexts(still: readonly StillQuestion[], say: AnalysisWords): string[] {
  const named = (why: StillQuestion['why']) => still.filter((each) => each.why === why).map(({ question }) => question)
  const [unread, same] = [named('unread'), named('same')]
  return [
    ...(same.length > 0 ? [say.stillSame(same.join(say.list))] : []),
    ...(unread.length > 0 ? [say.stillUnread(unread.join(say.list))] : []),
  ]
}

export function sensitivityTables(found: Sensitivity, language: Language): SummaryTable[] {
  return tablesWith(found, language, () => true)
}

/** What a terminal has room for: of a reading only the payers whom it moves. */
export function shortSensitivity(found: Sensitivity, language: Language): SummaryTable[] {
  return tablesWith(found, language, ({ difference }, { present, other }) => signOf(difference) !== 0 || present !== other).map((table) =>
    table.id === 'sensitivity' ? { ...table, title: analysisWords[language].sensitivityShortTitle } : table,
  )
}

/** Whether a payer of a reading is told. */
type Told = (figure: NamedFigure, unknown: Moved['unknown'][number]) => boolean

function tablesWith(found: Sensitivity, language: Language, told: Told): SummaryTable[] {
  const say = analysisWords[language]
  const rows = found.moving.flatMap(({ question, readings }) =>
    readings.flatMap((reading) => sides.flatMap((side) => movedRows(question, reading, side, say, told))),
  )
  const columns = columnsOf(say.columns, {
    question: 'text',
    reading: 'text',
    side: 'text',
    payer: 'text',
    present: 'amount',
    other: 'amount',
    difference: 'amount',
    unknownBefore: 'number',
    unknownAfter: 'number',
    winners: 'number',
    losers: 'number',
  })
  return [rangesTable(found, say), { id: 'sensitivity', title: say.sensitivityTitle, name: say.sheets.sensitivity, columns, rows }]
}

function movedRows(question: string, reading: ReadingMoves, side: Side, say: AnalysisWords, told: Told): SheetCell[][] {
  const moved = reading[side]
  if (!moved) return []
  const people = [moved.people?.winners ?? null, moved.people?.losers ?? null]
  return moved.payers.flatMap((figure, index) => {
    const { name, baseline, scenario, difference } = figure
    const unknown = moved.unknown[index] ?? { present: 0, other: 0 }
    const cells = [question, reading.reading, say.side[side], name, baseline, scenario, difference, unknown.present, unknown.other]
    return told(figure, unknown) ? [[...cells, ...people]] : []
  })
}

function rangesTable({ ranges }: Sensitivity, say: AnalysisWords): SummaryTable {
  const by = ({ by: reading }: RangeEnd) => (reading ? say.byReading(reading.question, reading.reading) : say.presentReading)
  const columns = columnsOf(say.columns, {
    payer: 'text',
    present: 'amount',
    lowest: 'amount',
    lowestBy: 'text',
    highest: 'amount',
    highestBy: 'text',
    differencePresent: 'amount',
    differenceLowest: 'amount',
    differenceHighest: 'amount',
    open: 'number',
  })
  const rows = ranges.map(({ name, total, difference, open }) => [
    name,
    total.present,
    total.lowest.amount,
    by(total.lowest),
    total.highest.amount,
    by(total.highest),
    difference.present,
    difference.lowest.amount,
    difference.highest.amount,
    open,
  ])
  return { id: 'ranges', title: say.rangesTitle, name: say.sheets.ranges, columns, rows }
}
