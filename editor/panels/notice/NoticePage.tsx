import { memo, useEffect, useMemo, useRef } from 'react'
import { layouts, type PageBlock, type PagePiece, type RenderedNotice } from '../../../engine/service/index.ts'
import type { Place } from '../../worker/snapshot.ts'
import { ShownContext, sentencesAt } from './context.ts'
import { OpenPoints, Runs } from './Runs.tsx'
import './notice.css'

interface NoticePageProps {
  readonly notice: RenderedNotice
  /** Where the caret is in the source: what rests on it is marked and brought into view. */
  readonly caret?: Place | null
}

/** The notice as it will be issued, in one flow as wide as its pane, with live numbers; a sentence leads to its rule. */
export function NoticePage({ notice, caret = null }: NoticePageProps) {
  const marked = useMemo(() => sentencesAt(notice, caret), [notice, caret])
  const key = [...marked].join()
  const shown = useMemo(() => ({ notice, marked: new Set(key === '' ? [] : key.split(',').map(Number)), paper: false }), [notice, key])
  const page = useRef<HTMLElement>(null)
  useEffect(() => {
    if (key !== '') page.current?.querySelector('.sentence.marked')?.scrollIntoView({ block: 'nearest' })
  }, [key])
  const { letterhead } = notice
  return (
    <ShownContext value={shown}>
      <article className="notice-page" ref={page}>
        {letterhead.issuerBlock === null && letterhead.issuers.length > 0 && (
          <p className="block issuer">{letterhead.issuers.join('\n')}</p>
        )}
        {letterhead.numberBlock === null && letterhead.number && <p className="block number">{letterhead.number}</p>}
        {notice.blocks.map((block) => (
          <Block key={block.id} block={block} />
        ))}
      </article>
    </ShownContext>
  )
}

const Block = memo(function Block({ block }: { readonly block: PageBlock }) {
  const { align, indent, type, lines } = layouts[block.role]
  const style = { textAlign: align, textIndent: `${indent}em`, whiteSpace: lines ? ('pre-line' as const) : ('normal' as const) }
  const className = `block ${block.role} type-${type} level-${block.level}`
  if (block.table) return <PrintedTable table={block.table} pieces={block.pieces} />
  const Tag = block.role === 'title' ? 'h1' : 'p'
  return (
    <Tag className={className} style={style}>
      <Runs pieces={block.pieces} />
      {block.role !== 'title' && <OpenPoints block={block} />}
    </Tag>
  )
})

interface PrintedTableProps {
  readonly table: NonNullable<PageBlock['table']>
  readonly pieces: readonly PagePiece[]
}

/** A table of the prose; its first row is the head. */
export function PrintedTable({ table, pieces }: PrintedTableProps) {
  const [head = [], ...rows] = table
  const cell = (places: readonly number[]) => <Runs pieces={places.flatMap((at) => pieces[at] ?? [])} />
  return (
    <table className="block table">
      <thead>
        <tr>
          {head.map((places) => (
            <th key={places.join()}>{cell(places)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.flat().join()}>
            {row.map((places) => (
              <td key={places.join()}>{cell(places)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
