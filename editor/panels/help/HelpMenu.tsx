import { Button, Dropdown } from 'antd'
import { useSay, useSession } from '../../session/hooks.ts'
import { startTour } from '../../session/tour.ts'
import { helpTexts } from '../../texts/help.ts'
import { useNarrow } from '../common/useNarrow.ts'
import { useLanguageChoice, useThemeChoice } from '../shell/choices.ts'

/** Everything that explains; in a narrow window also what the title bar then has no room for. */
export function HelpMenu() {
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const theme = useThemeChoice()
  const language = useLanguageChoice()
  const items = [
    { key: 'tour', label: say(helpTexts.tour), onClick: () => startTour(session) },
    { key: 'shortcuts', label: say(helpTexts.shortcuts), onClick: () => session.dispatch({ kind: 'help', page: 'shortcuts' }) },
    { key: 'language', label: say(helpTexts.reference), onClick: () => session.dispatch({ kind: 'help', page: 'language' }) },
    { key: 'about', label: say(helpTexts.about), onClick: () => session.dispatch({ kind: 'help', page: 'about' }) },
  ]
  const choices = [
    { key: 'divider', type: 'divider' as const },
    { key: 'theme', label: theme.label, onClick: theme.choose },
    { key: 'speech', label: <span lang={language.language === 'zh' ? 'zh-CN' : 'en'}>{language.label}</span>, onClick: language.choose },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items: narrow ? [...items, ...choices] : items }}>
      <Button type="text" aria-haspopup="menu">
        {say(helpTexts.help)}
      </Button>
    </Dropdown>
  )
}
