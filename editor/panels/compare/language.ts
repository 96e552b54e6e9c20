import { useSessionState } from '../../session/hooks.ts'

export const useLanguage = () => useSessionState((state) => state.language)
