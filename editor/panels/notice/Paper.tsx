import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { layouts, type PageBlock, type RenderedNotice } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import type { Place } from '../../worker/snapshot.ts'
import { ShownContext, sentencesAt, useShown } from './context.ts'
import { measureBlocks } from './measure.ts'
import { PrintedTable } from './NoticePage.tsx'
import { classOf, Runs } from './Runs.tsx'
import { type SetPart, type SetSheet, setSheets } from './setting.ts'
import { cut, paginate, paper, printedBlocks } from './sheets.ts'
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
  /** Shows what the notice leaves open at a place, by its number among all that it leaves open. */
  readonly onOpenPoint: (point: number) => void
}

/** The notice on its pages. */
export function Paper({ notice, caret, watermark, onSet, onOpenPoint }: PaperProps) {
  const say = useSay()
  const blocks = useMemo(() => printedBlocks(notice), [notice])
  const { flow, sheets } = usePages(blocks)
  const marked = useMemo(() => sentencesAt(notice, caret), [notice, caret])
  const shown = useMemo(() => ({ notice, marked, paper: true }), [notice, marked])
  const { desk, scale } = useFit()
  usePageRule()
  useEffect(() => {
    if (sheets) onSet()
  }, [sheets, onSet])
  useMarkedInView(desk, sheets !== null, [...marked].join())
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
                <Parts parts={sheet.parts} blocks={blocks} onOpenPoint={onOpenPoint} />
                {sheet.foot.length > 0 && (
                  <div className="sheet-foot">
                    <Parts parts={sheet.foot} blocks={blocks} onOpenPoint={onOpenPoint} />
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
  const [sheets, setPages] = useState<readonly SetSheet[] | null>(null)
  useLayoutEffect(() => {
    const width = flow.current?.getBoundingClientRect().width ?? 0
    // On paper the flow is not there.
    if (!flow.current || width === 0) return
    const measured = measureBlocks(flow.current, width * linePerWidth)
    setPages(setSheets(paginate(blocks, measured), measured))
  }, [blocks])
  return { flow, sheets }
}

const linePerWidth = paper.textHeight / paper.lines / paper.textWidth

/** Whoever comes from a rule finds the sentences that it rests on. */
function useMarkedInView(desk: RefObject<HTMLDivElement | null>, ready: boolean, marked: string): void {
  useEffect(() => {
    if (ready && marked !== '') desk.current?.querySelector('.sheet .sentence.marked')?.scrollIntoView({ block: 'center' })
  }, [desk, ready, marked])
}

/** How large a page is shown, so that it is as wide as its pane. */
function useFit() {
  const desk = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useLayoutEffect(() => {
    const element = desk.current
    if (!element) return
    const rescale = () => {
      // While it is printed the desk is not there: that is no change of its size.
      if (element.clientWidth === 0) return
      setScale(Math.max(0.3, Math.min(1.25, (element.clientWidth - 40) / ((paper.width / 25.4) * 96))))
    }
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
  readonly parts: readonly SetPart[]
  readonly blocks: readonly PageBlock[]
  readonly onOpenPoint: PaperProps['onOpenPoint']
}

function Parts({ parts, blocks, onOpenPoint }: PartsProps) {
  return parts.flatMap((part) => {
    const block = blocks[part.block]
    return block ? <PartBlock key={`${block.id} ${part.begins} ${part.space}`} part={part} block={block} onOpenPoint={onOpenPoint} /> : []
  })
}

interface PartBlockProps {
  readonly part: SetPart
  readonly block: PageBlock
  readonly onOpenPoint: PaperProps['onOpenPoint']
}

function PartBlock({ part, block, onOpenPoint }: PartBlockProps) {
  const { begins, from, to, rows } = part
  const space = { marginTop: `calc(${part.space} * var(--line))` }
  const id = begins ? `paper-${block.id}` : undefined
  if (block.table) {
    return (
      <div className="block table" style={space} id={id}>
        <PrintedTable table={block.table.slice(...rows)} pieces={block.pieces} />
      </div>
    )
  }
  const Tag = block.role === 'title' ? 'h1' : 'div'
  const continued = { ...(from ? { textIndent: 0 } : {}), ...(to && layouts[block.role].align === 'justify' ? lastJustified : {}) }
  return (
    <Tag className={classOfBlock(block)} style={{ ...styleOf(block), ...space, ...continued }} id={id}>
      <Pieces block={block} pieces={cut(block.pieces, from, to)} />
      {begins && <MarginNote points={block.unsettled} onOpenPoint={onOpenPoint} />}
    </Tag>
  )
}

/** Beside a block, how much the notice leaves open there. */
function MarginNote({ points, onOpenPoint }: { readonly points: readonly number[]; readonly onOpenPoint: PaperProps['onOpenPoint'] }) {
  const say = useSay()
  const { notice } = useShown()
  const [first] = points
  if (first === undefined) return null
  const names = points.flatMap((at) => notice.unsettled[at]?.name ?? [])
  return (
    <button type="button" className="margin-note" title={names.join('\n')} onClick={() => onOpenPoint(first)}>
      {say(noticeTexts.openPoints, points.length)}
    </button>
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
