import type * as ast from '../grammar/ast.ts'
import type { Diagnostic } from '../grammar/diagnostic.ts'
import type { Memory } from '../grammar/memory/memory.ts'
import type { Part } from '../grammar/memory/trees.ts'
import type { Span } from '../grammar/source.ts'
import { contextOf } from './analysis/index.ts'
import { type Checked, type Checking, checksIn, type Findings, findingsFrom, findingsOf, isClean } from './findings.ts'
import type { BoundValue, CheckedBinding } from './notice/bindings.ts'
import { type Contents, contentsOf } from './program/contents.ts'
import type { Lowering } from './program/lower/index.ts'
import type { Expr } from './program/program.ts'

/**
 * The same findings, made from those of the last compile with the memory. Whether a check finds anything depends only on
 * what it speaks of; what it finds, also on the others that find something. So where nothing changed, findings are taken over;
 * else the checks that changed are made, and again those that find something.
 */
export function recheck(lowering: Lowering, modules: readonly ast.Module[], memory: Memory): Findings {
  const now = new Recheck(lowering, memory)
  const parts = partsOf(lowering, modules)
  const around = now.keys.join('\n')
  const before = memory.find<Kept>('findings', around, parts)
  const findings = before ? now.again(before.value) : (now.changed() ?? now.everything())
  if (!before) memory.keep('findings', around, parts, keptOf(findings))
  return findings
}

/** Findings as they are kept: without the sources of values, which are worked out only when they are asked for. */
interface Kept {
  readonly diagnostics: readonly Diagnostic[]
  readonly bindings: readonly Pick<CheckedBinding, 'found' | 'diagnostics'>[]
}

const noSources = (): Span[] => []
const withSources = (value: BoundValue, sources: () => readonly Span[]): BoundValue => ('sources' in value ? { ...value, sources } : value)

const keptOf = ({ diagnostics, bindings }: Findings): Kept => ({ diagnostics, bindings: bindings.map(keptBinding) })

function keptBinding({ found, diagnostics }: CheckedBinding): Kept['bindings'][number] {
  return { found: found.map((value) => withSources(value, noSources)), diagnostics }
}

const unchecked: ReadonlySet<string> = new Set(['case', 'duty', 'exhortation', 'context', 'use', 'invalid'])

/** All that findings can speak of. */
function partsOf({ bindings }: Lowering, modules: readonly ast.Module[]): Part[] {
  const declared = modules.flatMap(({ declarations }) => declarations.filter(({ kind }) => !unchecked.has(kind)))
  return [...declared, ...bindings.map(({ binding }) => binding)]
}

/** What a check came to, for the next compile: all of it where it found nothing; else only that it found something. */
interface Answer {
  readonly clean: boolean
  readonly binding: Kept['bindings'][number] | null
}

/**
 * Expansions up to which answers of earlier compiles are relied on: below what one table or rule may take, so that no check
 * of theirs, or of the compile that they stand for, ends for want of them.
 */
const safe = 150_000

class Recheck {
  readonly keys: readonly string[]
  private readonly lowering: Lowering
  private readonly memory: Memory
  private readonly checks: readonly Checking[]
  private readonly firstBinding: number
  /** Expansions that the answers took. */
  private readonly work: { spent: number }
  private all: Findings | null = null

  constructor(lowering: Lowering, memory: Memory) {
    this.lowering = lowering
    this.memory = memory
    this.checks = checksIn(lowering)
    this.firstBinding = this.checks.findIndex(({ kind }) => kind === 'binding')
    this.work = memory.ever('work', () => ({ spent: 0 }))
    const contents = contentsOf(lowering.program, memory)
    this.keys = this.checks.map((check) => keyOf(check, contents))
  }

  /** The findings of the last compile, moved to their places. */
  again({ diagnostics, bindings }: Kept): Findings {
    for (const key of this.keys) this.memory.find(key, '', [])
    return { diagnostics, bindings: bindings.map((binding, index) => this.binding(index, binding)) }
  }

  /** Made of the checks that changed, and of those that found something; null where most are to be made anyway. */
  changed(): Findings | null {
    const known = this.keys.map((key) => this.memory.find<Answer>(key, '', [])?.value ?? null)
    const open = known.filter((answer) => answer === null).length
    if (open > this.checks.length / 2 || this.work.spent > safe) return null
    const apart = { ...this.lowering, program: { ...this.lowering.program } }
    const checks = checksIn(apart)
    const answers = known.map((answer, index) => answer ?? answerOf((checks[index] as Checking).run()))
    this.remember(answers, contextOf(apart.program))
    return findingsFrom(
      this.lowering,
      answers.map((answer, index) => this.checked(answer, index)),
    )
  }

  /** All checks are made. */
  everything(): Findings {
    const checked = this.checks.map(({ run }) => run())
    this.work.spent = 0
    this.remember(checked.map(answerOf), contextOf(this.lowering.program))
    return findingsFrom(
      this.lowering,
      checked.map((each) => (isClean(each) ? each : null)),
    )
  }

  /** Keeps the answers for the next compile, unless one was not worked out to the end. */
  private remember(answers: readonly Answer[], { store, tooLarge }: ReturnType<typeof contextOf>): void {
    this.work.spent += tooLarge.size > 0 ? Number.POSITIVE_INFINITY : store.spent
    for (const [index, answer] of answers.entries()) this.memory.keep(this.keys[index] as string, '', [], answer)
  }

  /** What a check came to that found nothing. */
  private checked({ clean, binding }: Answer, index: number): Checked | null {
    const at = index - this.firstBinding
    return clean ? { diagnostics: [], binding: binding && this.binding(at, binding) } : null
  }

  private binding(index: number, { found, diagnostics }: Kept['bindings'][number]): CheckedBinding {
    const bound = this.lowering.bindings[index] as Lowering['bindings'][number]
    return { ...bound, found: found.map((value, at) => withSources(value, () => this.sources(index, at))), diagnostics }
  }

  /** Where a value comes from: told with a record, and which that is depends on all checks. */
  private sources(binding: number, at: number): readonly Span[] {
    this.all ??= findingsOf({ ...this.lowering, program: { ...this.lowering.program } })
    const value = this.all.bindings[binding]?.found[at]
    return value && 'sources' in value ? value.sources() : []
  }
}

function answerOf(checked: Checked): Answer {
  const { binding } = checked
  const clean = isClean(checked)
  return { clean, binding: clean && binding ? keptBinding(binding) : null }
}

/** A text that is the same where a check would come to the same, in this compile and the last. */
function keyOf({ kind, of }: Checking, contents: Contents): string {
  if (kind === 'rule') return `rule ${contents.rule((of as { readonly id: string }).id)}`
  const results = 'results' in of ? of.results.map((id) => contents.rule(id)).join() : ''
  return `${kind} ${contents.of(of, exprsOf(of))} ${results}`
}

/** What assertions and bound numbers speak of; a table's results tell of the table. */
function exprsOf(of: Checking['of']): Expr[] {
  const own = 'condition' in of && of.condition ? [of.condition] : []
  return 'binding' in of ? [...own, ...(of.values ?? [])] : own
}
