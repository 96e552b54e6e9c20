import { Button, Select, Tabs } from 'antd'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { keepPreferences } from '../../session/preferences.ts'
import { type Screen, screens } from '../../session/state.ts'
import { shellTexts } from '../../texts/shell.ts'

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
  const screen = useSessionState((state) => state.screen)
  return (
    <header className="title-bar">
      <strong className="product">{say(shellTexts.product)}</strong>
      <NoticeSelect />
      <nav aria-label={say(shellTexts.screens)} className="screens">
        <Tabs
          activeKey={screen}
          onChange={(chosen) => session.dispatch({ kind: 'screen', screen: chosen as Screen })}
          items={screens.map((key) => ({ key, label: say(labels[key]) }))}
          tabBarGutter={20}
        />
      </nav>
      <Button type="text" onClick={() => session.undo()}>
        {say(shellTexts.undo)}
      </Button>
      <Button type="text" onClick={() => session.redo()}>
        {say(shellTexts.redo)}
      </Button>
      <ThemeButton />
      <LanguageButton />
    </header>
  )
}

function NoticeSelect() {
  const session = useSession()
  const say = useSay()
  const entry = useSessionState((state) => state.entry)
  const paths = useSessionState((state) => state.paths)
  const entries = paths.filter((path) => path.endsWith('notice.md'))
  return (
    <Select
      aria-label={say(shellTexts.notice)}
      className="notice-select"
      value={entry}
      options={entries.map((value) => ({ value, label: value.replace(/\/notice\.md$/, '') }))}
      onChange={(chosen) => session.dispatch({ kind: 'notice', entry: chosen })}
    />
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
