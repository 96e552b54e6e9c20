import type { Provenance, Rule } from '../program/program.ts'

const kinds: Readonly<Record<Exclude<Provenance['kind'], 'stated'>, string>> = { derived: '推算 derived', assumed: '假定 assumed' }

/** What a rule's comment says: its name and clause, and how its value was derived or why it was assumed. */
export function ruleLines({ name, clause, provenance }: Rule): string[] {
  const { kind, note } = provenance
  const where = clause ?? provenance.clause
  const head = where === null ? name : `${name} · ${where}`
  return kind === 'stated' ? [head] : [head, note === null ? kinds[kind] : `${kinds[kind]}: ${note}`]
}
