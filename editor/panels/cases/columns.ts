import { type CaseSheet, ownValue, type SheetColumn, type SheetRow } from '../../../engine/service/index.ts'
import type { GridColumn, GridGroups } from '../../grid/index.ts'
import type { Say } from '../../session/hooks.ts'
import { caseColumnTexts } from '../../texts/cases.ts'

/** A column of the grid and what of a case it holds. */
export interface CaseColumn {
  readonly kind: 'name' | 'entity' | 'verdict' | 'clause' | 'reading' | 'input' | 'relation' | 'expected' | 'actual' | 'inputs' | 'results'
  /** Of the question, field, relation or result; empty for others. */
  readonly name: string
  readonly grid: GridColumn
}

/** Of cases of one entity every field and result in use; of all cases, what they have in common and the rest in words. */
export function columnsOf(sheet: CaseSheet, rows: readonly SheetRow[], entity: string | null | undefined, say: Say): CaseColumn[] {
  const verdict = column('verdict', '', say(caseColumnTexts.verdict), { readOnly: true, width: 84 })
  const clause = column('clause', '', say(caseColumnTexts.clause), {
    readOnly: true,
    width: widthOf(
      rows.map((row) => row.clause ?? ''),
      56,
      120,
    ),
  })
  const name = column('name', '', say(caseColumnTexts.name), {
    width: widthOf(
      rows.map(({ key }) => key.name),
      140,
      220,
    ),
  })
  if (entity === undefined) {
    const locked = { readOnly: true, group: 'general' }
    return [
      name,
      verdict,
      column('entity', '', say(caseColumnTexts.entity), {
        ...locked,
        width: widthOf(
          rows.map(({ key }) => key.entity ?? ''),
          80,
          140,
        ),
      }),
      clause,
      column('inputs', '', say(caseColumnTexts.inputs), { readOnly: true, group: 'inputs', width: 360 }),
      column('results', '', say(caseColumnTexts.results), { readOnly: true, group: 'results', width: 420 }),
    ]
  }
  const used = usedBy(sheet, rows, entity)
  // Most cases take the usual readings: those stand behind the rest.
  const ordered = [...used.filter(({ kind }) => kind !== 'reading'), ...used.filter(({ kind }) => kind === 'reading')]
  return [name, verdict, clause, ...ordered.flatMap((each) => columnsFor(each, rows, say))]
}

/** The columns of an entity that some of the rows fill in: of a few cases of one clause, few. */
function usedBy({ columns }: CaseSheet, rows: readonly SheetRow[], entity: string | null): SheetColumn[] {
  const part = { reading: 'readings', input: 'inputs', relation: 'relations' } as const
  return columns.filter(({ kind, entity: of, name }) => {
    if (kind !== 'reading' && of !== entity) return false
    if (kind === 'result') return rows.length === 0 || rows.some(({ results }) => (ownValue(results, name)?.expected ?? '') !== '')
    return (kind !== 'reading' && rows.length === 0) || rows.some((row) => Object.hasOwn(row[part[kind]], name))
  })
}

function columnsFor(each: SheetColumn, rows: readonly SheetRow[], say: Say): CaseColumn[] {
  const { kind, name, unit, hint, choices } = each
  const title = unit === '' ? name : say(caseColumnTexts.withUnit, name, unit)
  const picks = choices.length > 0 ? { choices } : {}
  const looks = { ...picks, message: hint, ...(each.type?.kind === 'decimal' ? { kind: 'number' as const } : {}) }
  switch (kind) {
    case 'reading': {
      const texts = rows.map(({ readings }) => ownValue(readings, name) ?? '')
      const shown = say(caseColumnTexts.reading, name)
      return [column('reading', name, shown, { ...looks, group: 'readings', width: widthOf([shown, ...texts], 90, 160) })]
    }
    case 'input': {
      const texts = rows.map(({ inputs }) => ownValue(inputs, name) ?? '')
      return [column('input', name, title, { ...looks, group: 'inputs', width: widthOf([title, ...texts], 72, 190) })]
    }
    case 'relation':
      return [
        column('relation', name, title, {
          readOnly: true,
          group: 'inputs',
          width: widthOf([title], 72, 160),
          message: say(caseColumnTexts.inForm),
        }),
      ]
    case 'result':
      return resultColumns(each, rows, looks, say)
  }
}

/** Under one band: what is expected, and what the rules give. */
function resultColumns({ name, unit }: SheetColumn, rows: readonly SheetRow[], looks: Partial<GridColumn>, say: Say): CaseColumn[] {
  const texts = rows.flatMap(({ results }) => [ownValue(results, name)?.expected ?? '', ownValue(results, name)?.actual ?? ''])
  const band = unit === '' ? name : say(caseColumnTexts.withUnit, name, unit)
  const width = Math.max(widthOf(texts, 68, 170), Math.min(100, Math.ceil(measure(band) / 2) + 8))
  const half = (kind: 'expected' | 'actual', shown: string, more: Partial<GridColumn>) =>
    column(kind, name, say(caseColumnTexts.of, name, shown), { ...looks, heading: shown, group: groupOf(name), width, ...more })
  return [
    half('expected', say(caseColumnTexts.expected), {}),
    half('actual', say(caseColumnTexts.actual), { readOnly: true, choices: undefined }),
  ]
}

const groupOf = (result: string): string => `result ${result}`

function column(kind: CaseColumn['kind'], name: string, title: string, looks: Partial<GridColumn>): CaseColumn {
  // What is said of a column is said under its name.
  const message = looks.message ? { message: `${title}：${looks.message}` } : {}
  return { kind, name, grid: { id: `${kind} ${name}`, title, group: 'general', ...looks, ...message } }
}

/** The bands above the columns. */
export function groupsOf(columns: readonly CaseColumn[], sheet: CaseSheet, say: Say): GridGroups {
  const units = new Map(sheet.columns.filter(({ kind }) => kind === 'result').map(({ name, unit }) => [name, unit]))
  const results = columns
    .filter(({ kind }) => kind === 'expected')
    .map(({ name }): [string, GridGroups[string]] => {
      const unit = units.get(name) ?? ''
      return [groupOf(name), { title: unit === '' ? name : say(caseColumnTexts.withUnit, name, unit), tint: 'result' }]
    })
  return {
    general: { title: say(caseColumnTexts.general) },
    readings: { title: say(caseColumnTexts.readings), tint: 'condition' },
    inputs: { title: say(caseColumnTexts.inputs), tint: 'condition' },
    results: { title: say(caseColumnTexts.results), tint: 'result' },
    ...Object.fromEntries(results),
  }
}

const padding = 24

/** Wide enough for the longest text, within bounds; in pixels at 14 px. */
function widthOf(texts: readonly string[], least: number, most: number): number {
  return Math.min(most, Math.max(least, ...texts.map((text) => measure(text) + padding)))
}

/** How wide a text is drawn, near enough: a Chinese character takes a square. */
function measure(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e80 ? 14 : 8
  return width
}
