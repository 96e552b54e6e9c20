import type { Diagnostic, Language } from '../../../grammar/diagnostic.ts'
import { type Witness, witnessIn } from '../cases/witness.ts'
import type { RawTable } from './layout.ts'
import { cellsOfFix } from './missing.ts'
import type { TableOperation } from './operations.ts'
import { type GridProblem, problemOf, rowAt } from './problems.ts'

/** What the check finds of the table as a whole, with a record that shows it. */
export interface Finding {
  readonly kind: 'gap' | 'overlap'
  readonly problem: GridProblem
  /** The rows that apply at once, counted from 0; none for a gap. */
  readonly rows: readonly number[]
  readonly witness: Witness
  /** Whether it is certain; an overlap may be undecided. */
  readonly certain: boolean
  /** The operation that adds the row which covers a gap; null where the columns can't say which records. */
  readonly fix: Extract<TableOperation, { kind: 'insertRow' }> | null
}

const kinds: Readonly<Record<string, Finding['kind']>> = {
  'table.gap': 'gap',
  'table.overlap': 'overlap',
  'table.overlapUndecided': 'overlap',
}

/** Gaps and overlaps apart from what concerns one row or cell. */
export function findingsOf(
  raw: RawTable,
  found: readonly Diagnostic[],
  language: Language,
): { readonly findings: readonly Finding[]; readonly others: readonly Diagnostic[] } {
  const findings: Finding[] = []
  const others: Diagnostic[] = []
  for (const each of found) {
    const kind = kinds[each.code]
    const witness = kind && witnessIn(each, language)
    if (!kind || !witness) others.push(each)
    else findings.push(findingOf(raw, each, kind, witness, language))
  }
  return { findings, others }
}

function findingOf(raw: RawTable, found: Diagnostic, kind: Finding['kind'], witness: Witness, language: Language): Finding {
  const spans = kind === 'overlap' ? [...found.related, found.span] : []
  const rows = spans.flatMap((span) => {
    const row = span.file === raw.file ? rowAt(raw, span.start) : null
    return row ? [raw.rows.indexOf(row)] : []
  })
  const cells = kind === 'gap' && found.fix ? cellsOfFix(found.fix, raw.columns) : null
  const fix = cells && ({ kind: 'insertRow', at: raw.rows.length, cells } as const)
  return { kind, problem: problemOf(found, language), rows, witness, certain: found.code !== 'table.overlapUndecided', fix }
}
