import { preferences } from './session/preferences.ts'

// Monaco takes the language of its menus from whatever was loaded before it.
if (preferences().language === 'zh') await import('monaco-editor/nls/lang/zh-cn')
const { start } = await import('./start.tsx')
await start()
