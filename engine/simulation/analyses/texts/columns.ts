import type { SheetColumn, SheetKind } from '../../sheets.ts'
import type { AnalysisWords } from './words.ts'

type ColumnName = keyof AnalysisWords['columns']

export function columnsOf(say: AnalysisWords, kinds: Partial<Record<ColumnName, SheetKind>>): SheetColumn[] {
  return (Object.entries(kinds) as [ColumnName, SheetKind][]).map(([name, kind]) => ({
    title: say.columns[name],
    kind,
    width: kind === 'text' ? 24 : 18,
  }))
}
