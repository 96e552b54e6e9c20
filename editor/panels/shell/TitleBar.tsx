import { Button, Tabs } from 'antd'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { keepPreferences } from '../../session/preferences.ts'
import { type Screen, screens } from '../../session/state.ts'
import { shellTexts } from '../../texts/shell.ts'
import { useNarrow } from '../common/useNarrow.ts'
import { HelpMenu } from '../help/HelpMenu.tsx'
import { KeepingNotices } from './KeepingNotices.tsx'
import { NoticeSelect } from './NoticeSelect.tsx'
import { SaveButton } from './SaveButton.tsx'

const labels: Readonly<Record<Screen, { readonly zh: string; readonly en: string }>> = {
  draft: shellTexts.draft,
  cases: shellTexts.cases,
  check: shellTexts.check,
  compare: shellTexts.compare,
  notice: shellTexts.noticeView,
  export: shellTexts.export,
  files: shellTexts.files,
}

/** The notice, its history and the screens. */
export function TitleBar() {
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const screen = useSessionState((state) => state.screen)
  return (
    <>
      <header className="title-bar">
        <strong className="product">{say(shellTexts.product)}</strong>
        <NoticeSelect />
        <nav aria-label={say(shellTexts.screens)} className="screens" data-tour="screens">
          <Tabs
            activeKey={screen}
            onChange={(chosen) => session.dispatch({ kind: 'screen', screen: chosen as Screen })}
            items={screens.map((key) => ({ key, label: say(labels[key]) }))}
            tabBarGutter={narrow ? 12 : 20}
          />
        </nav>
        <Button type="text" onClick={() => session.undo()}>
          {say(shellTexts.undo)}
        </Button>
        <Button type="text" onClick={() => session.redo()}>
          {say(shellTexts.redo)}
        </Button>
        <SaveButton />
        {!narrow && <ThemeButton />}
        {!narrow && <LanguageButton />}
        <HelpMenu />
      </header>
      <KeepingNotices />
    </>
  )
}

function ThemeButton() {
  const session = useSession()
  const say = useSay()
  const theme = useSessionState((state) => state.theme)
  const next = theme === 'dark' ? 'light' : 'dark'
  const choose = () => {
    keepPreferences({ theme: next })
    session.dispatch({ kind: 'theme', theme: next })
  }
  return (
    <Button type="text" onClick={choose}>
      {say(next === 'dark' ? shellTexts.toDark : shellTexts.toLight)}
    </Button>
  )
}

function LanguageButton() {
  const session = useSession()
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const next = language === 'zh' ? 'en' : 'zh'
  const choose = () => {
    keepPreferences({ language: next })
    session.dispatch({ kind: 'language', language: next })
  }
  return (
    <Button type="text" lang={next === 'zh' ? 'zh-CN' : 'en'} onClick={choose}>
      {say(shellTexts.language)}
    </Button>
  )
}
