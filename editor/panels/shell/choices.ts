import type { Language } from '../../../engine/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { keepPreferences } from '../../session/preferences.ts'
import { shellTexts } from '../../texts/shell.ts'

interface ChoiceOf {
  readonly label: string
  choose(): void
}

/** The other look of the page, for this visit and those to come. */
export function useThemeChoice(): ChoiceOf {
  const session = useSession()
  const say = useSay()
  const theme = useSessionState((state) => state.theme) === 'dark' ? 'light' : 'dark'
  return {
    label: say(theme === 'dark' ? shellTexts.toDark : shellTexts.toLight),
    choose: () => {
      keepPreferences({ theme })
      session.dispatch({ kind: 'theme', theme })
    },
  }
}

/** The other language of the page, for this visit and those to come. */
export function useLanguageChoice(): ChoiceOf & { readonly language: Language } {
  const session = useSession()
  const say = useSay()
  const language = useSessionState((state) => state.language) === 'zh' ? 'en' : 'zh'
  return {
    label: say(shellTexts.language),
    language,
    choose: () => {
      keepPreferences({ language })
      session.dispatch({ kind: 'language', language })
    },
  }
}
