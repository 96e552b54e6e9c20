import { App as AntApp, theme as antTheme, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useEffect } from 'react'
import { HelpDialogs } from './panels/help/HelpDialogs.tsx'
import { Tour } from './panels/help/Tour.tsx'
import { screenOf } from './panels/screens.tsx'
import { Boundary } from './panels/shell/Boundary.tsx'
import { KeepingNotices } from './panels/shell/KeepingNotices.tsx'
import { Messages } from './panels/shell/Messages.tsx'
import { NewVersion } from './panels/shell/NewVersion.tsx'
import { ReadingsBanner } from './panels/shell/ReadingsBanner.tsx'
import { SkipLink } from './panels/shell/SkipLink.tsx'
import { StatusBar } from './panels/shell/StatusBar.tsx'
import { screenId, tabId } from './panels/shell/Tabs.tsx'
import { TitleBar } from './panels/shell/TitleBar.tsx'
import { useSession, useSessionState } from './session/hooks.ts'
import type { Theme } from './session/state.ts'
import { useShortcuts } from './session/useShortcuts.ts'

/** The whole page: title and screens above, the status of the notice below. A fault in a screen leaves the rest of the page usable. */
export function App() {
  const { texts } = useSession()
  return (
    <Boundary texts={texts}>
      <Page />
    </Boundary>
  )
}

function Page() {
  useShortcuts()
  const { texts } = useSession()
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
        <SkipLink />
        <TitleBar />
        <NewVersion />
        <KeepingNotices />
        <ReadingsBanner />
        <main className="screen">
          <div className="screen-panel" id={screenId} role="tabpanel" aria-labelledby={tabId(screen)} tabIndex={-1}>
            <Boundary key={screen} texts={texts}>
              <Screen />
            </Boundary>
          </div>
        </main>
        <StatusBar />
        <Messages />
        <HelpDialogs />
        <Tour />
      </AntApp>
    </ConfigProvider>
  )
}

const antdTheme = (theme: Theme) => ({
  algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
  token: {
    ...(theme === 'dark' ? darkTokens : lightTokens),
    borderRadius: 2,
    fontSize: 14,
    controlHeight: 28,
    controlHeightSM: 24,
    motion: false,
  },
})

const lightTokens = {
  colorPrimary: '#0b4f9e',
  colorInfo: '#0b4f9e',
  colorLink: '#0b4f9e',
  colorError: '#c8161d',
  colorTextDescription: '#4a5560',
  colorTextPlaceholder: '#65707c',
}

const darkTokens = {
  colorPrimary: '#7db8ff',
  colorInfo: '#7db8ff',
  colorLink: '#7db8ff',
  colorTextLightSolid: '#10151b',
  colorTextPlaceholder: '#9aa7b4',
  colorBgLayout: '#141a21',
  colorBgContainer: '#1b222b',
  colorBgElevated: '#232c37',
  colorBorder: '#4b5866',
}
