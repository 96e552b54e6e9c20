import type { WhyOption } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { Mark } from '../common/Mark.tsx'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Part, Pieces } from './parts.tsx'

interface OptionsProps {
  readonly label: string
  readonly options: readonly WhyOption[]
  /** What the only one of them gives, where no formula says so. */
  readonly gives?: string | null
}

/** Rows, cases and exceptions: those that made a value, or those that did not, with what of the record decided it. */
export function Options({ label, options, gives = null }: OptionsProps) {
  return (
    <Part label={label}>
      <OptionList options={options} gives={gives} />
    </Part>
  )
}

export function OptionList({ options, gives = null }: Omit<OptionsProps, 'label'>) {
  const say = useSay()
  return options.map((option) => (
    <div key={`${option.title}${option.span.start}`} className="why-option">
      <PlaceLink place={option.span}>{option.title}</PlaceLink>
      {option.written !== '' && (
        <div className="why-written" title={option.written}>
          {option.written}
        </div>
      )}
      {option.cells.length > 0 ? <Cells option={option} /> : <Reason option={option} />}
      {gives !== null && <div className="why-gives">{say(whyTexts.gives, gives)}</div>}
    </div>
  ))
}

/** What of the record decided it; or that it was not looked at, or had to give way. */
function Reason({ option: { why, because, reasons } }: { readonly option: WhyOption }) {
  const say = useSay()
  const names = reasons.join(say(whyTexts.and))
  if (why === 'later') return <div className="quiet">{say(whyTexts.later)}</div>
  if (why === 'beaten') return <div className="quiet">{say(whyTexts.beaten, names)}</div>
  return (
    <div>
      <Pieces pieces={because} />
      {names !== '' && <span className="quiet"> {names}</span>}
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
