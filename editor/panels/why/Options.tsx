import type { WhyOption } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { Mark } from '../common/Mark.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Part, Pieces } from './parts.tsx'

/** Rows, cases and exceptions: those that made a value, or those that did not, with what of the record decided it. */
export function Options({ label, options }: { readonly label: string; readonly options: readonly WhyOption[] }) {
  return (
    <Part label={label}>
      {options.map((option) => (
        <div key={`${option.title}${option.span.start}`} className="why-option">
          <PlaceLink place={option.span}>{option.title}</PlaceLink>
          {option.cells.length > 0 ? <Cells option={option} /> : <Reason option={option} />}
        </div>
      ))}
    </Part>
  )
}

function Reason({ option: { because, reasons } }: { readonly option: WhyOption }) {
  return (
    <div>
      <Pieces pieces={because} />
      {reasons.length > 0 && <span className="quiet"> {reasons.join('、')}</span>}
    </div>
  )
}

/** What the row asks, and whether the record has it. */
function Cells({ option }: { readonly option: WhyOption }) {
  const say = useSay()
  return (
    <ul className="why-cells">
      {option.cells.map(({ column, label, value, holds }) => (
        <li key={column} className={holds === false ? 'fails' : undefined}>
          {holds === null ? <span>？</span> : <Mark passed={holds} label={say(holds ? whyTexts.holds : whyTexts.fails)} />} {column}：
          {value ?? '？'}
          {value !== label && <span className="quiet"> {label}</span>}
        </li>
      ))}
    </ul>
  )
}
