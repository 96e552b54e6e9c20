import { Button } from 'antd'
import { useId } from 'react'
import { type FormResult, ownValue, type TriedCase, type TriedResult } from '../../../../engine/service/index.ts'
import { useSay } from '../../../session/hooks.ts'
import { caseColumnTexts, caseFormTexts } from '../../../texts/cases.ts'
import { Mark } from '../../common/Mark.tsx'
import { TextInput } from './TextInput.tsx'
import { type Faults, faultKey } from './typed.ts'

type Texts = Readonly<Record<string, string>>

interface ExpectationsProps {
  readonly results: readonly FormResult[]
  readonly tried: TriedCase | null
  readonly expectations: Texts
  readonly faults: Faults
  onChange(expectations: Texts): void
}

/** What the rules give for what is typed, as it is typed, beside what is expected. */
export function Expectations({ results, tried, expectations, faults, onChange }: ExpectationsProps) {
  const say = useSay()
  const given = tried?.results ?? []
  const takeAll = () => onChange({ ...expectations, ...Object.fromEntries(given.map(({ name, typed }) => [name, typed])) })
  return (
    <section className="case-results" aria-label={say(caseFormTexts.results)}>
      <header>
        <h3>{say(caseFormTexts.results)}</h3>
        <Button size="small" disabled={given.length === 0} onClick={takeAll}>
          {say(caseFormTexts.takeAll)}
        </Button>
      </header>
      <div className="case-results-body">
        {tried && tried.refusals.length > 0 && (
          <div className="fail" role="status">
            {say(caseFormTexts.noResults)}
            {tried.refusals.map(({ code, field, message }) => (
              <p key={`${code}${field}`}>{message}</p>
            ))}
          </div>
        )}
        {tried?.sound === false && <p className="quiet">{say(caseFormTexts.unsound)}</p>}
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{say(caseFormTexts.expected)}</th>
              <th scope="col">{say(caseFormTexts.actual)}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {results.map((result) => (
              <Expectation
                key={result.name}
                result={result}
                tried={given.find(({ name }) => name === result.name)}
                text={ownValue(expectations, result.name) ?? ''}
                fault={faults.get(faultKey('expectation', result.name))}
                onChange={(text) => onChange({ ...expectations, [result.name]: text })}
              />
            ))}
          </tbody>
        </table>
        <p className="quiet">{say(caseFormTexts.unknownHint)}</p>
      </div>
    </section>
  )
}

interface ExpectationProps {
  readonly result: FormResult
  readonly tried: TriedResult | undefined
  readonly text: string
  readonly fault: string | undefined
  onChange(text: string): void
}

function Expectation({ result: { name, unit, type, members }, tried, text, fault, onChange }: ExpectationProps) {
  const say = useSay()
  const id = useId()
  const choices = type.kind === 'boolean' ? [say(caseFormTexts.yes), say(caseFormTexts.no)] : members
  const isTaken = tried === undefined || text === tried.typed
  return (
    <tr className={tried?.agrees === false ? 'differs' : undefined}>
      <th scope="row">
        <label htmlFor={id}>{unit === '' || unit === '%' ? name : say(caseColumnTexts.withUnit, name, unit)}</label>
      </th>
      <td>
        <TextInput
          id={id}
          size="small"
          label={say(caseFormTexts.expectedOf, name)}
          fault={fault}
          note={fault && `${id}-fault`}
          list={choices.length > 0 ? `${id}-choices` : undefined}
          number={type.kind === 'decimal'}
          text={text}
          onText={onChange}
        />
        {choices.length > 0 && (
          <datalist id={`${id}-choices`}>
            {choices.map((choice) => (
              <option key={choice} value={choice} />
            ))}
          </datalist>
        )}
        {fault && (
          <p id={`${id}-fault`} className="case-field-note fail">
            {fault}
          </p>
        )}
      </td>
      <td className="case-actual">{tried && <Actual tried={tried} />}</td>
      <td>
        <Button
          size="small"
          type="text"
          disabled={isTaken}
          aria-label={say(caseFormTexts.takeOne, name)}
          onClick={() => tried && onChange(tried.typed)}
        >
          {say(caseFormTexts.take)}
        </Button>
      </td>
    </tr>
  )
}

function Actual({ tried: { agrees, text } }: { readonly tried: TriedResult }) {
  const say = useSay()
  if (agrees === null) return <span className="quiet">{text}</span>
  return (
    <>
      <Mark passed={agrees} label={say(agrees ? caseFormTexts.agrees : caseFormTexts.differs)} />{' '}
      <span className={agrees ? undefined : 'fail'}>{text}</span>
    </>
  )
}
