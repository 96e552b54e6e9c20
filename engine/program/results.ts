import type { Program, Rule } from './program.ts'

/** The rules that give the results of an entity and of the notice as a whole, in the order of the text. */
export function resultRules(program: Program, entity: string | null): Rule[] {
  const rules = program.rules.filter((rule) => rule.entity === null || rule.entity === entity)
  const files = [...new Set(program.rules.map((rule) => rule.span.file))]
  const place = (rule: Rule) => files.indexOf(rule.span.file)
  return rules.toSorted((a, b) => place(a) - place(b) || a.span.start - b.span.start)
}
