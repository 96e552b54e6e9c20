import { describe, expect, it } from 'vitest'
import { changedCases, changesOf } from '../../../editor/session/changed.ts'
import { nothingSimulated } from '../../../editor/session/simulating.ts'
import { type Action, initialState, type SessionState, screens, tableKey, update } from '../../../editor/session/state.ts'
import type { CaseItem, Snapshot } from '../../../editor/worker/snapshot.ts'

// The one way in which what the officer sees changes: every action, on a state in which she is in the middle of something.

const table = { file: 'a/notice.md', name: '分担' }
const other = { file: 'a/more.tiaoli', name: '分担', nth: 1 }

const caseOf = (name: string, value = '330元'): CaseItem => ({
  name,
  entity: null,
  clause: null,
  passed: true,
  place: { file: 'a/notice.md', start: 0, end: 1 },
  expectations: [{ name: '补助', expected: both(value), actual: both(value), agrees: true }],
  messages: [],
})
const both = (text: string) => ({ zh: text, en: text })

const snapshotOf = (cases: readonly CaseItem[] | null, changed: Partial<Snapshot> = {}): Snapshot => ({
  revision: 1,
  took: 0,
  entry: 'a/notice.md',
  sound: cases !== null,
  problems: [],
  results: cases && { revision: 1, readings: {}, cases, covered: 0, coverable: 0 },
  ...changed,
})

const having = (actions: readonly Action[], from: SessionState = initialState): SessionState => actions.reduce(update, from)

const opened = having([
  { kind: 'opened', paths: ['a/more.tiaoli', 'a/notice.md'], entry: 'a/notice.md' },
  { kind: 'edited', revision: 1 },
  { kind: 'snapshot', snapshot: snapshotOf([caseOf('一'), caseOf('二')]) },
])
const busy = having(
  [
    { kind: 'table', table, cell: { row: 2, column: 1 } },
    { kind: 'tableTexts', table, texts: { columns: ['甲'], rows: [['1']] } },
    { kind: 'case', name: '二' },
    { kind: 'result', name: '补助' },
    { kind: 'reading', question: 'A04', reading: '按隶属' },
    { kind: 'caret', caret: { file: 'a/notice.md', start: 5, end: 7 } },
    { kind: 'comparing', comparing: {} },
  ],
  opened,
)

/** What an action changed of a state, and nothing that stayed the same. */
function changes(action: Action, from: SessionState = busy): Partial<SessionState> {
  const to = update(from, action)
  return Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key as keyof SessionState] !== value))
}

describe('an action changes what it says and nothing else', () => {
  const simple: [Action, Partial<SessionState>][] = [
    [{ kind: 'simulating', simulating: { unit: 'yuan' } }, { simulating: { ...nothingSimulated, unit: 'yuan' } }],
    [{ kind: 'paths', paths: ['b.md'] }, { paths: ['b.md'] }],
    [
      { kind: 'file', file: 'a/more.tiaoli' },
      { file: 'a/more.tiaoli', table: null },
    ],
    [{ kind: 'screen', screen: 'check' }, { screen: 'check' }],
    [{ kind: 'pane', pane: 'notice' }, { pane: 'notice' }],
    [{ kind: 'coverage', shown: false }, { coverage: false }],
    [{ kind: 'tour', step: 2 }, { tour: 2 }],
    [{ kind: 'help', page: 'about' }, { help: 'about' }],
    [
      { kind: 'printing', wanted: true },
      { printing: true, screen: 'notice' },
    ],
    [{ kind: 'table', table: null }, { table: null }],
    [{ kind: 'tableWide', wide: true }, { tableWide: true }],
    [
      { kind: 'case', name: '一' },
      { selectedCase: '一', selectedResult: null },
    ],
    [{ kind: 'result', name: null }, { selectedResult: null }],
    [{ kind: 'readings', readings: {} }, { readings: {} }],
    [{ kind: 'caret', caret: { file: 'b.md', start: 0, end: 0 } }, { caret: { file: 'b.md', start: 0, end: 0 } }],
    [{ kind: 'edited', revision: 9 }, { revision: 9 }],
    [{ kind: 'work', work: 'long' }, { work: 'long' }],
    [{ kind: 'newVersion' }, { newVersion: true }],
    [{ kind: 'language', language: 'en' }, { language: 'en' }],
    [{ kind: 'theme', theme: 'dark' }, { theme: 'dark' }],
  ]
  it.each(simple)('%o', (action, expected) => {
    expect(changes(action)).toEqual(expected)
  })

  it('leaves the state that it is given as it was', () => {
    const frozen = deepFrozen(busy)
    for (const [action] of simple) update(frozen, action)
    for (const screen of screens) update(frozen, { kind: 'screen', screen })
    expect(update(frozen, { kind: 'screen', screen: frozen.screen })).toEqual(frozen)
  })
})

