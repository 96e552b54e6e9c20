import { useEffect, useId, useMemo, useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import { helpTexts } from '../../texts/help.ts'
import { type ReferenceBlock, referenceOf } from './markdown.ts'

// Loaded when it is first asked for.
const pages = import.meta.glob<string>('../../../docs/language.md', { query: '?raw', import: 'default' })

/** The language reference, as plain as its file: headings, paragraphs, examples. */
export function Reference() {
  const say = useSay()
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    const [load] = Object.values(pages)
    void load?.().then((loaded) => current && setText(loaded))
    return () => {
      current = false
    }
  }, [])
  const blocks = useMemo(() => (text === null ? [] : referenceOf(text)), [text])
  if (text === null) return <p>{say(helpTexts.working)}</p>
  const headings = blocks.map((block, at) => ({ block, at })).filter(({ block }) => block.kind === 'heading' && block.level === 2)
  return (
    <div className="reference">
      <nav aria-label={say(helpTexts.contents)}>
        {headings.map(({ block, at }) => (
          <button
            key={block.text}
            type="button"
            className="place-link"
            onClick={() => document.getElementById(`${id}${at}`)?.scrollIntoView({ block: 'start' })}
          >
            {block.text}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="help-scroll" tabIndex={0} aria-label={say(helpTexts.reference)}>
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
          <Block key={at} block={block} id={`${id}${at}`} />
        ))}
      </section>
    </div>
  )
}

function Block({ block: { kind, level, text }, id }: { readonly block: ReferenceBlock; readonly id: string }) {
  if (kind === 'code') return <pre>{text}</pre>
  if (kind === 'text') return <p>{text}</p>
  return level <= 2 ? <h3 id={id}>{text}</h3> : <h4 id={id}>{text}</h4>
}
