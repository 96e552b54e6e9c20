import { Component, type ErrorInfo, type ReactNode } from 'react'
import { packed } from '../../session/keeping/exporting.ts'
import type { Texts } from '../../session/texts.ts'
import { version } from '../../session/version.ts'
import { faultTexts } from '../../texts/fault.ts'
import { download } from '../common/download.ts'
import './boundary.css'

interface BoundaryProps {
  readonly texts: Pick<Texts, 'paths' | 'text'>
  readonly children: ReactNode
}

interface Fault {
  readonly message: string
  readonly details: string
}

/** Keeps a fault of ours in its place: says what happened, and lets the officer take her texts with her. */
export class Boundary extends Component<BoundaryProps, { readonly fault: Fault | null }> {
  override state = { fault: null as Fault | null }

  static getDerivedStateFromError(error: unknown) {
    return { fault: faultOf(error, '') }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    this.setState({ fault: faultOf(error, componentStack ?? '') })
  }

  override render() {
    const { texts, children } = this.props
    const { fault } = this.state
    return fault ? <Failed fault={fault} texts={texts} again={() => this.setState({ fault: null })} /> : children
  }
}

function faultOf(error: unknown, place: string): Fault {
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return { message, details: `Tiaoli ${version}\n${stack || message}\n${place}`.trim() }
}

interface FailedProps {
  readonly fault: Fault
  readonly texts: BoundaryProps['texts']
  again(): void
}

/** As plain as can be: it may stand in the place of everything, so it asks nothing of the session but its texts. */
function Failed({ fault, texts, again }: FailedProps) {
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh'
  return (
    <section className="fault" role="alert">
      <h2>{faultTexts.title[language]}</h2>
      <p>{faultTexts.text[language]}</p>
      <p className="fault-buttons">
        <button type="button" onClick={again}>
          {faultTexts.again[language]}
        </button>
        <button type="button" onClick={() => location.reload()}>
          {faultTexts.reload[language]}
        </button>
        <button type="button" onClick={() => download('tiaoli.zip', packed(texts, texts.paths))}>
          {faultTexts.export[language]}
        </button>
      </p>
      <details>
        <summary>
          {faultTexts.details[language]}: {fault.message}
        </summary>
        <pre>{fault.details}</pre>
      </details>
    </section>
  )
}
