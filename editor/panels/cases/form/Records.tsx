import { Button } from 'antd'
import { useState } from 'react'
import type { FormEntity } from '../../../../engine/service/index.ts'
import { useSay } from '../../../session/hooks.ts'
import { caseFormTexts } from '../../../texts/cases.ts'
import { Fields } from './Fields.tsx'
import { type Faults, faultKey } from './typed.ts'

type Texts = Readonly<Record<string, string>>

interface RecordsProps {
  /** Of the relation. */
  readonly name: string
  readonly entity: FormEntity
  readonly records: readonly Texts[]
  readonly faults: Faults
  onChange(records: readonly Texts[]): void
}

/** The records of a to-many relation, one under another. */
export function Records({ name, entity, records, faults, onChange }: RecordsProps) {
  const say = useSay()
  const fault = faults.get(faultKey('field', name))
  return (
    <section className="case-records" aria-label={name}>
      <h4>
        {name} <span className="quiet">{records.length === 0 ? say(caseFormTexts.noRecords) : records.length}</span>
        <Button size="small" onClick={() => onChange([...records, {}])}>
          {say(caseFormTexts.addRecord, name)}
        </Button>
      </h4>
      {fault && <p className="fail">{fault}</p>}
      {records.map((texts, index) => (
        <OneRecord
          // biome-ignore lint/suspicious/noArrayIndexKey: records have no names; they only come and go at a place
          key={index}
          name={name}
          index={index}
          entity={entity}
          texts={texts}
          faults={faults}
          onChange={(next) => onChange(records.with(index, next))}
          onRemove={() => onChange(records.toSpliced(index, 1))}
        />
      ))}
    </section>
  )
}

interface OneRecordProps {
  readonly name: string
  readonly index: number
  readonly entity: FormEntity
  readonly texts: Texts
  readonly faults: Faults
  onChange(texts: Texts): void
  onRemove(): void
}

/** More fields than this are shown only where they are asked for or filled in. */
const few = 6

function OneRecord({ name, index, entity: { fields }, texts, faults, onChange, onRemove }: OneRecordProps) {
  const say = useSay()
  const [all, setAll] = useState(fields.length <= few)
  const shown = all ? fields : fields.filter((field) => field.required || Object.hasOwn(texts, field.name))
  return (
    <fieldset className="case-record">
      <legend>{say(caseFormTexts.record, index + 1)}</legend>
      <Fields
        fields={shown}
        texts={texts}
        path={`${name}[${index + 1}].`}
        faults={faults}
        labelOf={(field) => say(caseFormTexts.fieldOf, index + 1, field)}
        onChange={(field, text) => onChange({ ...texts, [field]: text })}
      />
      <div className="case-record-tools">
        {shown.length < fields.length && (
          <Button size="small" type="text" onClick={() => setAll(true)}>
            {say(caseFormTexts.moreFields, fields.length - shown.length)}
          </Button>
        )}
        <Button size="small" type="text" aria-label={say(caseFormTexts.removeRecord, index + 1, name)} onClick={onRemove}>
          {say(caseFormTexts.remove)}
        </Button>
      </div>
    </fieldset>
  )
}
