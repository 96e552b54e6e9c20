import { Fragment, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useSay } from '../../session/hooks.ts'
import { helpTexts } from '../../texts/help.ts'
import { type ReferenceBlock, referenceOf, type Span, wordsOf } from './markdown.ts'
import './reference.css'

// Loaded when it is first asked for, and kept offline with the rest.
const pages = import.meta.glob<string>('../../../docs/language.md', { query: '?raw', import: 'default' })

/** The language reference: a section at a time is found by its heading or by any word in it. */
export function Reference() {
  const say = useSay()
  const id = useId()
  const scroll = useRef<HTMLElement>(null)
  const [wanted, setWanted] = useState('')
  const sections = useSections()
  const sought = useDeferredValue(wanted.trim().toLowerCase())
  const found = useMemo(() => sections?.filter(({ words }) => words.includes(sought)), [sections, sought])
  if (!found) return <p role="status">{say(helpTexts.working)}</p>
  const show = (key: string) => {
    document.getElementById(id + key)?.scrollIntoView({ block: 'start' })
    scroll.current?.focus({ preventScroll: true })
  }
  return (
    <div className="reference">
      <nav aria-label={say(helpTexts.contents)}>
        <input
          type="search"
          placeholder={say(helpTexts.find)}
          aria-label={say(helpTexts.find)}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <div className="reference-contents">
          {found.map(({ title }) => (
            <button key={title} type="button" className="place-link" onClick={() => show(title)}>
              {title}
            </button>
          ))}
        </div>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={scroll} className="help-scroll" tabIndex={0} aria-label={say(helpTexts.reference)}>
        {found.length === 0 && <p role="status">{say(helpTexts.nothingFound)}</p>}
        {found.map(({ title, blocks }) => (
          <section key={title} id={id + title} aria-label={title}>
            {blocks.map((block, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
              <Block key={at} block={block} />
            ))}
          </section>
        ))}
      </section>
    </div>
  )
}

interface Section {
  readonly title: string
  readonly blocks: readonly ReferenceBlock[]
  /** All that stands in it, in small letters, to be searched. */
  readonly words: string
}

/** Null until the page is loaded. */
function useSections(): readonly Section[] | null {
  const [sections, setSections] = useState<readonly Section[] | null>(null)
  useEffect(() => {
    let current = true
    const [load] = Object.values(pages)
    void load?.().then((text) => current && setSections(sectionsOf(referenceOf(text))))
    return () => {
      current = false
    }
  }, [])
  return sections
}

function sectionsOf(blocks: readonly ReferenceBlock[]): Section[] {
  const starts = blocks.flatMap((block, at) => (block.kind === 'heading' && block.level === 2 ? [at] : []))
  return starts.map((start, i) => {
    const own = blocks.slice(start, starts[i + 1])
    const [head] = own
    return { title: head?.kind === 'heading' ? wordsOf(head.spans) : '', blocks: own, words: own.map(allWords).join('\n').toLowerCase() }
  })
}

function allWords(block: ReferenceBlock): string {
  if (block.kind === 'code') return block.text
  if (block.kind === 'table') return block.rows.flat().map(wordsOf).join(' ')
  return wordsOf(block.spans)
}

function Block({ block }: { readonly block: ReferenceBlock }) {
  switch (block.kind) {
    case 'code':
      return <pre>{block.text}</pre>
    case 'table':
      return <Rows rows={block.rows} />
    case 'heading':
      return block.level === 2 ? (
        <h3>
          <Words spans={block.spans} />
        </h3>
      ) : (
        <h4>
          <Words spans={block.spans} />
        </h4>
      )
    case 'quote':
      return (
        <p lang="en" className="reference-english">
          <Words spans={block.spans} />
        </p>
      )
    case 'item':
      return (
        <p className="reference-item">
          <Words spans={block.spans} />
        </p>
      )
    case 'text':
      return (
        <p>
          <Words spans={block.spans} />
        </p>
      )
  }
}

function Rows({ rows: [head = [], ...rows] }: { readonly rows: readonly (readonly (readonly Span[])[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
            <th key={at} scope="col">
              <Words spans={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
          <tr key={at}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
              <td key={column}>
                <Words spans={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Words({ spans }: { readonly spans: readonly Span[] }) {
  return spans.map(({ look, text }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
    if (look === 'code') return <code key={at}>{text}</code>
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
    if (look === 'strong') return <strong key={at}>{text}</strong>
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that doesn't change
    return <Fragment key={at}>{text}</Fragment>
  })
}
