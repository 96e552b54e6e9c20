import type { KeyedBlock, RefusedRecord } from '../../batch/source.ts'
import { joinChildren } from './join.ts'

/** The records of one file with those of several others that belong to them, by the same key. */
export interface JoinedRelations {
  readonly parents: readonly KeyedBlock[]
  /** Relation → the rows of its file that are no element of any record. */
  readonly refusedChildren: ReadonlyMap<string, readonly RefusedRecord[]>
}

/** Gives records their elements in several relations, each in a file of its own; see `joinChildren`. */
export function joinRelations(parents: readonly KeyedBlock[], children: ReadonlyMap<string, readonly KeyedBlock[]>): JoinedRelations {
  let joined = parents
  const refusedChildren = new Map<string, readonly RefusedRecord[]>()
  for (const [relation, blocks] of children) {
    const next = joinChildren(joined, relation, blocks)
    joined = next.parents
    refusedChildren.set(relation, next.refusedChildren)
  }
  // A record that one relation refuses takes along its elements of the relations before: those are told from the end.
  for (const [relation, blocks] of [...children].slice(0, -1)) {
    refusedChildren.set(relation, joinChildren(joined, relation, blocks).refusedChildren)
  }
  return { parents: joined, refusedChildren }
}
