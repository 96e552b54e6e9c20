import type { Batch } from '../../batch/batch.ts'
import { concatenated } from '../../batch/concatenate.ts'
import { pickRows } from '../../batch/pick.ts'
import type { KeyedBlock, RefusedRecord } from '../../batch/source.ts'
import { Parents } from './parents.ts'

/** The records of one file with those of another that belong to them. */
export interface Joined {
  /** What was given, with its elements; still keyed, so that another relation can follow. */
  readonly parents: readonly KeyedBlock[]
  /** Rows of the other file that are no element of any record, by their numbers there; those refused as they were read among them. */
  readonly refusedChildren: readonly RefusedRecord[]
}

/**
 * Gives records their elements in a to-many relation, which stand in a file of their own, by a key. A record whose elements
 * can't all be told is refused rather than computed without some: where its key stands twice, or an element was refused.
 * Everything is in memory, as columns. The blocks of both files have the same texts, and their keys the same codes.
 */
export function joinChildren(parents: readonly KeyedBlock[], relation: string, children: readonly KeyedBlock[]): Joined {
  const codes = codesIn([...parents, ...children])
  const known = new Parents(parents, codes)
  known.lack(
    relation,
    children.flatMap((block) => [...block.refusedKeys]),
  )
  const elements = { batch: concatenated(children.map(({ batch }) => batch)), ...rowsByKey(children, codes) }
  return {
    parents: parents.map((block) => withElements(withoutRefused(block, known), relation, elements)),
    refusedChildren: children.flatMap((block) => refusedChildren(block, relation, known)),
  }
}

function codesIn(blocks: readonly KeyedBlock[]): number {
  let most = -1
  for (const { keys, refusedKeys } of blocks) {
    for (const code of keys) most = Math.max(most, code)
    for (const code of refusedKeys.values()) most = Math.max(most, code)
  }
  return most + 1
}

/** Rows of all children: those with the key of code c stand in `rows` from starts[c] to starts[c + 1], in the order of the file. */
interface RowsByKey {
  readonly rows: Int32Array
  readonly starts: Int32Array
}

function rowsByKey(children: readonly KeyedBlock[], codes: number): RowsByKey {
  const starts = new Int32Array(codes + 1)
  for (const { keys } of children) for (const code of keys) starts[code + 1] = (starts[code + 1] as number) + 1
  for (let code = 0; code < codes; code++) starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number)
  const next = starts.slice()
  const rows = new Int32Array(starts[codes] as number)
  let row = 0
  for (const { keys } of children) {
    for (const code of keys) {
      const place = next[code] as number
      rows[place] = row++
      next[code] = place + 1
    }
  }
  return { rows, starts }
}

function withoutRefused(block: KeyedBlock, known: Parents): KeyedBlock {
  const rows: number[] = []
  const refused: RefusedRecord[] = []
  const refusedKeys = new Map(block.refusedKeys)
  for (const [row, code] of block.keys.entries()) {
    const refusal = known.refusalOf(code)
    const number = block.numbers[row] as number
    if (refusal === null) rows.push(row)
    else {
      refused.push({ number, refusals: [refusal] })
      refusedKeys.set(number, code)
    }
  }
  if (refused.length === 0) return block
  return {
    batch: pickRows(block.batch, rows),
    numbers: Int32Array.from(rows, (row) => block.numbers[row] as number),
    keys: Int32Array.from(rows, (row) => block.keys[row] as number),
    refused: inOrder([...block.refused, ...refused]),
    refusedKeys,
  }
}

interface Elements extends RowsByKey {
  /** Null where the file has none: then every relation stays empty. */
  readonly batch: Batch | null
}

function withElements(block: KeyedBlock, relation: string, { batch, rows, starts }: Elements): KeyedBlock {
  if (batch === null) return block
  const offsets = new Int32Array(block.keys.length + 1)
  const own: number[] = []
  for (const [row, code] of block.keys.entries()) {
    for (let place = starts[code] as number; place < (starts[code + 1] as number); place++) own.push(rows[place] as number)
    offsets[row + 1] = own.length
  }
  const relations = new Map([...block.batch.relations, [relation, { offsets, batch: pickRows(batch, own) }]])
  return { ...block, batch: { ...block.batch, relations } }
}

function refusedChildren({ keys, numbers, refused }: KeyedBlock, relation: string, known: Parents): RefusedRecord[] {
  const unowned = [...keys].flatMap((code, row) => {
    const refusal = known.childRefusalOf(code, relation)
    return refusal === null ? [] : [{ number: numbers[row] as number, refusals: [refusal] }]
  })
  return inOrder([...refused, ...unowned])
}

const inOrder = (refused: readonly RefusedRecord[]): RefusedRecord[] => [...refused].sort((a, b) => a.number - b.number)
