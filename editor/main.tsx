import { preferences } from './session/preferences.ts'
import { faultTexts } from './texts/fault.ts'

try {
  // Monaco takes the language of its menus from whatever was loaded before it.
  if (preferences().language === 'zh') await import('monaco-editor/nls/lang/zh-cn')
  const { start } = await import('./start.tsx')
  await start()
} catch (error) {
  sayNoStart(error)
  throw error
}

/** In the place of “opening…”: nothing of the editor may be there to say it. */
function sayNoStart(error: unknown): void {
  const loading = document.querySelector('.loading')
  const title = faultTexts.noStart[preferences().language]
  if (loading) loading.textContent = `${title}\n${error instanceof Error ? error.message : String(error)}`
}
