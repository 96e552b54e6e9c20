import type { Language } from '../../engine/index.ts'
import type { Work } from '../worker/connection.ts'
import type { CaseItem, Place, Snapshot } from '../worker/snapshot.ts'
import { type CaseFormAt, type CasesWork, initialCasesWork } from './casesWork.ts'
import { type Comparing, notComparing } from './comparing.ts'
import { nothingSimulated, type Simulating } from './simulating.ts'

/** The screens, in the order in which a notice is worked on. */
export const screens = ['draft', 'cases', 'check', 'compare', 'simulate', 'notice', 'export', 'files'] as const
export type Screen = (typeof screens)[number]

export type Theme = 'light' | 'dark'

/** The parts of the drafting screen; a narrow window shows one of them at a time. */
export const homePanes = ['notice', 'source', 'cases', 'why'] as const
export type HomePane = (typeof homePanes)[number]

/** What the help shows in a dialog. */
export type HelpPage = 'shortcuts' | 'language' | 'about'

/** A table that is open as a grid in the place of the source. */
export interface OpenTable {
  readonly file: string
  readonly name: string
  /** Which of several tables of that name in the file, from 0; the first, if not given. */
  readonly nth?: number
}

/** A cell of a table: rows and columns from 0. */
export interface CellAt {
  readonly row: number
  readonly column: number
}

/** The texts of a table, for telling later what changed. */
export interface TableTexts {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A text that could not be written into a table, kept at its cell until it is put right or given up. */
export interface RefusedText extends CellAt {
  readonly text: string
  readonly reason: string
}

/** What the officer sees, but for the texts: those are in the editor's models. */
export interface SessionState {
  readonly language: Language
  readonly theme: Theme
  readonly screen: Screen
  readonly pane: HomePane
  /** Whether the margin of the source says what is covered. */
  readonly coverage: boolean
  /** The step of the tour that is shown, from 0. */
  readonly tour: number | null
  readonly help: HelpPage | null
  /** The notice is to be printed as soon as its pages are set. */
  readonly printing: boolean
  /** Every file of the workspace, in order. */
  readonly paths: readonly string[]
  /** The main file of the notice that is worked on. */
  readonly entry: string
  /** The file that the source pane shows. */
  readonly file: string
  readonly table: OpenTable | null
  /** Where the officer was in each table, by `tableKey`. */
  readonly cells: Readonly<Record<string, CellAt>>
  /** Each table as it was when it was opened first, by `tableKey`. */
  readonly openings: Readonly<Record<string, TableTexts>>
  /** Of each table, what could not be written into it, by `tableKey`. */
  readonly refused: Readonly<Record<string, readonly RefusedText[]>>
  /** Whether an open table takes the room of the notice and the cases as well. */
  readonly tableWide: boolean
  readonly selectedCase: string | null
  /** The result whose explanation is open. */
  readonly selectedResult: string | null
  /** What is done on the cases screen; of the other notices, what was: an unfinished form is there again. */
  readonly cases: CasesWork
  readonly otherCases: Readonly<Record<string, CasesWork>>
  /** Readings switched for all cases: question → reading. */
  readonly readings: Readonly<Record<string, string>>
  readonly comparing: Comparing
  readonly simulating: Simulating
  /** Where the caret is. */
  readonly caret: Place | null
  readonly snapshot: Snapshot | null
  /** The cases as they were when the notice was opened: what “changed” on the drafting screen is measured against. */
  readonly opening: readonly CaseItem[] | null
  /** The revision of the newest text; the snapshot is current where it has the same. */
  readonly revision: number
  /** Whether results are being computed as fast as is usual. */
  readonly work: Work
  /** The browser holds a newer editor than this page, which a reload brings. */
  readonly newVersion: boolean
  /** Messages to the officer that no screen shows in its place; newest last. */
  readonly messages: readonly Message[]
}

export interface Message {
  readonly id: number
  readonly severity: 'error' | 'warning' | 'information'
  readonly text: string
}

export type Action =
  | { readonly kind: 'opened'; readonly paths: readonly string[]; readonly entry: string }
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'notice'; readonly entry: string }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'screen'; readonly screen: Screen }
  | { readonly kind: 'pane'; readonly pane: HomePane }
  | { readonly kind: 'coverage'; readonly shown: boolean }
  | { readonly kind: 'tour'; readonly step: number | null }
  | { readonly kind: 'help'; readonly page: HelpPage | null }
  | { readonly kind: 'printing'; readonly wanted: boolean }
  | { readonly kind: 'table'; readonly table: OpenTable | null; readonly cell?: CellAt | null }
  | { readonly kind: 'cell'; readonly table: OpenTable; readonly cell: CellAt }
  | { readonly kind: 'tableTexts'; readonly table: OpenTable; readonly texts: TableTexts }
  | { readonly kind: 'refused'; readonly table: OpenTable; readonly texts: readonly RefusedText[] }
  | { readonly kind: 'tableWide'; readonly wide: boolean }
  | { readonly kind: 'case'; readonly name: string | null }
  | { readonly kind: 'result'; readonly name: string | null }
  /** Opens the form of a case, on its screen; null closes it. */
  | { readonly kind: 'caseForm'; readonly at: CaseFormAt | null }
  | { readonly kind: 'cases'; readonly work: Partial<CasesWork> }
  | { readonly kind: 'reading'; readonly question: string; readonly reading: string | null }
  | { readonly kind: 'readings'; readonly readings: SessionState['readings'] }
  | { readonly kind: 'comparing'; readonly comparing: Partial<Comparing> }
  | { readonly kind: 'simulating'; readonly simulating: Partial<Simulating> }
  | { readonly kind: 'caret'; readonly caret: Place }
  | { readonly kind: 'edited'; readonly revision: number }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'newVersion' }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'theme'; readonly theme: Theme }
  | { readonly kind: 'message'; readonly severity: Message['severity']; readonly text: string }
  | { readonly kind: 'dismiss'; readonly id: number }

