import { grouped, type Summary, signOf, sizeOf } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import type { NamedFigure } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { type AmountUnit, amountIn, amountText, counted } from './amounts.ts'

/** What each payer pays under both, and how much more or less. */
export function Tiles({ summary, unit }: { readonly summary: Summary; readonly unit: AmountUnit }) {
  return (
    <ul className="simulate-tiles">
      {summary.payers.map((payer) => (
        <Tile key={payer.name} payer={payer} unit={unit} />
      ))}
    </ul>
  )
}

function Tile({ payer, unit }: { readonly payer: NamedFigure; readonly unit: AmountUnit }) {
  const say = useSay()
  const { name, baseline, scenario, difference, percent, unknown } = payer
  const reasons = unknown.reasons.map(({ reason, people }) => say(simulateTexts.reasonOf, reason, counted(people)))
  const exact = (text: string) => say(simulateTexts.exact, grouped(text))
  return (
    <li className="simulate-tile">
      <h2>{name}</h2>
      <p className="simulate-tile-difference">
        <Change difference={difference} unit={unit} />
        {percent !== null && signOf(difference) !== 0 && <span className="quiet"> {grouped(percent)}%</span>}
      </p>
      <p className="simulate-tile-values">
        <span title={exact(baseline)}>{amountIn(baseline, unit)}</span> → <span title={exact(scenario)}>{amountIn(scenario, unit)}</span>
      </p>
      {unknown.people > 0 && (
        <p className="simulate-tile-unknown">
          {say(simulateTexts.unknownPeople, counted(unknown.people), reasons.join(say(simulateTexts.listComma)))}
        </p>
      )}
    </li>
  )
}

/** ▲多 12.5万元, ▼少 3元, 不变. */
export function Change({ difference, unit }: { readonly difference: string; readonly unit: AmountUnit }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const sign = signOf(difference)
  if (sign === 0) return <span>{say(simulateTexts.same)}</span>
  return (
    <span title={say(simulateTexts.exact, grouped(difference))}>
      <span aria-hidden="true">{sign > 0 ? '▲' : '▼'}</span>
      {say(sign > 0 ? simulateTexts.more : simulateTexts.less)} {amountText(sizeOf(difference), unit, language)}
    </span>
  )
}
