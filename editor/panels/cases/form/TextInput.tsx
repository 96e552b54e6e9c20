import { Input, type InputProps } from 'antd'

interface TextInputProps extends Omit<InputProps, 'onChange' | 'value' | 'status'> {
  readonly text: string
  readonly label?: string
  readonly fault: string | undefined
  readonly note?: string | undefined
  readonly number?: boolean
  onText(text: string): void
}

/** A line to type into; what is wrong with it stands in the element of the id `note`. */
export function TextInput({ text, label, fault, note, number = false, onText, ...looks }: TextInputProps) {
  return (
    <Input
      {...looks}
      {...aria(label, fault, note)}
      className={number ? 'number' : ''}
      value={text}
      onChange={({ target }) => onText(target.value)}
    />
  )
}

/** How a control is named and told to be wrong. */
export const aria = (label: string | undefined, fault: string | undefined, note: string | undefined) => ({
  ...(label === undefined ? {} : { 'aria-label': label }),
  ...(note === undefined ? {} : { 'aria-describedby': note }),
  ...(fault === undefined ? {} : { 'aria-invalid': true, status: 'error' as const }),
})
