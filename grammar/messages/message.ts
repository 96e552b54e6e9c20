import type { Severity } from '../diagnostic.ts'

/** One entry of the catalogue: severity, the sentence in both languages, and a hint of what to do next. */
export interface Message<V> {
  readonly severity: Severity
  readonly zh: (values: V) => string
  readonly en: (values: V) => string
  readonly hint?: { readonly zh: (values: V) => string; readonly en: (values: V) => string }
}

type Text<V> = (values: V) => string

function message<V>(severity: Severity, zh: Text<V>, en: Text<V>, hintZh?: Text<V>, hintEn?: Text<V>): Message<V> {
  return hintZh && hintEn ? { severity, zh, en, hint: { zh: hintZh, en: hintEn } } : { severity, zh, en }
}

export const error = <V>(zh: Text<V>, en: Text<V>, hintZh?: Text<V>, hintEn?: Text<V>): Message<V> =>
  message('error', zh, en, hintZh, hintEn)
export const warning = <V>(zh: Text<V>, en: Text<V>, hintZh?: Text<V>, hintEn?: Text<V>): Message<V> =>
  message('warning', zh, en, hintZh, hintEn)
export const information = <V>(zh: Text<V>, en: Text<V>, hintZh?: Text<V>, hintEn?: Text<V>): Message<V> =>
  message('information', zh, en, hintZh, hintEn)
