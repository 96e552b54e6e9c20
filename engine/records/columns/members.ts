import { isFormula, unescapeFormula } from '../csv.ts'

// The core is compiled without Node's and the browser's types; both have this.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/**
 * The members of an enumeration by their bytes. `next` is a table of 256 entries a node, which the bytes of a cell are
 * followed through until only one member is left: above 0 the next node, below 0 the member ~entry, 0 for none. The
 * member's own bytes then decide.
 */
export interface Members {
  readonly next: Int32Array
  readonly bytes: readonly Uint8Array[]
}

/** Bytes at which a cell ends. */
const ends = [0x0a, 0x0d, 0x2c]

/** The table of the members, whose places are given. */
export function membersOf(places: ReadonlyMap<string, number>): Members {
  const bytes: Uint8Array[] = []
  const nodes: Int32Array[] = []
  const encoder = new TextEncoder()
  for (const [member, place] of places) bytes[place] = encoder.encode(member)
  addNode(nodes, bytes, readable(places), 0)
  const next = new Int32Array(nodes.length * 256)
  for (const [index, node] of nodes.entries()) next.set(node, index * 256)
  return { next, bytes }
}

/** Places of members that a cell may hold as they are; cells that mean the others are read as texts. */
function readable(places: ReadonlyMap<string, number>): number[] {
  const plain = (member: string) => member !== '' && member.trim() === member && !/[",\r\n]/.test(member)
  const same = (member: string) => !isFormula(member) && unescapeFormula(member) === member
  return [...places].filter(([member]) => plain(member) && same(member)).map(([, place]) => place)
}

/** Adds the node that tells apart members with equal bytes before an offset, and gives its place. */
function addNode(nodes: Int32Array[], bytes: readonly Uint8Array[], group: readonly number[], offset: number): number {
  const node = new Int32Array(256)
  const index = nodes.push(node) - 1
  const children = new Map<number, number[]>()
  for (const place of group) {
    const byte = bytes[place]?.[offset]
    if (byte === undefined) for (const end of ends) node[end] = ~place
    else children.set(byte, [...(children.get(byte) ?? []), place])
  }
  for (const [byte, among] of children) {
    node[byte] = among.length === 1 ? ~(among[0] as number) : addNode(nodes, bytes, among, offset + 1)
  }
  return index
}
