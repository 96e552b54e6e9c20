import { indented } from './constants.ts'

/** Nodes in one method: HotSpot compiles methods of up to 8,000 bytes of bytecode, and Java takes no more than 64 KB. */
export const perMethod = 400
/** Methods in one class: its constant pool takes no more than 65,535 entries. */
const perLink = 24

/** What methods of a frame do: compute steps, or tell what they come to. */
export type Purpose = 'steps' | 'refusals' | 'results'

interface Chunk {
  readonly purpose: Purpose
  readonly lines: string[]
  readonly declarations: string[]
  /** Methods of their own, whole. */
  readonly methods: string[]
  cost: number
}

const parameters: Readonly<Record<Purpose, string>> = {
  steps: '',
  refusals: 'List<Refusal> found',
  results: 'Map<String, Object> results',
}

/** The statements of a frame, cut into methods, and these into classes, each of which Java takes. */
export class Chunks {
  private readonly chunks: Chunk[] = []

  /** Statements that belong together, the fields that they set and the methods that they call; `cost` counts nodes. Gives the place of their method. */
  add(purpose: Purpose, cost: number, lines: readonly string[], declarations: readonly string[], methods: readonly string[]): number {
    let last = this.chunks.at(-1)
    if (last?.purpose !== purpose || last.cost + cost > perMethod) {
      last = { purpose, lines: [], declarations: [], methods: [], cost: 0 }
      this.chunks.push(last)
    }
    last.lines.push(...lines)
    last.declarations.push(...declarations)
    last.methods.push(...methods)
    last.cost += cost
    return this.chunks.length
  }

  /** The calls of all methods of a purpose, in order. */
  calls(purpose: Purpose): string[] {
    const argument = parameters[purpose].split(' ').at(-1) ?? ''
    return this.named().flatMap(({ chunk, name }) => (chunk.purpose === purpose ? [`${name}(${argument});`] : []))
  }

  /** The members of each class of the chain, the outermost first. At least one, which may be empty. */
  links(): string[][] {
    const links: string[][] = [[]]
    this.named().forEach(({ chunk, name }, index) => {
      const at = Math.floor(index / perLink)
      links[at] ??= []
      links[at].push(...chunk.declarations, methodText(`void ${name}(${parameters[chunk.purpose]})`, chunk.lines), ...chunk.methods)
    })
    return links
  }

  private named(): { readonly chunk: Chunk; readonly name: string }[] {
    const counts = new Map<Purpose, number>()
    return this.chunks.map((chunk) => {
      const count = (counts.get(chunk.purpose) ?? 0) + 1
      counts.set(chunk.purpose, count)
      return { chunk, name: `${chunk.purpose}${count}` }
    })
  }
}

export const methodText = (head: string, lines: readonly string[]): string => `\n${head} {\n${indented(lines)}\n}`
