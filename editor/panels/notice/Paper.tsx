import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { layouts, type PageBlock, type RenderedNotice } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import type { Place } from '../../worker/snapshot.ts'
import { ShownContext, sentencesAt } from './context.ts'
import { type MeasuredBlock, measureBlocks } from './measure.ts'
import { PrintedTable } from './NoticePage.tsx'
import { classOf, OpenPoints, Runs } from './Runs.tsx'
import { cut, type Part, paginate, paper, printedBlocks, type Sheet } from './sheets.ts'
import './notice.css'
import './paper.css'
import './print.css'

interface PaperProps {
  readonly notice: RenderedNotice
  readonly caret: Place | null
  /** What stands across the pages of a draft; null for none. */
  readonly watermark: string | null
  /** The pages are set. */
  readonly onSet: () => void
}

/** The notice on its pages. */
export function Paper({ notice, caret, watermark, onSet }: PaperProps) {
  const say = useSay()
  const blocks = useMemo(() => printedBlocks(notice), [notice])
  const { flow, sheets, measured } = usePages(blocks)
  const marked = useMemo(() => sentencesAt(notice, caret), [notice, caret])
  const shown = useMemo(() => ({ notice, marked, paper: true }), [notice, marked])
  const { desk, scale } = useFit()
  usePageRule()
  useEffect(() => {
    if (sheets) onSet()
  }, [sheets, onSet])
  const style = { '--scale': scale } as CSSProperties
  return (
    <ShownContext value={shown}>
      <div className="desk" ref={desk} style={style}>
        <div className="flow paper-text" ref={flow} aria-hidden="true">
          {blocks.map((block, index) => (
            <FlowBlock key={block.id} block={block} index={index} />
          ))}
        </div>
        <div className="sheets">
          {sheets?.map((sheet, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is what stands on it, and has no other name than its number
            <section key={index} className="sheet-frame" aria-label={say(noticeTexts.page, index + 1, sheets.length)}>
              <div className="sheet paper-text">
                {watermark !== null && (
                  <div className="watermark" aria-hidden="true">
                    {watermark}
                  </div>
                )}
                <Parts parts={sheet.parts} blocks={blocks} measured={measured} />
                {sheet.foot.length > 0 && (
                  <div className="sheet-foot">
                    <Parts parts={sheet.foot} blocks={blocks} measured={measured} />
                  </div>
                )}
                <p className={index % 2 === 0 ? 'page-number odd' : 'page-number even'}>— {index + 1} —</p>
              </div>
            </section>
          ))}
        </div>
      </div>
    </ShownContext>
  )
}

/** While the notice is on the screen: a page rule holds for whatever is printed, and other screens have theirs. */
function usePageRule(): void {
  useEffect(() => {
    const style = document.createElement('style')
    style.textContent = '@page { size: A4; margin: 0 }'
    document.head.append(style)
    return () => style.remove()
  }, [])
}

/** Measures the blocks and puts them on pages, before the browser draws. */
function usePages(blocks: readonly PageBlock[]) {
  const flow = useRef<HTMLDivElement>(null)
  const [set, setSet] = useState<{ readonly sheets: readonly Sheet[]; readonly measured: readonly MeasuredBlock[] } | null>(null)
  useLayoutEffect(() => {
    if (!flow.current) return
    const measured = measureBlocks(flow.current, flow.current.getBoundingClientRect().width * linePerWidth)
    setSet({ sheets: paginate(blocks, measured), measured })
  }, [blocks])
  return { flow, sheets: set?.sheets ?? null, measured: set?.measured ?? [] }
}

const linePerWidth = paper.textHeight / paper.lines / paper.textWidth

/** How large a page is shown, so that it is as wide as its pane. */
function useFit() {
  const desk = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useLayoutEffect(() => {
    const element = desk.current
    if (!element) return
    const rescale = () => setScale(Math.max(0.3, Math.min(1.25, (element.clientWidth - 40) / ((paper.width / 25.4) * 96))))
    const observer = new ResizeObserver(rescale)
    observer.observe(element)
    rescale()
    return () => observer.disconnect()
  }, [])
  return { desk, scale }
}

/** A block as it is measured: words without what can be done with them. */
function FlowBlock({ block, index }: { readonly block: PageBlock; readonly index: number }) {
  if (block.table)
    return (
      <div data-block={index} className="block table">
        <PrintedTable table={block.table} pieces={block.pieces.map((piece) => ({ ...piece, sentence: null, number: null }))} />
      </div>
    )
  const whole = layouts[block.role].type === 'title' || block.role === 'number' || block.role === 'imprint' || block.role === 'copies'
  return (
    <div data-block={index} data-whole={whole ? '' : undefined} className={classOfBlock(block)} style={styleOf(block)}>
      {block.pieces.map((piece, at) =>
        piece.mark ? null : (
          <span key={piece.span.start} data-piece={at} className={classOf(piece)}>
            {piece.text}
          </span>
        ),
      )}
    </div>
  )
}

const classOfBlock = ({ role, level }: PageBlock): string => `block ${role} type-${layouts[role].type} level-${level}`

function styleOf({ role }: PageBlock): CSSProperties {
  const { align, indent, lines } = layouts[role]
  return { textAlign: align, textIndent: `${indent}em`, whiteSpace: lines ? 'pre-line' : 'normal' }
}

interface PartsProps {
  readonly parts: readonly Part[]
  readonly blocks: readonly PageBlock[]
  readonly measured: readonly MeasuredBlock[]
}

function Parts({ parts, blocks, measured }: PartsProps) {
  return parts.flatMap((part) => {
    const block = blocks[part.block]
    const size = measured[part.block]
    return block && size ? <PartBlock key={`${block.id} ${part.from}`} part={part} block={block} size={size} /> : []
  })
}

function PartBlock({ part, block, size }: { readonly part: Part; readonly block: PageBlock; readonly size: MeasuredBlock }) {
  const space = { marginTop: `calc(${part.space} * var(--line))` }
  const id = part.from === null ? `paper-${block.id}` : undefined
  if (block.table) {
    const rows = block.table.slice(part.from === null ? 0 : size.rowAt(part.from), part.to === null ? undefined : size.rowAt(part.to))
    return (
      <div className="block table" style={space} id={id}>
        <PrintedTable table={rows} pieces={block.pieces} />
      </div>
    )
  }
  const from = part.from === null ? null : size.markAt(part.from)
  const to = part.to === null ? null : size.markAt(part.to)
  const Tag = block.role === 'title' ? 'h1' : 'div'
  const continued = { ...(from ? { textIndent: 0 } : {}), ...(to && layouts[block.role].align === 'justify' ? lastJustified : {}) }
  return (
    <Tag className={classOfBlock(block)} style={{ ...styleOf(block), ...space, ...continued }} id={id}>
      <Pieces block={block} pieces={cut(block.pieces, from, to)} />
      {from === null && block.unsettled.length > 0 && (
        <span className="margin-notes">
          <OpenPoints block={block} />
        </span>
      )}
    </Tag>
  )
}

const lastJustified = { textAlignLast: 'justify' } as const

/** The date of an imprint stands at the right. */
function Pieces({ block, pieces }: { readonly block: PageBlock; readonly pieces: PageBlock['pieces'] }) {
  if (block.right === null) return <Runs pieces={pieces} />
  return (
    <>
      <span>
        <Runs pieces={pieces.slice(0, block.right)} />
      </span>
      <span>
        <Runs pieces={pieces.slice(block.right)} />
      </span>
    </>
  )
}
