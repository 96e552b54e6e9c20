import type { Language } from '../../engine/index.ts'

type ValuesOf<T> = T extends { readonly zh: (...values: infer A) => string } ? A : []

/** Says a text in a language. */
export function say<T extends Readonly<Record<Language, string | ((...values: never[]) => string)>>>(
  language: Language,
  text: T,
  ...values: ValuesOf<T>
): string {
  const said = text[language]
  return typeof said === 'string' ? said : (said as (...given: unknown[]) => string)(...values)
}
