import type { Language } from '../../engine/index.ts'
import type { Theme } from './state.ts'

/** What the officer chose for this browser, not for a notice. */
export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  /** Whether the margin of the source says what is covered. */
  readonly coverage: boolean
}

const key = 'tiaoli.preferences'

export function preferences(): Preferences {
  const usual: Preferences = {
    language: 'zh',
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    coverage: true,
  }
  return { ...usual, ...stored() }
}

export function keepPreferences(changed: Partial<Preferences>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...stored(), ...changed }))
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}

function stored(): Partial<Preferences> {
  try {
    const { language, theme, coverage } = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>
    return {
      ...(language === 'zh' || language === 'en' ? { language } : {}),
      ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
      ...(typeof coverage === 'boolean' ? { coverage } : {}),
    }
  } catch {
    return {}
  }
}
