import { type Cliff, type FlagStep, grouped, type Language, showLiteral, type TellRecord } from '../../../../engine/index.ts'
import { type Say, useSay, useSessionState } from '../../../session/hooks.ts'
import { analysesTexts } from '../../../texts/analyses.ts'
import { counted } from '../amounts.ts'
import { Scrolling } from '../Scrolling.tsx'

export type Stepped = Cliff | FlagStep

/** So many are listed; further ones cost less. */
const listed = 100

interface StepListProps {
  readonly title: string
  readonly steps: readonly Stepped[]
  readonly tell: TellRecord
  /** Opens both explanations; null where they would be of other settings. */
  readonly choose: ((step: Stepped) => void) | null
}

/** Steps that cost a person something, what costs most first, each with someone whom it would cost that. */
export function StepList({ title, steps, tell, choose }: StepListProps) {
  const say = useSay()
  const near = steps.some((step) => nearOf(step) !== null)
  const words = [
    analysesTexts.field,
    analysesTexts.step,
    analysesTexts.loss,
    analysesTexts.losers,
    ...(near ? [analysesTexts.nearStep, analysesTexts.nearReach] : []),
    analysesTexts.example,
  ]
  return (
    <section className="simulate-result" aria-label={title}>
      <h2>{title}</h2>
      <Scrolling label={say(analysesTexts.listOf, title)}>
        <table className="simulate-table">
          <thead>
            <tr>
              {words.map((text, at) => (
                <th
                  key={text.zh}
                  scope="col"
                  className={at === 1 ? 'simulate-step' : at > 1 && at < words.length - 1 ? 'number' : undefined}
                >
                  {say(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.slice(0, listed).map((step) => (
              <Row key={keyOf(step)} step={step} near={near} tell={tell} choose={choose} />
            ))}
          </tbody>
        </table>
      </Scrolling>
      {steps.length > listed && <p className="quiet">{say(analysesTexts.more, counted(listed), counted(steps.length))}</p>}
    </section>
  )
}

const nearOf = (step: Stepped) => ('near' in step ? step.near : null)
const keyOf = ({ field, from, to, loss, sample }: Stepped): string => JSON.stringify([field, from, to, loss, sample.number])

/** 1961年1月1日 → 1961年1月2日 */
export function stepShown({ type, from, to }: Stepped, say: Say, language: Language): string {
  return say(analysesTexts.fromTo, showLiteral(type, from)[language], showLiteral(type, to)[language])
}

function Row({ step, near, tell, choose }: { readonly step: Stepped; readonly near: boolean } & Pick<StepListProps, 'tell' | 'choose'>) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const { field, loss, people, sample } = step
  const shown = stepShown(step, say, language)
  const by = nearOf(step)
  return (
    <tr>
      <th scope="row">{field}</th>
      <td className="simulate-step">
        <button
          type="button"
          className="place-link"
          disabled={choose === null}
          title={say(analysesTexts.whyOpen, field, shown, counted(sample.number))}
          onClick={() => choose?.(step)}
        >
          {shown}
        </button>
      </td>
      <td className="number">{grouped(loss)}</td>
      <td className="number">{counted(people)}</td>
      {near && <td className="number">{by && counted(by.step)}</td>}
      {near && <td className="number">{by && counted(by.reach)}</td>}
      <td className="simulate-record">
        {say(analysesTexts.person, counted(sample.number))} {tell(sample.record)}
      </td>
    </tr>
  )
}
