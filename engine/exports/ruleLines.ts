import type { Rule } from '../program/program.ts'
import { provenanceWords } from './provenance.ts'

/** What a rule's comment says: its name and clause, and how its value was derived or why it was assumed. */
export function ruleLines({ name, clause, provenance }: Rule): string[] {
  const where = clause ?? provenance.clause
  return [where === null ? name : `${name} · ${where}`, ...provenanceWords(provenance)]
}
