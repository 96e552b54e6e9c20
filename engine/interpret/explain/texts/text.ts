/** One entry of the catalogue; the values are texts of that language already. */
export interface Sentence<V> {
  readonly zh: (values: V) => string
  readonly en: (values: V) => string
}

export const text = <V>(zh: (values: V) => string, en: (values: V) => string): Sentence<V> => ({ zh, en })

export interface Named {
  readonly name: string
  readonly value: string
}

/** Of a parameter, with its dates as written; empty where it has none. */
export interface Dated extends Named {
  readonly label: string
}

/** A question with the reading of this run. */
export interface Asked {
  readonly question: string
  readonly text: string
  readonly reading: string
  readonly default: string
}

export const datedZh = ({ name, label }: Omit<Dated, 'value'>): string => (label === '' ? name : `${name}（${label}）`)
export const datedEn = ({ name, label }: Omit<Dated, 'value'>): string => (label === '' ? name : `${name} (${label})`)

export const quotedZh = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、')
export const quotedEn = (names: readonly string[]): string => listEn(names.map((name) => `“${name}”`))

/** a, b and c */
export function listEn(names: readonly string[], last = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`
}

export const isEn = (names: readonly unknown[]): string => (names.length < 2 ? 'is' : 'are')
export const pluralEn = (names: readonly unknown[]): string => (names.length === 1 ? '' : 's')
export const applyEn = (names: readonly unknown[]): string => (names.length === 1 ? 'applies' : 'apply')

/** With a capital, as a sentence begins. */
export const large = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
