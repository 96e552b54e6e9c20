import {
  codeLenses,
  complete,
  type Document,
  editTable,
  folding,
  hover,
  inlayHints,
  outline,
  packedTokens,
  problems,
  semanticTokens,
  type TableOperation,
  tableGrid,
} from '../../engine/service/index.ts'
import { namesOf } from '../../engine/service/names/names.ts'
import { policy } from '../service/documents.ts'
import { largeTable } from '../service/support/largeTable.ts'
import { line, median, milliseconds } from './measure.ts'

const file = 'taiyuan-2020/notice.md'
const chosen = { name: 'V01 小店区普通居民' }

/** What an editor asks of the whole file after a keystroke; a copy of the document has forgotten what it answered. */
const wholeFile: Readonly<Record<string, (of: Document, text: string) => unknown>> = {
  names: (of) => namesOf(of),
  colours: (of, text) => packedTokens(semanticTokens(of, file), text),
  outline: (of) => outline(of, file),
  folding: (of) => folding(of, file),
  values: (of) => inlayHints(of, file, chosen, 'zh'),
  lenses: (of) => codeLenses(of, file, 'zh'),
  problems: (of) => problems(of, 'zh'),
}

/** The answers of the service on the Taiyuan notice, and a table of 1,000 rows and 30 columns as a grid. */
export function answering(): void {
  const document = policy('taiyuan-2020')
  const { text } = document.compiled.module
  console.log('\nWhat an editor asks of Taiyuan 2020; warm, median of 25')
  for (const [title, ask] of Object.entries(wholeFile)) line(title, milliseconds(median(() => void ask({ ...document }, text))))
  const places = Array.from({ length: 100 }, (_, index) => Math.floor((index * text.length) / 100))
  const everywhere = (ask: (offset: number) => unknown) => median(() => places.forEach(ask)) / places.length
  line('completion at a place', milliseconds(everywhere((offset) => complete(document, file, offset, 'zh'))))
  line('hover at a place', milliseconds(everywhere((offset) => hover(document, file, offset, 'zh'))))
  largeGrid()
}

function largeGrid(): void {
  const document = largeTable()
  const set = (text: string): TableOperation => ({ kind: 'setCells', row: 500, column: 3, texts: [[text]] })
  const edit = (text: string) => median(() => void editTable({ ...document }, 'n.tiaoli', '大表', set(text)))
  line('1,000 × 30 as a grid', milliseconds(median(() => void tableGrid({ ...document }, 'n.tiaoli', '大表', 'zh'))))
  line('a cell of it set', milliseconds(edit('1至5')))
  line('the widest cell of its column set', milliseconds(edit('1至1000000000')), 'every row is written anew')
}
