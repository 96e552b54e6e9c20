import { memo, useRef } from 'react'
import { gridTexts } from '../texts/grid.ts'
import type { Say } from './control.ts'
import { columnClass, groupClass } from './DataLine.tsx'
import { bandHeight, bandsOf, type ColumnLayout, titleHeight } from './layout.ts'
import { markText } from './marks.ts'
import type { GridColumn, GridGroups } from './model.ts'

export interface HeadProps {
  readonly gridId: string
  readonly say: Say
  readonly columns: readonly GridColumn[]
  readonly groups: GridGroups | undefined
  readonly layout: ColumnLayout
  readonly shown: readonly number[]
  /** Columns of the selection. */
  readonly left: number
  readonly right: number
  /** The column whose name is being changed. */
  readonly renamed: number | null
  onRename(column: number, title: string | null): void
}

/** The header: bands of groups, if there are any, and the titles. */
export const Head = memo(function Head(props: HeadProps) {
  const { say, layout, groups, shown } = props
  const margin = { width: layout.margin }
  return (
    <div role="rowgroup" className="grid-head">
      {groups && (
        <div role="row" aria-rowindex={1} className="grid-bands" style={{ height: bandHeight }}>
          <div className="grid-corner" aria-hidden="true" style={margin} />
          {bandsOf(props.columns, layout.frozen).map((band) => bandCell(props, band))}
        </div>
      )}
      <div role="row" aria-rowindex={groups ? 2 : 1} className="grid-titles" style={{ height: titleHeight }}>
        <div role="columnheader" aria-colindex={1} className="grid-corner" style={margin}>
          <span className="grid-unseen">{say(gridTexts.rowNumber)}</span>
        </div>
        {shown.map((column) => (
          <Title key={props.columns[column]?.id ?? column} head={props} index={column} />
        ))}
      </div>
    </div>
  )
})

function bandCell(head: HeadProps, band: ReturnType<typeof bandsOf>[number]) {
  const { columns, groups, layout } = head
  const left = layout.starts[band.from] ?? 0
  const width = (layout.starts[band.to] ?? 0) + (layout.widths[band.to] ?? 0) - left
  const title = band.group === undefined ? '' : (groups?.[band.group]?.title ?? band.group)
  const frozen = band.to < layout.frozen
  return (
    <div
      key={columns[band.from]?.id}
      role="columnheader"
      aria-colindex={band.from + 2}
      aria-colspan={band.to - band.from + 1}
      className={`grid-band ${groupClass(head, band.from)}${band.to === layout.frozen - 1 ? ' grid-last-frozen' : ''}`}
      style={{ left, width }}
      data-frozen={frozen || undefined}
    >
      <span className={band.continued ? 'grid-unseen' : 'grid-band-title'} style={{ left: frozen ? 0 : layout.frozenEnd }}>
        {title}
      </span>
    </div>
  )
}

function Title({ head, index }: { readonly head: HeadProps; readonly index: number }) {
  const { gridId, say, columns, layout, left, right, renamed } = head
  const column = columns[index]
  if (!column) return null
  const mark = markText(say, column.state, column.message)
  const markId = `${gridId}-title-${index}-mark`
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-label={column.heading === undefined ? undefined : column.title}
      aria-describedby={mark === undefined ? undefined : markId}
      className={columnClass(head, index, 'grid-title grid-mark')}
      style={{ left: layout.starts[index], width: layout.widths[index] }}
      title={mark ?? column.title}
      data-state={column.state === 'normal' ? undefined : column.state}
      data-selected={(index >= left && index <= right) || undefined}
      data-frozen={index < layout.frozen || undefined}
    >
      {renamed === index ? (
        <Rename say={say} title={column.title} onDone={(title) => head.onRename(index, title)} />
      ) : (
        <span className="grid-text">{column.heading ?? column.title}</span>
      )}
      {mark !== undefined && (
        <span id={markId} hidden>
          {mark}
        </span>
      )}
      <span className="grid-grip" aria-hidden="true" />
    </div>
  )
}

/** A field in place of a title; `onDone` takes the new one, or null. */
function Rename({ say, title, onDone }: { readonly say: Say; readonly title: string; onDone(title: string | null): void }) {
  const done = useRef(false)
  const finish = (text: string | null) => {
    if (done.current) return
    done.current = true
    onDone(text === null || text.trim() === '' || text.trim() === title ? null : text.trim())
  }
  return (
    <input
      className="grid-rename"
      aria-label={say(gridTexts.newName, title)}
      defaultValue={title}
      spellCheck={false}
      autoComplete="off"
      ref={(field) => {
        if (field && document.activeElement !== field) {
          field.focus()
          field.select()
        }
      }}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing || event.keyCode === 229) return
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') finish(null)
      }}
    />
  )
}
