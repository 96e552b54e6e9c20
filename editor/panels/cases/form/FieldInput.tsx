import { Select } from 'antd'
import type { FormField } from '../../../../engine/service/index.ts'
import { useSay } from '../../../session/hooks.ts'
import { caseColumnTexts, caseFormTexts } from '../../../texts/cases.ts'
import { DateInput } from './DateInput.tsx'
import { aria, TextInput } from './TextInput.tsx'

interface FieldInputProps {
  readonly id: string
  readonly field: FormField
  /** Names it where the label alone would not: 第 2 条 费用. */
  readonly label: string
  readonly text: string
  readonly fault: string | undefined
  /** It was given an ordinary value that is to be looked at. */
  readonly filled: boolean
  onChange(text: string): void
}

/** One field of a record: what it asks, where it is typed or picked, and what is wrong with it. */
export function FieldInput({ id, field, label, text, fault, filled, onChange }: FieldInputProps) {
  const say = useSay()
  const { name, unit, required, rangeText, type } = field
  const titled = unit === '' || type.kind === 'duration' ? name : say(caseColumnTexts.withUnit, name, unit)
  const note = fault ?? ([filled ? say(caseFormTexts.filled) : '', rangeText].filter(Boolean).join('　') || null)
  return (
    <div className="case-field">
      <label htmlFor={id}>
        <span className="case-field-name">{titled}</span>
        {required && <span className="case-field-must">{say(caseFormTexts.required)}</span>}
      </label>
      <Control
        id={id}
        field={field}
        label={label}
        text={text}
        fault={fault}
        onChange={onChange}
        note={note === null ? undefined : `${id}-note`}
      />
      {note !== null && (
        <p id={`${id}-note`} className={fault ? 'case-field-note fail' : 'case-field-note'}>
          {note}
        </p>
      )}
    </div>
  )
}

interface ControlProps extends Omit<FieldInputProps, 'filled'> {
  /** Id of the element that says what is to be said of it. */
  readonly note: string | undefined
}

function Control(props: ControlProps) {
  const { id, field, label, text, fault, note, onChange } = props
  const say = useSay()
  const choices = field.type.kind === 'boolean' ? [say(caseFormTexts.yes), say(caseFormTexts.no)] : field.members
  const placeholder = usePlaceholder(field, choices.length > 0)
  if (choices.length > 0)
    return (
      <Select
        id={id}
        {...aria(label, fault, note)}
        className="case-select"
        showSearch
        allowClear={!field.required}
        placeholder={placeholder}
        value={text === '' ? null : text}
        options={choices.map((value) => ({ value, label: value }))}
        onChange={(value: string | null | undefined) => onChange(value ?? '')}
      />
    )
  const shown = { id, label, text, fault, note, placeholder, onText: onChange }
  if (field.type.kind === 'date') return <DateInput {...shown} minimum={field.minimum} maximum={field.maximum} />
  return <TextInput {...shown} number={field.type.kind === 'decimal'} />
}

/** What an empty field means. */
function usePlaceholder({ required, defaultText }: FormField, isPicked: boolean): string {
  const say = useSay()
  if (defaultText !== '') return say(caseFormTexts.defaultOf, defaultText)
  if (required) return isPicked ? say(caseFormTexts.choose) : ''
  return say(caseFormTexts.notGiven)
}
