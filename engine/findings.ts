import type { Diagnostic } from '../grammar/diagnostic.ts'
import { type Check, checksOf, distinct } from './analysis/index.ts'
import { boundValues } from './bound.ts'
import { checkConformance } from './conform.ts'
import { type CheckedBinding, checkBindings } from './notice/bindings.ts'
import { withPlaces } from './places.ts'
import type { Lowering } from './program/lower/index.ts'
import type { Program } from './program/program.ts'

/** What is found in a program for all records, and what the bound numbers of the prose come to. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[]
  readonly bindings: readonly CheckedBinding[]
}

/** What one check found. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[]
  /** Where a bound number was checked. */
  readonly binding: CheckedBinding | null
}

/** What is checked by itself: a part of the program, a bound number, or a 要求 of the notice above. */
export interface Checking {
  readonly kind: Check['kind'] | 'binding' | 'above'
  readonly of: Check['of'] | Lowering['bindings'][number]
  readonly run: () => Checked
}

/** All checks, in the order in which they are made: later ones find what earlier ones worked out. */
export function checksIn({ program, incomplete, bindings, above }: Lowering): Checking[] {
  let values: ReturnType<typeof boundValues> | null = null
  const alone = (diagnostics: readonly Diagnostic[]): Checked => ({ diagnostics, binding: null })
  return [
    ...checksOf(program, incomplete).map(({ kind, of, run }): Checking => ({ kind, of, run: () => alone(run()) })),
    ...bindings.map((of): Checking => ({ kind: 'binding', of, run: () => checkedBinding(of) })),
    ...(above?.requirements ?? []).map(
      (of): Checking => ({ kind: 'above', of, run: () => alone(checkConformance(program, above && { ...above, requirements: [of] })) }),
    ),
  ]

  function checkedBinding(of: Lowering['bindings'][number]): Checked {
    values ??= boundValues(program)
    const [binding] = checkBindings([of], values) as [CheckedBinding]
    return { diagnostics: binding.diagnostics, binding }
  }
}

/** Gaps, overlaps, exceptions, assertions; bound numbers; the requirements of the notice above. */
export function findingsOf(lowering: Lowering): Findings {
  const checked = checksIn(lowering).map(({ run }) => run())
  return findingsFrom(
    lowering,
    checked.map((each) => (isClean(each) ? each : null)),
  )
}

export const isClean = ({ diagnostics }: Checked): boolean => diagnostics.length === 0

/**
 * All findings, given what the checks came to that found nothing; null for those that found something. Whether a check finds
 * anything depends on what it speaks of alone, but the record that it shows for it also on what was worked out before. So that
 * this is not every other check of the notice, those that find something are made again by themselves.
 */
export function findingsFrom(lowering: Lowering, clean: readonly (Checked | null)[]): Findings {
  const checks = checksIn({ ...lowering, program: { ...lowering.program } })
  return joined(
    lowering.program,
    checks,
    clean.map((each, index) => each ?? (checks[index] as Checking).run()),
  )
}

/** What the checks found, as one. */
function joined(program: Program, checks: readonly Checking[], checked: readonly Checked[]): Findings {
  const bindings = checked.flatMap(({ binding }) => binding ?? [])
  const first = checks.findIndex(({ kind }) => kind === 'binding' || kind === 'above')
  const end = first < 0 ? checks.length : first
  const found = distinct(
    program,
    checked.slice(0, end).flatMap(({ diagnostics }) => diagnostics),
  )
  const rest = checked.slice(end).flatMap(({ diagnostics }) => diagnostics)
  return { diagnostics: [...found.map((each) => placed(each, program)), ...rest], bindings }
}

/** An assertion that fails, with the places that its values come from. */
function placed(found: Diagnostic, program: Program): Diagnostic {
  const { file, start } = found.span
  const assertion = found.code === 'assert.fails' && program.assertions.find(({ span }) => span.file === file && span.start === start)
  return assertion ? withPlaces(found, assertion, program) : found
}
