import { compile, evaluator, type InputRecord, type Value } from '../../../engine/index.ts'
import { silent, type Trace } from '../../../engine/interpret/trace.ts'
import { decimal } from '../../../engine/number/decimal.ts'
import type { Answer, Person } from '../people.ts'

const results = {
  central: '中央补助',
  province: '省级补助',
  city: '市级补助',
  county: '县级补助',
  fund: '救助基金资助',
  provinceAid: '省级资助',
  cityAid: '市级资助',
  countyAid: '县级资助',
  own: '个人实缴',
} as const satisfies Record<keyof Answer, string>

const fen = (value: Value): number => {
  const { coefficient, scale } = value as { coefficient: bigint; scale: number }
  return Number(scale <= 2 ? coefficient * 10n ** BigInt(2 - scale) : coefficient / 10n ** BigInt(scale - 2))
}

const recordOf = (person: Person): InputRecord => ({
  values: new Map<string, Value>(
    Object.entries(person).map(([name, value]) => [name, typeof value === 'number' ? decimal(BigInt(value)) : value]),
  ),
  relations: new Map(),
})

/** Evaluates validated records: what reading them costs is measured apart. */
export function tiaoliEngine(
  source: string,
  traced: boolean,
): { prepare: (person: Person) => InputRecord; evaluate: (record: InputRecord) => Answer } {
  const compiled = compile({ read: () => source, resolve: (_from, to) => to, findNotice: () => null }, 'notice.md')
  if (!compiled?.program) throw new Error(JSON.stringify(compiled?.diagnostics))
  const engine = evaluator(compiled.program)
  const trace: Trace = traced ? { ...silent } : silent
  return {
    prepare: recordOf,
    evaluate: (record) => {
      const outcome = engine.evaluate(record, undefined, trace)
      if (outcome.kind !== 'results') throw new Error(JSON.stringify(outcome))
      const of = (name: string) => {
        const found = outcome.results.get(name)
        return found?.kind === 'known' ? fen(found.value) : Number.NaN
      }
      return Object.fromEntries(Object.entries(results).map(([key, name]) => [key, of(name)])) as unknown as Answer
    },
  }
}