export const initialState: SessionState = {
  language: 'zh',
  theme: 'light',
  screen: 'draft',
  pane: 'source',
  coverage: true,
  tour: null,
  help: null,
  printing: false,
  paths: [],
  entry: '',
  file: '',
  table: null,
  cells: {},
  openings: {},
  refused: {},
  tableWide: false,
  selectedCase: null,
  selectedResult: null,
  cases: initialCasesWork,
  otherCases: {},
  readings: {},
  comparing: notComparing,
  simulating: nothingSimulated,
  caret: null,
  snapshot: null,
  opening: null,
  revision: 0,
  work: 'usual',
  newVersion: false,
  messages: [],
}

/** The next state; nothing else changes one. */
export function update(state: SessionState, action: Action): SessionState {
  switch (action.kind) {
    case 'opened':
      return { ...atNotice(state, action.entry), paths: action.paths }
    case 'paths':
      return { ...state, paths: action.paths }
    case 'notice':
      return atNotice(state, action.entry)
    case 'file':
      return { ...state, file: action.file, table: null }
    case 'screen':
      return { ...state, screen: action.screen }
    case 'pane':
      return { ...state, pane: action.pane }
    case 'coverage':
      return { ...state, coverage: action.shown }
    case 'tour':
      return { ...state, tour: action.step }
    case 'help':
      return { ...state, help: action.page }
    case 'printing':
      return { ...state, printing: action.wanted, screen: action.wanted ? 'notice' : state.screen }
    case 'table':
      return action.table ? atTable(state, action.table, action.cell ?? null) : { ...state, table: null }
    case 'cell':
      return { ...state, cells: { ...state.cells, [tableKey(action.table)]: action.cell } }
    case 'tableTexts':
      return { ...state, openings: { [tableKey(action.table)]: action.texts, ...state.openings } }
    case 'refused':
      return { ...state, refused: { ...state.refused, [tableKey(action.table)]: action.texts } }
    case 'tableWide':
      return { ...state, tableWide: action.wide }
    case 'case':
      return { ...state, selectedCase: action.name, selectedResult: null }
    case 'result':
      return { ...state, selectedResult: action.name, pane: action.name === null ? state.pane : 'why' }
    case 'caseForm':
      return withForm(state, action.at)
    case 'cases':
      return { ...state, cases: { ...state.cases, ...action.work } }
    case 'reading':
      return { ...state, readings: switched(state.readings, action.question, action.reading) }
    case 'readings':
      return { ...state, readings: action.readings }
    case 'comparing':
      return { ...state, comparing: { ...state.comparing, ...action.comparing } }
    case 'simulating':
      return { ...state, simulating: { ...state.simulating, ...action.simulating } }
    case 'caret':
      return { ...state, caret: action.caret }
    case 'edited':
      return { ...state, revision: action.revision }
    case 'snapshot':
      return withSnapshot(state, action.snapshot)
    case 'work':
      return { ...state, work: action.work }
    case 'newVersion':
      return { ...state, newVersion: true }
    case 'language':
      return { ...state, language: action.language }
    case 'theme':
      return { ...state, theme: action.theme }
    case 'message':
      return { ...state, messages: [...state.messages, { id: nextId(state.messages), severity: action.severity, text: action.text }] }
    case 'dismiss':
      return { ...state, messages: state.messages.filter(({ id }) => id !== action.id) }
  }
}

