import type * as ast from '../grammar/ast.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../grammar/diagnostic.ts'
import type { Memory } from '../grammar/memory/memory.ts'
import { collect } from './names/collect.ts'
import { type Consulted, consultedIn } from './program/consulted.ts'
import { lowerProgram } from './program/lower/index.ts'
import type { Program } from './program/program.ts'
import type { Layered } from './scenario.ts'

/**
 * What of a scenario changes no result: values of parameters that no rule comes to read, or all of it, where the rules that it
 * leads to are those of its notice. Decided from the program, so what is written differently and means the same is found too.
 */
export function changesWithoutEffect(
  { main, base }: Layered,
  scenario: ast.Module,
  program: Program,
  found: readonly Diagnostic[],
  memory: Memory | null = null,
): Diagnostic[] {
  const head = scenario.declarations.find(({ kind }) => kind === 'scenario')
  // Said of what could be read whole, and once.
  if (!base || !head || hasErrors(found) || found.some(({ code }) => code === 'scenario.empty')) return []
  const consulted = consultedIn(program)
  const unread = unreadValues(program, consulted, main.file)
  if (unread.length > 0) return unread
  const same = meaningOf(program, consulted) === meaningBelow(base, memory)
  return same ? [diagnostic('scenario.sameRules', head.headSpan, { name: program.header.name })] : []
}

/** What the notice comes to without the scenario; its texts alone decide it, so it is worked out once while only the scenario is edited. */
function meaningBelow(base: Layered, memory: Memory | null): string {
  const make = () => {
    const { program } = lowerProgram(collect(base.main, base.used).value, [], () => '').value
    return { meaning: meaningOf(program, consultedIn(program)) }
  }
  if (!memory) return make().meaning
  const texts = base.written.map(({ file, text }) => `${file}\n${text}`).join('\n')
  return memory.ever(`below ${memory.shortFor(texts)}`, make).meaning
}

/** A value that the scenario gives a parameter of its notice, for days that nothing asks for. */
function unreadValues({ parameters }: Program, { values }: Consulted, file: string): Diagnostic[] {
  const changed = parameters.filter(({ span }) => span.file !== file)
  return changed.flatMap(({ name, values: dated }) => {
    const unread = dated.filter((value) => value.span.file === file && !values.has(value))
    return unread.map(({ span, label }) => diagnostic('scenario.noEffect', span, { name, period: label }))
  })
}

/** What is written where, what it was called and why: of no matter for results. Ranges follow from the rest. */
const saysNothing = /[sS]pan$|^(?:id|label|labels|provenance|otherwiseProvenance|clause|note|numeric)$/

/** All that results depend on, as a text; equal for programs that give every record the same results. */
function meaningOf(program: Program, { values, questions, baseDate }: Consulted): string {
  const { enumerations, entities, mainEntity, tables, rules, assertions, requirements, header } = program
  const read = {
    rounding: header.rounding,
    baseDate: baseDate && header.baseDate,
    parameters: program.parameters.map((each) => ({ ...each, values: each.values.filter((value) => values.has(value)) })),
    questions: program.questions.filter(({ name }) => questions.has(name)),
  }
  const meant = { enumerations, entities, mainEntity, tables, rules, assertions, requirements, ...read }
  return JSON.stringify(meant, (key, inner: unknown) => (saysNothing.test(key) ? undefined : inner))
}
