import type { Program } from '../program/program.ts'

/** The entities whose records have results of their own, or assertions, the main one first; null where results rest on no record. */
export function entitiesOf({ mainEntity, entities, rules, assertions }: Program): (string | null)[] {
  const concerned = new Set([...rules, ...assertions].map(({ entity }) => entity))
  const others = entities.map(({ name }) => name).filter((name) => name !== mainEntity && concerned.has(name))
  return [mainEntity, ...others]
}
