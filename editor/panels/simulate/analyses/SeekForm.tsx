import { Input, Segmented, Select } from 'antd'
import { useId } from 'react'
import { askedGroup, formatDecimal, groupText, type Language, readAmount, type SeekRequest } from '../../../../engine/index.ts'
import type { SoughtForm } from '../../../session/analysing.ts'
import { type Say, useSay, useSession, useSessionState } from '../../../session/hooks.ts'
import type { Breakdown, Dial } from '../../../session/simulating.ts'
import { analysesTexts } from '../../../texts/analyses.ts'

interface Choices {
  readonly dials: readonly Dial[]
  readonly payers: readonly string[]
  readonly breakdowns: readonly Breakdown[]
}

/** What is asked for, once it is complete and the amount can be read. */
export function requestOf(form: SoughtForm, choices: Choices): SeekRequest | null {
  const { parameter, payer } = chosen(form, choices)
  const amount = readAmount(form.amount)
  if (parameter === null || payer === null || !amount) return null
  const request = { parameter, payer, bound: { kind: form.kind, amount: formatDecimal(amount) } }
  return form.group ? { ...request, group: form.group } : request
}

/** What is not there any more counts as not chosen. */
function chosen({ parameter, payer }: SoughtForm, { dials, payers }: Choices) {
  const keys = dials.map(({ key }) => key)
  return {
    parameter: parameter !== null && keys.includes(parameter) ? parameter : (keys[0] ?? null),
    payer: payer !== null && payers.includes(payer) ? payer : (payers[0] ?? null),
  }
}

/** A parameter, a payer, perhaps one group, and the amount that the total may not pass. */
export function SeekForm(choices: Choices) {
  const session = useSession()
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const form = useSessionState((state) => state.simulating.analysing.sought)
  const { parameter, payer } = chosen(form, choices)
  const change = (next: Partial<SoughtForm>) => {
    const { analysing } = session.store.getState().simulating
    session.dispatch({ kind: 'simulating', simulating: { analysing: { ...analysing, sought: { ...analysing.sought, ...next } } } })
  }
  return (
    <fieldset className="simulate-seek" aria-label={say(analysesTexts.request)}>
      <Choice
        label={say(analysesTexts.parameter)}
        value={parameter}
        options={choices.dials.map(({ key }) => ({ value: key, label: key }))}
        onChange={(next) => change({ parameter: next })}
      />
      <Choice
        label={say(analysesTexts.payer)}
        value={payer}
        options={choices.payers.map((name) => ({ value: name, label: name }))}
        onChange={(next) => change({ payer: next })}
      />
      <Choice
        label={say(analysesTexts.group)}
        value={form.group ? keyOf(form.group) : ''}
        options={groupOptions(choices.breakdowns, say, language)}
        onChange={(next) => change({ group: groupOf(next) })}
      />
      <div className="simulate-seek-bound">
        <Segmented
          aria-label={say(analysesTexts.bound)}
          value={form.kind}
          options={[
            { value: 'atMost' as const, label: say(analysesTexts.atMost) },
            { value: 'atLeast' as const, label: say(analysesTexts.atLeast) },
          ]}
          onChange={(kind) => change({ kind })}
        />
        <Amount value={form.amount} change={(amount) => change({ amount })} />
      </div>
    </fieldset>
  )
}

function Amount({ value, change }: { readonly value: string; readonly change: (text: string) => void }) {
  const say = useSay()
  const wrong = value.trim() !== '' && readAmount(value) === null
  return (
    <>
      <Input
        aria-label={say(analysesTexts.amount)}
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        placeholder={say(analysesTexts.amountHint)}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
      {wrong && <span role="alert">{say(analysesTexts.badAmount)}</span>}
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

type Option =
  | { readonly value: string; readonly label: string }
  | { readonly label: string; readonly options: { readonly value: string; readonly label: string }[] }

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Select id={id} aria-label={label} value={value} options={[...options]} popupMatchSelectWidth={false} onChange={onChange} />
    </div>
  )
}

type Group = NonNullable<SeekRequest['group']>

function groupOptions(breakdowns: readonly Breakdown[], say: Say, language: Language): Option[] {
  const ofDimension = ({ dimension, groups }: Breakdown): Option => ({
    label: dimension,
    options: groups.map(({ key }) => ({
      value: keyOf({ dimension, name: askedGroup(key) }),
      label: groupText(key, language),
    })),
  })
  return [{ value: '', label: say(analysesTexts.everybody) }, ...breakdowns.map(ofDimension)]
}

const keyOf = ({ dimension, name }: Group): string => `${dimension}\n${name}`

function groupOf(key: string): Group | null {
  const [dimension = '', name = ''] = key.split('\n')
  return key === '' ? null : { dimension, name }
}
