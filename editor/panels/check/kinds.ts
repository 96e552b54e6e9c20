import type { ProblemItem } from '../../worker/snapshot.ts'

/** Kinds of problems as officers speak of them, the gravest for a notice first. */
export const kinds = ['gap', 'overlap', 'never', 'number', 'basis', 'case', 'demand', 'writing'] as const
export type Kind = (typeof kinds)[number]

const byCode: Readonly<Record<string, Kind>> = {
  'table.gap': 'gap',
  'table.undecided': 'gap',
  'table.overlap': 'overlap',
  'table.overlapUndecided': 'overlap',
  'exception.tie': 'overlap',
  'exception.tieUndecided': 'overlap',
  'table.rowNeverApplies': 'never',
  'choice.otherwiseNeverApplies': 'never',
  'exception.never': 'never',
  'exception.changesNothing': 'never',
  'question.noEffect': 'never',
  'scenario.changesNothing': 'never',
  'duty.numberDiffers': 'number',
  'quote.unmatched': 'basis',
  'basis.unknown': 'basis',
}

const byTopic: Readonly<Record<string, Kind>> = { binding: 'number', case: 'case', assert: 'demand', conform: 'demand' }

/** The kind of a code; what is wrong with how a rule is written, where no other is. */
export const kindOf = (code: string): Kind => byCode[code] ?? byTopic[code.split('.')[0] ?? ''] ?? 'writing'

export type Filter = 'all' | ProblemItem['severity'] | Kind

export const passes = (filter: Filter, { code, severity }: ProblemItem): boolean =>
  filter === 'all' || severity === filter || kindOf(code) === filter

/** The filters that would show something, each with how many; “all” first. */
export function filtersOf(problems: readonly ProblemItem[]): { readonly filter: Filter; readonly count: number }[] {
  const filters: readonly Filter[] = ['all', 'error', 'warning', 'information', ...kinds]
  return filters
    .map((filter) => ({ filter, count: problems.filter((problem) => passes(filter, problem)).length }))
    .filter(({ filter, count }) => filter === 'all' || count > 0)
}
