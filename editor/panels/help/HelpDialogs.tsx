import { Modal } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { type Shortcut, shortcuts } from '../../session/shortcuts.ts'
import type { HelpPage } from '../../session/state.ts'
import { version } from '../../session/version.ts'
import { helpTexts } from '../../texts/help.ts'
import { shellTexts } from '../../texts/shell.ts'
import { shortcutTexts } from '../../texts/shortcuts.ts'
import { Reference } from './Reference.tsx'
import './help.css'

const titles = { shortcuts: helpTexts.shortcuts, language: helpTexts.reference, about: helpTexts.about } as const
const contents: Readonly<Record<HelpPage, () => ReactNode>> = {
  shortcuts: () => <ShortcutTable />,
  language: () => <Reference />,
  about: () => <About />,
}
const widths: Readonly<Record<HelpPage, number>> = { shortcuts: 640, language: 860, about: 440 }

/** The pages of the help, one at a time, over the page. */
export function HelpDialogs() {
  const session = useSession()
  const say = useSay()
  const page = useSessionState((state) => state.help)
  if (page === null) return null
  return (
    <Modal
      open
      centered
      footer={null}
      title={say(titles[page])}
      width={widths[page]}
      onCancel={() => session.dispatch({ kind: 'help', page: null })}
    >
      {contents[page]()}
    </Modal>
  )
}

const scopes = ['everywhere', 'source', 'table'] as const

function ShortcutTable() {
  const say = useSay()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="help-scroll" tabIndex={0} aria-label={say(helpTexts.shortcuts)}>
      <table className="shortcut-table">
        {scopes.map((scope) => (
          <tbody key={scope}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                {say(shortcutTexts[scope])}
              </th>
            </tr>
            {shortcuts
              .filter((each) => each.scope === scope)
              .map((shortcut) => (
                <ShortcutRow key={shortcut.keys} shortcut={shortcut} />
              ))}
          </tbody>
        ))}
      </table>
      <p className="quiet">{say(helpTexts.ime)}</p>
    </section>
  )
}

function ShortcutRow({ shortcut: { keys, text } }: { readonly shortcut: Shortcut }) {
  const say = useSay()
  return (
    <tr>
      <td>
        {keys.split('+').map((key, at) => (
          <span key={key}>
            {at > 0 && '+'}
            <kbd>{arrows[key] ?? key}</kbd>
          </span>
        ))}
      </td>
      <td>{say(text)}</td>
    </tr>
  )
}

const arrows: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowRight: '→' }

function About() {
  const say = useSay()
  const facts = [
    [helpTexts.version, `${say(shellTexts.product)} ${version}`],
    [helpTexts.engine, say(helpTexts.engineText, version)],
    [helpTexts.privacy, say(helpTexts.privacyText)],
    [helpTexts.license, say(helpTexts.licenseText)],
  ] as const
  return (
    <div className="about">
      <p>{say(helpTexts.aboutText)}</p>
      <dl>
        {facts.map(([name, fact]) => (
          <Fragment key={name.en}>
            <dt>{say(name)}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  )
}
