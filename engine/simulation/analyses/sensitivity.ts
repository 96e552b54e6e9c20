import type { People } from '../people.ts'
import type { Plan } from '../plan.ts'
import type { NamedFigure } from '../summary.ts'
import { type Side, sides } from '../variant.ts'
import { type AnalysisControl, between } from './control.ts'
import { type OpenQuestion, openQuestions, otherReadings, sidesThatRead, variantUnder } from './questions.ts'
import { rangesOf } from './ranges.ts'
import { byHowMuch, moves } from './rank.ts'
import type { Moved, QuestionMoves, ReadingMoves, Sensitivity, StillQuestion } from './sensed.ts'
import { planOfSide, regrouped, type TrialOptions, tried } from './trial.ts'

/** Tries every other reading of every question, one at a time, over people in memory. */
export async function sensitivity(
  plan: Plan,
  people: People,
  control: AnalysisControl = {},
  options: TrialOptions = {},
): Promise<Sensitivity> {
  if (people.serves !== 'free') throw new Error(`people who were put together for ${people.serves} settings can't be asked about readings`)
  const questions = openQuestions(plan)
  const of = questions.reduce((count, question) => count + otherReadings(plan, question).length, 0)
  const present = tried(plan, people, plan.pair, options)
  const moving: QuestionMoves[] = []
  const still: StillQuestion[] = []
  let done = 0
  for (const question of questions) {
    const asked = sidesThatRead(plan, question.question)
    const readings: ReadingMoves[] = []
    for (const reading of otherReadings(plan, question)) {
      await between(control, done++, of)
      if (asked.length > 0) readings.push(moved(plan, people, question, reading, asked, options))
    }
    if (readings.some(moves)) moving.push({ ...question, readings: readings.toSorted(byHowMuch) })
    else still.push({ ...question, why: asked.length === 0 ? 'unread' : 'same' })
  }
  await between(control, of, of)
  const ranked = moving.toSorted((a, b) => byHowMuch(a.readings[0] as ReadingMoves, b.readings[0] as ReadingMoves))
  return { basis: { ...present.basis, distinct: people.distinct }, ranges: rangesOf(present.payers, ranked), moving: ranked, still }
}

function moved(
  plan: Plan,
  all: People,
  { question, present }: OpenQuestion,
  reading: string,
  asked: readonly Side[],
  options: TrialOptions,
): ReadingMoves {
  const under = (side: Side) => variantUnder(plan.pair[side], question, reading)
  const pair = { baseline: under('baseline'), scenario: under('scenario') }
  const people = regrouped(plan, pair, all)
  const [baseline, scenario] = sides.map((side) => {
    const changes = asked.includes(side) && present[side] !== reading && pair[side] !== plan.pair[side]
    return changes ? movedSide(plan, people, side, question, reading, options) : null
  })
  const answer = tried(plan, people, pair, options).payers
  return { reading, baseline: baseline ?? null, scenario: scenario ?? null, answer }
}

function movedSide(plan: Plan, people: People, side: Side, question: string, reading: string, options: TrialOptions): Moved {
  const own = planOfSide(plan, side)
  const present = plan.pair[side]
  const other = variantUnder(present, question, reading)
  const both = tried(own, people, { baseline: present, scenario: other }, options)
  const [before, after] = [present, other].map((each) => tried(own, people, { baseline: each, scenario: each }, options).payers)
  const count = (figures: readonly NamedFigure[] | undefined, index: number) => figures?.[index]?.unknown.people ?? 0
  return {
    payers: both.payers,
    people: both.people,
    unknown: both.payers.map((_, index) => ({ present: count(before, index), other: count(after, index) })),
    refused: { present: both.basis.refused.baseline, other: both.basis.refused.scenario },
  }
}
