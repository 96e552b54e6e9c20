import { Button, Dropdown } from 'antd'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { keepPreferences } from '../../session/preferences.ts'
import { toTourStep } from '../../session/tour.ts'
import { helpTexts } from '../../texts/help.ts'
import { shellTexts } from '../../texts/shell.ts'
import { useNarrow } from '../common/useNarrow.ts'

/** Everything that explains; in a narrow window also what the title bar then has no room for. */
export function HelpMenu() {
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const theme = useSessionState((state) => state.theme) === 'dark' ? 'light' : 'dark'
  const language = useSessionState((state) => state.language) === 'zh' ? 'en' : 'zh'
  const items = [
    { key: 'tour', label: say(helpTexts.tour), onClick: () => toTourStep(session, 0) },
    { key: 'shortcuts', label: say(helpTexts.shortcuts), onClick: () => session.dispatch({ kind: 'help', page: 'shortcuts' }) },
    { key: 'language', label: say(helpTexts.reference), onClick: () => session.dispatch({ kind: 'help', page: 'language' }) },
    { key: 'about', label: say(helpTexts.about), onClick: () => session.dispatch({ kind: 'help', page: 'about' }) },
  ]
  const choices = [
    { key: 'divider', type: 'divider' as const },
    {
      key: 'theme',
      label: say(theme === 'dark' ? shellTexts.toDark : shellTexts.toLight),
      onClick: () => {
        keepPreferences({ theme })
        session.dispatch({ kind: 'theme', theme })
      },
    },
    {
      key: 'speech',
      label: say(shellTexts.language),
      onClick: () => {
        keepPreferences({ language })
        session.dispatch({ kind: 'language', language })
      },
    },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items: narrow ? [...items, ...choices] : items }}>
      <Button type="text" aria-haspopup="menu">
        {say(helpTexts.help)}
      </Button>
    </Dropdown>
  )
}
