import type { Provenance } from '../../program/program.ts'
import type { Basis, ParameterUse, Step, Support } from './explanation.ts'

const strength: Readonly<Record<Provenance['kind'], number>> = { stated: 0, derived: 1, assumed: 2 }

export function weaker(a: Provenance['kind'], b: Provenance['kind']): Provenance['kind'] {
  return strength[a] >= strength[b] ? a : b
}

/** A provenance that is weaker than stated, as something that a result rests on. */
export function basisOf({ kind, note, clause }: Provenance, of: string, label: string, span: Basis['span']): Basis[] {
  return kind === 'stated' ? [] : [{ kind, note, of, label, clause, span }]
}

export function parameterBasis({ name, label, provenance, span }: ParameterUse): Basis[] {
  return basisOf(provenance, name, label, span)
}

/** All that a result rests on: what is its own, and what the results that it used rest on; each once. */
export function supportOf(own: readonly Basis[], readings: Support['readings'], used: readonly Step[]): Support {
  const bases = once([...own, ...used.flatMap(({ support }) => [...support.derived, ...support.assumed])], ({ kind, note, of, label }) => [
    kind,
    note,
    of,
    label,
  ])
  const asked = once([...readings, ...used.flatMap(({ support }) => support.readings)], ({ question }) => [question])
  const derived = bases.filter(({ kind }) => kind === 'derived')
  const assumed = bases.filter(({ kind }) => kind === 'assumed')
  const weakest = bases.reduce<Provenance['kind']>((weakest, { kind }) => weaker(weakest, kind), 'stated')
  return { weakest, derived, assumed, readings: asked }
}

/** The first of those that are alike by the key. */
function once<T>(all: readonly T[], keyOf: (each: T) => unknown): T[] {
  const seen = new Set<string>()
  return all.filter((each) => {
    const key = JSON.stringify(keyOf(each))
    return !seen.has(key) && seen.add(key)
  })
}