describe('a notice', () => {
  it('that is opened forgets what was of the one before, and keeps how the page looks', () => {
    const inEnglish = having(
      [
        { kind: 'language', language: 'en' },
        { kind: 'theme', theme: 'dark' },
        { kind: 'screen', screen: 'check' },
      ],
      busy,
    )
    const next = update(inEnglish, { kind: 'notice', entry: 'b/notice.md' })
    const { language, theme, screen, entry, file, paths } = next
    expect({ language, theme, screen, entry, file, paths }).toEqual({
      language: 'en',
      theme: 'dark',
      screen: 'check',
      entry: 'b/notice.md',
      file: 'b/notice.md',
      paths: busy.paths,
    })
    const { table: open, cells, openings, selectedCase, selectedResult, readings, caret, snapshot, opening } = next
    expect({ open, cells, openings, selectedCase, selectedResult, readings, caret, snapshot, opening }).toEqual({
      open: null,
      cells: {},
      openings: {},
      selectedCase: null,
      selectedResult: null,
      readings: {},
      caret: null,
      snapshot: null,
      opening: null,
    })
  })
})

describe('a table', () => {
  it('opens in the place of the source, in its own file, where she was in it', () => {
    const moved = having(
      [
        { kind: 'screen', screen: 'check' },
        { kind: 'table', table: other },
      ],
      busy,
    )
    expect([moved.table, moved.file, moved.screen, moved.pane]).toEqual([other, other.file, 'draft', 'source'])
    expect(moved.cells[tableKey(table)]).toEqual({ row: 2, column: 1 })
    const back = update(moved, { kind: 'table', table })
    expect(back.cells[tableKey(table)]).toEqual({ row: 2, column: 1 })
  })

  it('keeps how it was when it was opened first', () => {
    const again = update(busy, { kind: 'tableTexts', table, texts: { columns: ['乙'], rows: [] } })
    expect(again.openings[tableKey(table)]?.columns).toEqual(['甲'])
    const another = update(busy, { kind: 'tableTexts', table: other, texts: { columns: ['乙'], rows: [] } })
    expect(Object.keys(another.openings)).toHaveLength(2)
  })

  it('is told from others of its name', () => {
    expect(tableKey(table)).toBe(tableKey({ ...table, nth: 0 }))
    expect(tableKey(table)).not.toBe(tableKey({ ...table, nth: 1 }))
  })

  it('keeps each cell of each table', () => {
    const moved = update(busy, { kind: 'cell', table: other, cell: { row: 0, column: 0 } })
    expect(Object.values(moved.cells)).toEqual([
      { row: 2, column: 1 },
      { row: 0, column: 0 },
    ])
  })
})

describe('a reading', () => {
  it('is switched one question at a time, and back', () => {
    const two = update(busy, { kind: 'reading', question: 'A05', reading: '甲' })
    expect(two.readings).toEqual({ A04: '按隶属', A05: '甲' })
    expect(update(two, { kind: 'reading', question: 'A04', reading: null }).readings).toEqual({ A05: '甲' })
  })
})

describe('a result', () => {
  it('that is chosen shows its explanation, in a narrow window too', () => {
    const atSource = update(busy, { kind: 'pane', pane: 'source' })
    expect(changes({ kind: 'result', name: '应缴' }, atSource)).toEqual({ selectedResult: '应缴', pane: 'why' })
  })
})

describe('a snapshot', () => {
  it('of another notice comes too late and changes nothing', () => {
    expect(changes({ kind: 'snapshot', snapshot: snapshotOf([], { entry: 'b/notice.md' }) })).toEqual({})
  })

  it('keeps the selected case, and selects the first where that is gone', () => {
    const kept = update(busy, { kind: 'snapshot', snapshot: snapshotOf([caseOf('零'), caseOf('二')]) })
    expect(kept.selectedCase).toBe('二')
    expect(update(busy, { kind: 'snapshot', snapshot: snapshotOf([caseOf('零')]) }).selectedCase).toBe('零')
    expect(update(busy, { kind: 'snapshot', snapshot: snapshotOf([]) }).selectedCase).toBe(null)
  })

  it('is measured against the first one with results', () => {
    const broken = having([
      { kind: 'notice', entry: 'a/notice.md' },
      { kind: 'snapshot', snapshot: snapshotOf(null) },
    ])
    expect(broken.opening).toBe(null)
    const sound = having(
      [
        { kind: 'snapshot', snapshot: snapshotOf([caseOf('一')]) },
        { kind: 'snapshot', snapshot: snapshotOf([caseOf('一', '400元')]) },
      ],
      broken,
    )
    expect(sound.opening).toEqual([caseOf('一')])
    expect(changedCases(sound).map(({ name }) => name)).toEqual(['一'])
    expect([...changesOf(caseOf('一', '400元'), sound.opening)]).toEqual([['补助', both('330元')]])
  })

  it('without results leaves the last good ones: of a worker that was started anew with a broken text', () => {
    const broken = update(busy, { kind: 'snapshot', snapshot: snapshotOf(null, { revision: 2 }) })
    expect(broken.snapshot?.sound).toBe(false)
    expect(broken.snapshot?.results?.cases).toHaveLength(2)
    expect(broken.selectedCase).toBe('二')
  })
})

describe('a message', () => {
  const say = (text: string): Action => ({ kind: 'message', severity: 'warning', text })

  it('stays until it is closed, each by itself', () => {
    const two = having([say('甲'), say('乙')], busy)
    expect(two.messages.map(({ text }) => text)).toEqual(['甲', '乙'])
    const one = update(two, { kind: 'dismiss', id: two.messages[0]?.id ?? 0 })
    expect(one.messages.map(({ text }) => text)).toEqual(['乙'])
    const again = update(one, say('丙'))
    expect(new Set(again.messages.map(({ id }) => id)).size).toBe(2)
  })
})

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFrozen(part)
  }
  return value
}
