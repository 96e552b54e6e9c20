type Both = { readonly zh: string; readonly en: string }
type Template = { readonly zh: (...values: never[]) => string; readonly en: (...values: never[]) => string }
type ValuesOf<T extends Template> = Parameters<T['zh']> extends infer P ? { [K in keyof P]: P[K] | Both } : never

/** A text in both languages with its values, some of which may be texts in both languages themselves. */
export function filled<T extends Template>(text: T, ...values: ValuesOf<T> & readonly unknown[]): Both {
  const said = (language: 'zh' | 'en') =>
    (text[language] as (...given: unknown[]) => string)(...values.map((value) => (isBoth(value) ? value[language] : value)))
  return { zh: said('zh'), en: said('en') }
}

const isBoth = (value: unknown): value is Both => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
