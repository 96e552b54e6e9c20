import { App as AntApp, theme as antTheme, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect } from 'react'
import { HelpDialogs } from './panels/help/HelpDialogs.tsx'
import { Tour } from './panels/help/Tour.tsx'
import { screenOf } from './panels/screens.tsx'
import { Messages } from './panels/shell/Messages.tsx'
import { ReadingsBanner } from './panels/shell/ReadingsBanner.tsx'
import { StatusBar } from './panels/shell/StatusBar.tsx'
import { TitleBar } from './panels/shell/TitleBar.tsx'
import { useSessionState } from './session/hooks.ts'
import { useShortcuts } from './session/useShortcuts.ts'

/** The whole page: title and screens above, the status of the notice below. */
export function App() {
  useShortcuts()
  const language = useSessionState((state) => state.language)
  const theme = useSessionState((state) => state.theme)
  const screen = useSessionState((state) => state.screen)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset.theme = theme
  }, [language, theme])
  const Screen = screenOf[screen]
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={antdTheme(theme)} button={{ autoInsertSpace: false }}>
      <AntApp className="app">
        <TitleBar />
        <ReadingsBanner />
        <main className="screen" id="screen" tabIndex={-1}>
          <Screen />
        </main>
        <StatusBar />
        <Messages />
        <HelpDialogs />
        <Tour />
      </AntApp>
    </ConfigProvider>
  )
}

const antdTheme = (theme: 'light' | 'dark') => ({
  algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
  token:
    theme === 'dark'
      ? { colorPrimary: '#7db8ff', colorTextLightSolid: '#10151b', borderRadius: 2, fontSize: 14, controlHeight: 28, motion: false }
      : {
          colorPrimary: '#0b4f9e',
          colorError: '#c8161d',
          colorTextDescription: '#4a5560',
          colorTextPlaceholder: '#65707c',
          borderRadius: 2,
          fontSize: 14,
          controlHeight: 28,
          motion: false,
        },
})
