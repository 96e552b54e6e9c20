import { Button } from 'antd'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { shellTexts } from '../../texts/shell.ts'
import { useNarrow } from '../common/useNarrow.ts'
import { HelpMenu } from '../help/HelpMenu.tsx'
import { useLanguageChoice, useThemeChoice } from './choices.ts'
import { NoticeSelect } from './NoticeSelect.tsx'
import { SaveButton } from './SaveButton.tsx'
import { Tabs } from './Tabs.tsx'
import './title.css'

/** The notice, the screens, the history of the text, and how the page looks and speaks. */
export function TitleBar() {
  const say = useSay()
  const narrow = useNarrow()
  return (
    <header className="title-bar">
      <h1 className="product">{say(shellTexts.product)}</h1>
      <NoticeSelect />
      <Tabs />
      <div className="title-tools">
        <History />
        <SaveButton />
        {!narrow && <ThemeButton />}
        {!narrow && <LanguageButton />}
        <HelpMenu />
      </div>
    </header>
  )
}

/** Takes back and repeats the steps of the file that is worked on. */
function History() {
  const session = useSession()
  const say = useSay()
  const file = useSessionState((state) => state.file)
  // Every step is an edit, and every edit a new revision.
  useSessionState((state) => state.revision)
  return (
    <>
      <Button type="text" title="Ctrl+Z" disabled={!session.texts.canUndo(file)} onClick={() => session.undo()}>
        {say(shellTexts.undo)}
      </Button>
      <Button type="text" title="Ctrl+Y" disabled={!session.texts.canRedo(file)} onClick={() => session.redo()}>
        {say(shellTexts.redo)}
      </Button>
    </>
  )
}

function ThemeButton() {
  const { label, choose } = useThemeChoice()
  return (
    <Button type="text" onClick={choose}>
      {label}
    </Button>
  )
}

function LanguageButton() {
  const { label, language, choose } = useLanguageChoice()
  return (
    <Button type="text" lang={language === 'zh' ? 'zh-CN' : 'en'} onClick={choose}>
      {label}
    </Button>
  )
}
