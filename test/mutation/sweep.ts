import { type Compiled, compile, type Diagnostic, runCases, type Span } from '../../engine/index.ts'
import { policiesWith } from '../diagnostics/taiyuan.ts'
import type { Mutant } from './mutants.ts'

/** What a sweep found: mutants that no error points at, and how the others were seen. */
export interface Swept {
  readonly tried: number
  readonly compiled: number
  readonly escaped: readonly string[]
  /** Changed inputs of cases with which everything that the case expects is still so: no mistake, and so no error. */
  readonly stillTrue: readonly string[]
  /** Seen, but only by an error elsewhere in the same declaration and not on the changed line. */
  readonly beside: number
}

/**
 * Tries every mutant. It is caught where an error of the check, or a failing case, stands at its place: the error's span or
 * one of the places that it relates to touches the declaration, bound number or passage in which the change was made.
 * A failing case relates to the rows, exceptions and dated values that its result came from, an unknown name to the
 * declared names that it is nearest to. Up to `largest` mutants share a check, as far as that can't tell more than trying
 * each by itself.
 */
export function sweep(file: string, text: string, mutants: readonly Mutant[], largest = 24): Swept {
  const sweeper = new Sweeper(file, text)
  for (const group of groupsOf(mutants, largest)) sweeper.group(group)
  return {
    tried: mutants.length,
    compiled: sweeper.compiled,
    escaped: sweeper.escaped,
    stillTrue: sweeper.stillTrue,
    beside: sweeper.beside,
  }
}

/**
 * Mutants that say nothing of each other are tried together: misspelt names, each known by the word it became; and what
 * nothing depends on, one to a declaration or bound number. Changed rules are tried alone.
 */
function groupsOf(mutants: readonly Mutant[], largest: number): Mutant[][] {
  const alike = new Map<string, Mutant[]>()
  for (const mutant of mutants) {
    const key = groupKey(mutant)
    if (key !== null) alike.set(key, [...(alike.get(key) ?? []), mutant])
  }
  const alone = mutants.filter((mutant) => groupKey(mutant) === null)
  return [...[...alike.values()].flatMap((each) => dealt(each, largest)), ...alone.map((mutant) => [mutant])]
}

/** Dealt out like cards, so that those of one group stand far apart. */
function dealt(mutants: readonly Mutant[], largest: number): Mutant[][] {
  const groups: Mutant[][] = Array.from({ length: Math.ceil(mutants.length / largest) }, () => [])
  for (const [index, mutant] of mutants.entries()) groups[index % groups.length]?.push(mutant)
  return groups
}

/** Mutants of equal keys may share a group; null for one that must be alone. */
function groupKey(mutant: Mutant): string | null {
  if (isName(mutant)) return mutant.kind
  return mutant.leaf ? `${mutant.kind} ${mutant.within} ${mutant.turn}` : null
}

const isName = ({ kind }: Mutant): boolean => kind === 'name' || kind === 'declared name'

class Sweeper {
  readonly escaped: string[] = []
  readonly stillTrue: string[] = []
  compiled = 0
  beside = 0
  private readonly file: string
  private readonly text: string

  constructor(file: string, text: string) {
    this.file = file
    this.text = text
  }

  /** In a group a mutant counts as caught only by an error right at it; any other is tried again by itself. */
  group(mutants: readonly Mutant[]): void {
    const [first, ...more] = mutants as [Mutant, ...Mutant[]]
    if (more.length === 0) this.alone(first)
    else this.together(mutants)
  }

  private together(mutants: readonly Mutant[]): void {
    const changed = new Changed(this.text, mutants)
    const errors = this.errorsOf(changed.text)
    for (const mutant of mutants) {
      const { at, home } = changed.places(mutant)
      const right = (span: Span) => span.file === this.file && (isName(mutant) ? overlaps(span, at) : inside(span, home))
      const caught = errors.some((error) =>
        isName(mutant) ? [error.span, ...error.related].some(right) && speaksOf(error, mutant) : right(error.span),
      )
      if (!caught) this.alone(mutant)
    }
  }

  private alone(mutant: Mutant): void {
    const changed = new Changed(this.text, [mutant])
    const { at, home } = changed.places(mutant)
    const line = lineOf(changed.text, at)
    const places = this.errorsOf(changed.text)
      .flatMap((error) => [error.span, ...error.related])
      .filter((span) => span.file === this.file)
    if (!places.some((span) => overlaps(span, home))) (mutant.kind === 'input' ? this.stillTrue : this.escaped).push(mutant.what)
    else if (!places.some((span) => overlaps(span, line))) this.beside++
  }

  private errorsOf(text: string): Diagnostic[] {
    this.compiled++
    const compiled = compile(policiesWith({ [this.file]: text }), this.file) as Compiled
    const cases = compiled.program ? runCases(compiled.program).cases.flatMap((each) => each.diagnostics) : []
    return [...compiled.diagnostics, ...cases].filter((found) => found.severity === 'error')
  }
}

/** An error that no other mistake could have caused: it names the misspelt word, or that which a misspelt declaration had. */
function speaksOf(error: Diagnostic, { by, was, kind }: Mutant): boolean {
  const words = [by, ...(kind === 'declared name' ? [was] : [])].map((word) => word.replace(/^「|」$/g, ''))
  return words.some((word) => Object.values(error.values).includes(word))
}

/** A text with several changes, and where each of them stands in it. */
class Changed {
  readonly text: string
  private readonly edits: readonly Mutant[]

  constructor(text: string, mutants: readonly Mutant[]) {
    this.edits = [...mutants].sort((a, b) => a.at.start - b.at.start)
    let result = ''
    let end = 0
    for (const { at, by } of this.edits) {
      result += text.slice(end, at.start) + by
      end = at.end
    }
    this.text = result + text.slice(end)
  }

  places({ at, by, home }: Mutant): { at: Span; home: Span } {
    const start = this.moved(at.start, false)
    return {
      at: { ...at, start, end: start + by.length },
      home: { ...home, start: this.moved(home.start, false), end: this.moved(home.end, true) },
    }
  }

  /** Where an offset of the first text stands now; `after` where a change that ends there is before it. */
  private moved(offset: number, after: boolean): number {
    let shift = 0
    for (const { at, by } of this.edits)
      if (after ? at.end <= offset : at.end <= offset && at.start < offset) shift += by.length - (at.end - at.start)
    return offset + shift
  }
}

function lineOf(text: string, { file, start, end }: Span): Span {
  const next = text.indexOf('\n', end)
  return { file, start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next }
}

const overlaps = (a: Span, b: Span): boolean => a.file === b.file && a.start <= b.end && b.start <= a.end
const inside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end