function atNotice(state: SessionState, entry: string): SessionState {
  return {
    ...state,
    entry,
    file: entry,
    table: null,
    cells: {},
    openings: {},
    refused: {},
    selectedCase: null,
    selectedResult: null,
    cases: entry === state.entry ? state.cases : (state.otherCases[entry] ?? initialCasesWork),
    otherCases: { ...state.otherCases, [state.entry]: state.cases },
    readings: {},
    comparing: notComparing,
    simulating: nothingSimulated,
    snapshot: null,
    opening: null,
    caret: null,
  }
}

/** A table opens in the place of the source; its file is the one that is worked on, so that it can be undone there. */
function atTable(state: SessionState, table: OpenTable, cell: CellAt | null): SessionState {
  const cells = cell ? { ...state.cells, [tableKey(table)]: cell } : state.cells
  return { ...state, table, cells, file: table.file, screen: 'draft', pane: 'source' }
}

function withForm(state: SessionState, at: CaseFormAt | null): SessionState {
  if (at === null) return { ...state, cases: { ...state.cases, form: null } }
  return { ...state, screen: 'cases', cases: { ...state.cases, form: { at, opened: null, typed: null, filled: [] } } }
}

export const tableKey = ({ file, name, nth = 0 }: OpenTable): string => [file, name, nth].join('\n')

/** A snapshot of another notice comes late and is passed over; a case that is gone is no longer selected. */
function withSnapshot(state: SessionState, snapshot: Snapshot): SessionState {
  if (snapshot.entry !== state.entry) return state
  // A worker that was started anew doesn't know the last good results.
  const results = snapshot.results ?? state.snapshot?.results ?? null
  const cases = results?.cases ?? []
  const kept = cases.some(({ name }) => name === state.selectedCase)
  return {
    ...state,
    snapshot: snapshot.results === results ? snapshot : { ...snapshot, results },
    opening: state.opening ?? results?.cases ?? null,
    selectedCase: kept ? state.selectedCase : (cases[0]?.name ?? null),
  }
}

function switched(readings: SessionState['readings'], question: string, reading: string | null): SessionState['readings'] {
  const { [question]: _, ...others } = readings
  return reading === null ? others : { ...others, [question]: reading }
}

const nextId = (messages: readonly Message[]): number => (messages.at(-1)?.id ?? 0) + 1
