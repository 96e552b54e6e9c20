import { type ComponentProps, useRef } from 'react'
import { useSay } from '../../../session/hooks.ts'
import { caseFormTexts } from '../../../texts/cases.ts'
import { TextInput } from './TextInput.tsx'

interface DateInputProps extends ComponentProps<typeof TextInput> {
  readonly minimum: string | null
  readonly maximum: string | null
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/

/** A date as one types it, in any notation, or as it is picked from the browser's calendar. */
export function DateInput({ minimum, maximum, ...typed }: DateInputProps) {
  const say = useSay()
  const picker = useRef<HTMLInputElement>(null)
  const { text, label = '', onText } = typed
  return (
    <div className="case-date">
      <TextInput
        {...typed}
        suffix={
          <button
            type="button"
            className="case-date-pick"
            aria-label={say(caseFormTexts.pickDate, label)}
            onClick={() => picker.current?.showPicker()}
          >
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
              <path d="M1.5 3h11v9.5h-11zM1.5 5.5h11M4 1v3M10 1v3" fill="none" stroke="currentColor" />
            </svg>
          </button>
        }
      />
      <input
        ref={picker}
        type="date"
        className="case-date-native"
        tabIndex={-1}
        aria-hidden="true"
        min={minimum ?? undefined}
        max={maximum ?? undefined}
        value={isoDate.test(text) ? text : ''}
        onChange={({ target }) => onText(target.value)}
      />
    </div>
  )
}
