import { Button, Input, Slider } from 'antd'
import { useEffect, useState } from 'react'
import { useSay, useSessionState } from '../../session/hooks.ts'
import type { Dial } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { dialText, sliderText, sliderValue, typedValue } from './dialValues.ts'
import { useTried } from './useTried.ts'

/** The numbers of the notice that the results rest on, each to be dragged or typed. */
export function Dials({ dials }: { readonly dials: readonly Dial[] }) {
  const say = useSay()
  return (
    <div className="simulate-part">
      <h2>{say(simulateTexts.parameters)}</h2>
      {dials.length === 0 && <p className="quiet">{say(simulateTexts.noParameters)}</p>}
      {dials.map((dial) => (
        <DialRow key={dial.key} dial={dial} />
      ))}
    </div>
  )
}

function DialRow({ dial }: { readonly dial: Dial }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const change = useTried()
  const tried = useSessionState((state) => state.simulating.tried.parameters[dial.key])
  const shown = dialText(dial.unit, tried ?? dial.value)
  const [typed, setTyped] = useState(shown)
  useEffect(() => setTyped(shown), [shown])
  const { minimum, maximum, step } = dial.slider
  const value = typedValue(dial.unit, typed)
  const take = (text: string) => change.parameter(dial, text)
  const enter = () => (value === null ? undefined : take(value))
  return (
    <div className={tried === undefined ? 'simulate-dial' : 'simulate-dial changed'}>
      <div className="simulate-dial-head">
        <span>{dial.key}</span>
        <span className="simulate-dial-value">
          <Input
            size="small"
            aria-label={dial.key}
            aria-invalid={value === null}
            status={value === null ? 'error' : ''}
            value={typed}
            suffix={dial.unit === 'amount' ? say(simulateTexts.yuan) : dial.unit === 'ratio' ? '%' : undefined}
            onChange={({ target }) => setTyped(target.value)}
            onBlur={enter}
            onPressEnter={enter}
          />
        </span>
      </div>
      {value === null && <p role="alert">{say(simulateTexts.refusedValue)}</p>}
      <Slider
        min={Math.min(minimum, sliderValue(dial.unit, tried ?? dial.value))}
        max={Math.max(maximum, sliderValue(dial.unit, tried ?? dial.value))}
        step={step}
        value={sliderValue(dial.unit, tried ?? dial.value)}
        ariaLabelForHandle={say(simulateTexts.slider, dial.key)}
        ariaValueTextFormatterForHandle={() => `${shown}${dial.unit === 'ratio' ? '%' : ''}`}
        tooltip={{ open: false }}
        onChange={(at) => take(sliderText(dial.unit, at))}
      />
      {tried !== undefined && (
        <p className="simulate-dial-was">
          {say(simulateTexts.from, dial.shown[language])}
          <Button type="link" size="small" aria-label={say(simulateTexts.resetOne, dial.key)} onClick={() => change.reset(dial.key)}>
            {say(simulateTexts.undo)}
          </Button>
        </p>
      )}
    </div>
  )
}
