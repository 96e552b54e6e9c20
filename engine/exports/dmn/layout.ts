import type { DmnModel } from './model.ts'

/** Where a shape of the diagram stands, in pixels from the upper left. */
export interface Box {
  readonly name: string
  readonly x: number
  readonly y: number
}

export const boxSize = { width: 180, height: 60 } as const
const gap = { across: 40, down: 80 } as const
const margin = 40
/** Shapes side by side; a layer of more is broken into several. */
const mostAcross = 10

/**
 * Layers from below: inputs and functions, then each decision above all that it requires. Within a layer shapes keep the model's
 * order, so that they stand near what they were written beside.
 */
export function layoutOf({ inputs, functions, decisions }: DmnModel): Box[] {
  const depths = new Map<string, number>()
  for (const { name } of inputs) depths.set(name, 0)
  for (const name of functions) depths.set(name, 0)
  const byName = new Map(decisions.map((decision) => [decision.name, decision]))
  const depth = (name: string): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    const found = 1 + Math.max(0, ...[...(byName.get(name)?.requires ?? [])].map(depth))
    depths.set(name, found)
    return found
  }
  for (const { name } of decisions) depth(name)
  return placed([...depths])
}

function placed(depths: readonly (readonly [string, number])[]): Box[] {
  const layers = [...new Set(depths.map(([, depth]) => depth))].toSorted((a, b) => b - a)
  const rows = layers.flatMap((layer) => broken(depths.flatMap(([name, depth]) => (depth === layer ? [name] : []))))
  return rows.flatMap((names, row) =>
    names.map((name, column) => ({
      name,
      x: margin + column * (boxSize.width + gap.across),
      y: margin + row * (boxSize.height + gap.down),
    })),
  )
}

function broken(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / mostAcross)
  return Array.from({ length: count }, (_, part) => names.slice(part * mostAcross, (part + 1) * mostAcross))
}
