import { resultRules } from '../../program/results.ts'
import type { Chooser } from './chooser.ts'
import type { RecordDrawer } from './drawer.ts'
import { expectedJson } from './expectedJson.ts'
import { Gathered } from './gathered.ts'
import type { Judge, Judged } from './judge.ts'
import { spread } from './spread.ts'

/** Of a group with other settings: records whose results these change, records whose results they leave; how many are looked at, known and drawn. */
const changed = 24
const unchanged = 4
const lookedAt = 120
const drawn = 24

/** An entity's records with what the notice says of them as it is written. */
export interface Own {
  readonly judge: Judge
  readonly known: readonly Known[]
}

/** A record that others were compared with before: what was said of it is written once. */
interface Known {
  readonly judged: Judged
  readonly said: string
}

export function ownOf(judge: Judge, cases: readonly Judged[]): Own {
  const names = ownResults(judge)
  return { judge, known: spread(cases, lookedAt).map((judged) => ({ judged, said: expectedJson(names, judged.expected) })) }
}

/** Records whose results other settings change, with a few that they leave; none where they change nothing and that is all there is to say. */
export function gatheredUnder(own: Own, judge: Judge, drawer: RecordDrawer, chooser: Chooser, fired: Set<string>): Gathered | null {
  const { program, entity } = judge
  const names = ownResults(judge)
  const moved = new Gathered(judge, fired)
  const same: Judged[] = []
  const look = (judged: Judged | null, before: string | null) => {
    if (!judged) return
    if (before === expectedJson(names, judged.expected)) same.push(judged)
    else if (moved.cases.length < changed) moved.take(judged, '设置改变结果')
  }
  for (let index = 0; index < drawn && entity !== null; index++) {
    const record = drawer.record(chooser, entity)
    const before = own.judge.judge(record)
    look(judge.judge(record), before && expectedJson(names, before.expected))
  }
  for (const { judged, said } of own.known) {
    if (moved.cases.length >= changed && same.length >= unchanged) break
    look(judge.again(judged), said)
  }
  if (moved.cases.length === 0 && entity !== program.mainEntity) return null
  for (const judged of same.slice(0, unchanged)) moved.take(judged, '设置不改变结果')
  return moved.cases.length === 0 ? null : moved
}

/** The results that are the entity's own; those of the notice as a whole count for the main one. */
function ownResults({ program, entity }: Judge): string[] {
  return resultRules(program, entity).flatMap((rule) => (rule.entity === entity || entity === program.mainEntity ? [rule.name] : []))
}
