import { Select } from 'antd'
import { useId } from 'react'
import { type FormQuestion, ownValue } from '../../../../engine/service/index.ts'
import { useSay } from '../../../session/hooks.ts'
import { caseFormTexts } from '../../../texts/cases.ts'
import { type Faults, faultKey } from './typed.ts'

interface ReadingsProps {
  readonly questions: readonly FormQuestion[]
  readonly readings: Readonly<Record<string, string>>
  readonly faults: Faults
  onChange(question: string, reading: string): void
}

/** How open questions of the notice are read in this case; folded away, for most cases take the usual readings. */
export function Readings({ questions, readings, faults, onChange }: ReadingsProps) {
  const say = useSay()
  const id = useId()
  const chosen = Object.values(readings).filter((reading) => reading !== '').length
  return (
    <details className="case-readings" open={chosen > 0}>
      <summary>{say(caseFormTexts.readings, chosen)}</summary>
      {questions.map(({ name, text, readings: options, default: usual }, index) => {
        const fault = faults.get(faultKey('reading', name))
        return (
          <div key={name} className="case-field">
            <label htmlFor={`${id}${index}`}>
              <span className="case-field-name">{name}</span> {text}
            </label>
            <Select
              id={`${id}${index}`}
              aria-label={`${name} ${text}`}
              className="case-select"
              allowClear
              placeholder={say(caseFormTexts.usual, usual)}
              value={ownValue(readings, name) || null}
              options={options.map((value) => ({ value, label: value }))}
              onChange={(value: string | null | undefined) => onChange(name, value ?? '')}
              {...(fault === undefined ? {} : { status: 'error' as const })}
            />
            {fault && <p className="case-field-note fail">{fault}</p>}
          </div>
        )
      })}
    </details>
  )
}
