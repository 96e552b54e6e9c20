import { Button, Select } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { type CaseForm, ownValue, type TypedCase } from '../../../../engine/service/index.ts'
import type { CaseFormAt } from '../../../session/casesWork.ts'
import { useSay } from '../../../session/hooks.ts'
import { caseFormTexts, casesTexts } from '../../../texts/cases.ts'
import { EmptyState } from '../../common/EmptyState.tsx'
import { Pane } from '../../common/Pane.tsx'
import { useOpenForm } from '../useOpenForm.ts'
import { Expectations } from './Expectations.tsx'
import { Fields } from './Fields.tsx'
import { Readings } from './Readings.tsx'
import { Records } from './Records.tsx'
import { TextInput } from './TextInput.tsx'
import { emptyCase, type Faults, faultKey, unplaced } from './typed.ts'
import { useCaseForm } from './useCaseForm.ts'
import './form.css'

interface CaseFormPaneProps {
  readonly at: CaseFormAt
  /** What cases can be of; null until it is known. */
  readonly forms: readonly CaseForm[] | null
}

/** The form of a case, generated from what its entity has; what the rules give is shown while it is filled in. */
export function CaseFormPane({ at, forms }: CaseFormPaneProps) {
  const say = useSay()
  const openForm = useOpenForm()
  const opened = useCaseForm(at)
  const { typed, gone } = opened
  const form = forms?.find(({ entity }) => entity === typed?.entity)
  const title =
    at.kind === 'edit' ? say(caseFormTexts.edit, at.case.name) : say(at.kind === 'new' ? caseFormTexts.new : caseFormTexts.witness)
  const close = (
    <Button size="small" type="text" onClick={() => openForm(null)}>
      {say(caseFormTexts.close)}
    </Button>
  )
  return (
    <Pane title={title} tools={close}>
      {gone && <EmptyState>{say(caseFormTexts.gone)}</EmptyState>}
      {!gone && !(typed && form) && <EmptyState>{say(casesTexts.working)}</EmptyState>}
      {typed && form && forms && <Filled at={at} form={form} forms={forms} typed={typed} opened={opened} />}
    </Pane>
  )
}

interface FilledProps {
  readonly at: CaseFormAt
  readonly form: CaseForm
  readonly forms: readonly CaseForm[]
  readonly typed: TypedCase
  readonly opened: ReturnType<typeof useCaseForm>
}

function Filled({ at, form, forms, typed, opened: { type, faults, filled, tried, save } }: FilledProps) {
  const say = useSay()
  const [toMend, setToMend] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  const [own] = form.entities
  const others = tried ? unplaced(tried.problems, form) : []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = await save(form)
    setToMend(wrong)
    if (wrong > 0) requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return (
    <form ref={element} className="case-form" onSubmit={(event) => void submit(event)}>
      <div className="case-form-body">
        {others.length > 0 && (
          <div className="case-form-others fail" role="status">
            {say(caseFormTexts.inSource)}
            {others.map((message) => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
        <Head at={at} forms={forms} typed={typed} fault={faults.get(faultKey('name', ''))} onChange={type} />
        {own && (
          <Fields
            fields={own.fields}
            texts={typed.fields}
            faults={faults}
            filled={filled}
            onChange={(field, text) => type({ ...typed, fields: { ...typed.fields, [field]: text } })}
          />
        )}
        <Relations form={form} typed={typed} faults={faults} onChange={type} />
        {form.questions.length > 0 && (
          <Readings
            questions={form.questions}
            readings={typed.readings}
            faults={faults}
            onChange={(question, reading) => type({ ...typed, readings: { ...typed.readings, [question]: reading } })}
          />
        )}
      </div>
      <Expectations
        results={form.results}
        tried={tried}
        expectations={typed.expectations}
        faults={faults}
        onChange={(expectations) => type({ ...typed, expectations })}
      />
      <footer className="case-form-foot">
        <span role="status" className="fail">
          {toMend > 0 && tried && tried.problems.length > 0 && say(caseFormTexts.toMend, tried.problems.length)}
        </span>
        <Button type="primary" htmlType="submit">
          {say(caseFormTexts.save)}
        </Button>
      </footer>
    </form>
  )
}

interface HeadProps {
  readonly at: CaseFormAt
  readonly forms: readonly CaseForm[]
  readonly typed: TypedCase
  readonly fault: string | undefined
  onChange(typed: TypedCase): void
}

/** Its name and, of a new one, what it is a case of. */
function Head({ at, forms, typed, fault, onChange }: HeadProps) {
  const say = useSay()
  const id = useId()
  return (
    <div className="case-form-head">
      {at.kind === 'new' && forms.length > 1 && (
        <div className="case-field">
          <label htmlFor={`${id}entity`}>{say(caseFormTexts.entity)}</label>
          <Select
            id={`${id}entity`}
            aria-label={say(caseFormTexts.entity)}
            className="case-select"
            showSearch={{ optionFilterProp: 'label' }}
            value={typed.entity ?? ''}
            options={forms.map(({ entity }) => ({ value: entity ?? '', label: entity ?? say(casesTexts.notice) }))}
            onChange={(entity) => onChange({ ...emptyCase(entity === '' ? null : entity), name: typed.name })}
          />
        </div>
      )}
      <div className="case-field">
        <label htmlFor={`${id}name`}>
          <span className="case-field-name">{say(caseFormTexts.name)}</span>
          <span className="case-field-must">{say(caseFormTexts.required)}</span>
        </label>
        <TextInput
          id={`${id}name`}
          autoFocus
          text={typed.name}
          placeholder={say(caseFormTexts.nameHint)}
          fault={fault}
          note={fault && `${id}fault`}
          onText={(name) => onChange({ ...typed, name })}
        />
        {fault && (
          <p id={`${id}fault`} className="case-field-note fail">
            {fault}
          </p>
        )}
      </div>
    </div>
  )
}

interface RelationsProps {
  readonly form: CaseForm
  readonly typed: TypedCase
  readonly faults: Faults
  onChange(typed: TypedCase): void
}

function Relations({ form: { entities }, typed, faults, onChange }: RelationsProps) {
  return (entities[0]?.relations ?? []).map(({ name, entity: of }) => {
    const entity = entities.find((each) => each.name === of)
    return (
      entity && (
        <Records
          key={name}
          name={name}
          entity={entity}
          records={ownValue(typed.relations, name) ?? []}
          faults={faults}
          onChange={(records) => onChange({ ...typed, relations: { ...typed.relations, [name]: records } })}
        />
      )
    )
  })
}
