import type { Dial } from '../../session/simulating.ts'

type Unit = Dial['unit']

const numeral = /^-?\d+(?:\.\d+)?$/

/** An exact decimal moved by two places: 0.5 → 50. */
export function hundredfold(text: string): string {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = `${whole}${fraction.padEnd(2, '0')}`
  return signed(text, tidy(`${digits.slice(0, whole.length + 2)}.${digits.slice(whole.length + 2)}`))
}

/** 50 → 0.5 */
export function hundredth(text: string): string {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = whole.padStart(3, '0')
  return signed(text, tidy(`${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`))
}

const tidy = (text: string): string =>
  text
    .replace(/0+$/, '')
    .replace(/\.$/, '')
    .replace(/^0+(?=\d)/, '')
const signed = (of: string, text: string): string => (of.startsWith('-') && /[1-9]/.test(text) ? `-${text}` : text)

/** An exact value as it is typed: of a ratio its percent. */
export const dialText = (unit: Unit, value: string): string => (unit === 'ratio' ? hundredfold(value) : value)

/** What was typed as an exact value; null where it is none. Full-width digits and a unit behind it are taken too. */
export function typedValue(unit: Unit, typed: string): string | null {
  const plain = typed.replace(/[０-９．－]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).replace(/[\s,，]|元|%|％$/g, '')
  if (!numeral.test(plain) || (unit === 'integer' && plain.includes('.'))) return null
  return unit === 'ratio' ? hundredth(plain) : tidyNumber(plain)
}

const tidyNumber = (text: string): string => (text.includes('.') ? signed(text, tidy(text.replace('-', ''))) : text)

/** Where the slider stands: whole 元, percent or numbers, as near as it can. */
export const sliderValue = (unit: Unit, value: string): number => Math.round(Number(dialText(unit, value)))

/** What a place of the slider means, exactly: places are whole. */
export const sliderText = (unit: Unit, at: number): string => (unit === 'ratio' ? hundredth(String(at)) : String(at))
