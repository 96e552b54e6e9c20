import { useState } from 'react'
import { grouped, type PersonConfig, signOf, type TellRecord } from '../../../engine/index.ts'
import { useSay } from '../../session/hooks.ts'
import type { Affected, Before, SimulationResult } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { counted } from './amounts.ts'
import { CsvButton } from './exports.tsx'
import { classOf } from './FigureTable.tsx'
import { Scrolling } from './Scrolling.tsx'
import { Change } from './Tiles.tsx'
import { affectedTable } from './tables.ts'
import { useTeller } from './useTeller.ts'
import { WhyPerson } from './WhyPerson.tsx'

interface AffectedPartProps {
  readonly result: SimulationResult
  readonly person: PersonConfig
  readonly before: Before | null
  readonly notes: readonly string[]
}

/** Those whose amount changes most, as people; each leads to both explanations. */
export function AffectedPart({ result: { summary, of }, person, before, notes }: AffectedPartProps) {
  const say = useSay()
  const tell = useTeller(of.shape)
  const [chosen, setChosen] = useState<Affected | null>(null)
  return (
    <section className="simulate-result" aria-label={say(simulateTexts.affected)}>
      <List
        title={say(simulateTexts.losers)}
        none={say(simulateTexts.nobodyWorse)}
        affected={summary.losers}
        person={person}
        notes={notes}
        tell={tell}
        choose={setChosen}
      />
      <List
        title={say(simulateTexts.winners)}
        none={say(simulateTexts.nobodyBetter)}
        affected={summary.winners}
        person={person}
        notes={notes}
        tell={tell}
        choose={setChosen}
      />
      {chosen && <WhyPerson affected={chosen} told={tell(chosen.record)} person={person} before={before} close={() => setChosen(null)} />}
    </section>
  )
}

interface ListProps {
  readonly title: string
  readonly none: string
  readonly affected: readonly Affected[]
  readonly person: PersonConfig
  readonly notes: readonly string[]
  readonly tell: TellRecord
  readonly choose: (affected: Affected) => void
}

function List({ title, none, affected, person, notes, tell, choose }: ListProps) {
  const say = useSay()
  const table = affectedTable(title, affected, person, { say, tell })
  return (
    <>
      <header className="simulate-result-head">
        <h2>{title}</h2>
        {affected.length > 0 && <CsvButton label={title} tables={[table]} notes={notes} />}
      </header>
      {affected.length === 0 && <p className="quiet">{none}</p>}
      {affected.length > 0 && (
        <Scrolling label={title}>
          <table className="simulate-table">
            <thead>
              <tr>
                {table.columns.map((column, at) => (
                  <th key={column.title} scope="col" className={at === 0 ? undefined : classOf(column.kind)}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {affected.map((each) => (
                <Row key={each.number} affected={each} told={tell(each.record)} choose={choose} />
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </>
  )
}

interface RowProps {
  readonly affected: Affected
  readonly told: string
  readonly choose: (affected: Affected) => void
}

function Row({ affected, told, choose }: RowProps) {
  const say = useSay()
  const { number, baseline, scenario, change, alike } = affected
  return (
    <tr>
      <th scope="row">
        <button type="button" className="place-link" title={say(simulateTexts.whyOpen, counted(number))} onClick={() => choose(affected)}>
          {counted(number)}
        </button>
      </th>
      <td className="number">{grouped(baseline)}</td>
      <td className="number">{grouped(scenario)}</td>
      <td className={`number ${signOf(change) > 0 ? 'went-up' : 'went-down'}`}>
        <Change difference={change} unit="yuan" />
      </td>
      <td className="number">{alike !== null && counted(alike)}</td>
      <td className="simulate-record">{told}</td>
    </tr>
  )
}
