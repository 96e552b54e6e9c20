import { useSay } from '../../session/hooks.ts'
import { shellTexts } from '../../texts/shell.ts'
import { screenId } from './Tabs.tsx'

/** For the keyboard: past the title bar. Seen only while it has the focus. */
export function SkipLink() {
  const say = useSay()
  const skip = () => document.getElementById(screenId)?.focus()
  return (
    <nav aria-label={say(shellTexts.skip)}>
      <a
        className="skip-link"
        href={`#${screenId}`}
        onClick={(event) => {
          event.preventDefault()
          skip()
        }}
      >
        {say(shellTexts.skip)}
      </a>
    </nav>
  )
}
