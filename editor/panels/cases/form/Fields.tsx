import { useId } from 'react'
import { type FormField, ownValue } from '../../../../engine/service/index.ts'
import { FieldInput } from './FieldInput.tsx'
import { type Faults, faultKey } from './typed.ts'

interface FieldsProps {
  readonly fields: readonly FormField[]
  readonly texts: Readonly<Record<string, string>>
  /** What stands before their names in the paths of faults: 就诊[2]. */
  readonly path?: string
  readonly faults: Faults
  readonly filled?: readonly string[]
  labelOf?(field: string): string
  onChange(field: string, text: string): void
}

/** The fields of one record, in as many columns as there is room for. */
export function Fields({ fields, texts, path = '', faults, filled = [], labelOf = (field) => field, onChange }: FieldsProps) {
  const id = useId()
  return (
    <div className="case-fields">
      {fields.map((field, index) => (
        <FieldInput
          key={field.name}
          id={`${id}${index}`}
          field={field}
          label={labelOf(field.name)}
          text={ownValue(texts, field.name) ?? ''}
          fault={faults.get(faultKey('field', path + field.name))}
          filled={filled.includes(field.name)}
          onChange={(text) => onChange(field.name, text)}
        />
      ))}
    </div>
  )
}
