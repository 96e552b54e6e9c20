import { useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Grid, type GridEdit, type GridHandle, type GridProps, type GridRow } from '../../../../editor/grid/index.ts'
import '../../../../editor/style.css'
import { manyRows, type Page, sharing } from './samples.ts'

// A page with one grid over an array: what the grid asks for is done to the array, and told to the test.

export interface Handle {
  /** What the grid asked for, oldest first. */
  readonly asked: string[]
  /** The texts as the page has them, rows by line ends, cells by |; a line end in a cell is ⏎. */
  texts(): string
  show(row: number, column: number): void
}

declare global {
  interface Window {
    handle: Handle
  }
}

const asked: string[] = []
const query = new URLSearchParams(location.search)
const language = query.get('language') === 'en' ? 'en' : 'zh'
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
document.documentElement.dataset.theme = query.get('theme') ?? 'light'

const told =
  (name: string) =>
  (...values: unknown[]) => {
    asked.push(`${name} ${values.map((value) => JSON.stringify(value)).join(' ')}`.trim())
  }

function Sample({ start }: { readonly start: Page }) {
  const [page, setPage] = useState(start)
  const [past, setPast] = useState<readonly Page[]>([])
  const grid = useRef<GridHandle>(null)
  const change = (next: Page) => {
    setPast([...past, page])
    setPage(next)
  }
  const rows = page.rows.filter((row) => row.kind !== 'gap')
  window.handle = {
    asked,
    texts: () => rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll('\n', '⏎')).join('|')).join('\n'),
    show: (row, column) => grid.current?.show(row, column),
  }
  const props: GridProps = {
    ...start.props,
    language,
    columns: page.columns,
    rows: page.rows,
    onEdit: (edit, cause) => {
      told('edit')(edit, cause)
      change({ ...page, rows: edited(page.rows, edit, page.columns.length) })
    },
    onUndo: () => {
      told('undo')()
      setPage(past.at(-1) ?? page)
      setPast(past.slice(0, -1))
    },
    onRedo: told('redo'),
    onInsertRow: (at) => {
      told('insertRow')(at)
      change({ ...page, rows: [...rows.slice(0, at), { id: `new ${asked.length}`, cells: [] }, ...rows.slice(at)] })
    },
    onDeleteRows: (from, count) => {
      told('deleteRows')(from, count)
      change({ ...page, rows: rows.filter((_, i) => i < from || i >= from + count) })
    },
    onMoveRows: (move) => {
      told('moveRows')(move)
      change({ ...page, rows: moved(rows, move) })
    },
    onMoveColumns: told('moveColumns'),
    onInsertColumn: told('insertColumn'),
    onDeleteColumns: told('deleteColumns'),
    onRenameColumn: (column, title) => {
      told('renameColumn')(column, title)
      change({ ...page, columns: page.columns.map((given, i) => (i === column ? { ...given, title } : given)) })
    },
    onResizeColumn: told('resizeColumn'),
    onOpen: told('open'),
    onAction: told('action'),
  }
  return (
    <div style={{ height: query.get('height') ?? '100vh' }}>
      <h1 style={{ position: 'absolute', clipPath: 'inset(50%)' }}>表格</h1>
      <Grid ref={grid} {...props} />
    </div>
  )
}

function edited(rows: readonly GridRow[], { row, column, texts }: GridEdit, width: number): GridRow[] {
  const result = [...rows]
  const places = result.flatMap((given, i) => (given.kind === 'gap' ? [] : [i]))
  for (const [i, line] of texts.entries()) {
    const place = places[row + i] ?? result.length
    const before = result[place]
    const cells = before && before.kind !== 'gap' ? before.cells : []
    const id = before?.id ?? `row ${place}`
    const next = Array.from({ length: width }, (_, at) => {
      const text = line[at - column]
      return at < column || text === undefined || text === null ? (cells[at] ?? { text: '' }) : { text }
    })
    result[place] = { ...(before ?? {}), id, cells: next } as GridRow
  }
  return result
}

function moved<T>(rows: readonly T[], { from, count, to }: { from: number; count: number; to: number }): T[] {
  const taken = rows.slice(from, from + count)
  const rest = rows.filter((_, i) => i < from || i >= from + count)
  return [...rest.slice(0, to), ...taken, ...rest.slice(to)]
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Sample start={query.get('sample') === 'many' ? manyRows(1000, 30) : sharing} />)
