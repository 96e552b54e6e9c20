import { expect, it } from 'vitest'
import { civil, dayNumber } from '../../engine/number/date.ts'
import { withoutCalendar } from '../../engine/steps/calendar.ts'
import { type Cell, usualLimits } from '../../engine/steps/cells.ts'
import { type Form, formOf } from '../../engine/steps/form.ts'
import { NodeMaker } from '../../engine/steps/maker.ts'
import { type Calendar, type Node, partsOf } from '../../engine/steps/node.ts'
import { days, months } from '../../engine/steps/numbers.ts'
import { planOf, rootsOf } from '../../engine/steps/plan.ts'
import { answerOf, inputOf, type RunOptions } from '../agreement/engines.ts'
import { onRandomNotices, sampleOf } from '../agreement/samples.ts'
import { programOf } from '../policies/notices.ts'
import { planOutcome, planValue, settingsFor } from './support/evaluate.ts'

const empty = formOf(programOf('english-sample'), null)
const noRecord = { values: new Map(), relations: new Map() }

/** A part of the calendar worked out by arithmetic, of the one setting of a form of its own. */
function expanded(part: Calendar): (of: number) => Cell {
  const make = new NodeMaker()
  const value = make.calendar(part, make.setting(0, { type: 'whole', ...(part === 'firstOfMonth' ? months : days) }))
  const rule = { rule: programOf('english-sample').rules[0] as Form['results'][number]['rule'], value, scale: 0, unknown: [] }
  const plan = planOf(
    withoutCalendar({ ...empty, results: [rule], refusals: [], limits: usualLimits, labels: new Map(), origins: new Map() }),
  )
  const [result] = plan.form.results
  return (of) => planValue(plan, (result as Form['results'][number]).value, noRecord, [BigInt(of)])
}

const allMonths = Array.from({ length: 9999 * 12 }, (_, index) => index + 12)
const firstDay = (month: number): number => dayNumber(Math.floor(month / 12), (month % 12) + 1, 1) as number
const edges = allMonths.flatMap((month) => [firstDay(month), month + 1 < 120_000 ? firstDay(month + 1) - 1 : firstDay(month) + 30])

it.each(['year', 'month', 'dayOfMonth'] as const)('gives the %s of the first and last day of every month', (part) => {
  const by = expanded(part)
  const key = part === 'dayOfMonth' ? 'day' : part
  expect(edges.filter((day) => by(day) !== BigInt(civil(day)[key]))).toEqual([])
})

it('gives the first day of every month', () => {
  const by = expanded('firstOfMonth')
  expect(allMonths.filter((month) => by(month) !== BigInt(firstDay(month)))).toEqual([])
})

function kindsOf(form: Form): ReadonlySet<string> {
  const kinds = new Set<string>()
  const seen = new Set<Node>()
  const visit = (node: Node): void => {
    if (seen.has(node)) return
    seen.add(node)
    kinds.add(node.kind)
    partsOf(node).forEach(visit)
  }
  rootsOf(form).forEach(visit)
  return kinds
}

it('leaves every result of a notice as it was', () => {
  const options: RunOptions = { entity: '参保人', baseDate: '2021-01-01', readings: {} }
  const form = withoutCalendar(formOf(programOf('taiyuan-2020'), options.entity))
  expect(kindsOf(form)).not.toContain('calendar')
  expect([...form.labels.values()].filter(({ part }) => part === 'value').length).toBeGreaterThan(10)
})

it('leaves every result of random notices as it was', () => {
  onRandomNotices(60, (drawn) => {
    const { program, records, options } = sampleOf(drawn)
    const form = formOf(program, options.entity)
    const settings = settingsFor(form, options)
    const [plain, other] = [planOf(form), planOf(withoutCalendar(form))]
    const input = records.map((record) => inputOf(program, record, options))
    const answers = (plan: typeof plain) => input.map((record) => answerOf(planOutcome(plan, record, settings)))
    expect(answers(other)).toEqual(answers(plain))
  })
})
