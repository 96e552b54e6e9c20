import type { Language } from '../../index.ts'

/** What is asked behind a name that there is not; nothing where no other is close to it. */
export const didYouMean: Readonly<Record<Language, (close: string | undefined) => string>> = {
  zh: (close) => (close === undefined ? '' : `；是不是 ${close}？`),
  en: (close) => (close === undefined ? '' : `; did you mean ${close}?`),
}
