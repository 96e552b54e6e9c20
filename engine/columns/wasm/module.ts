import { type Code, op, typeByte, unsigned, type ValueType } from './code.ts'

/** A function to be encoded: locals come after the parameters. */
export interface WasmFunction {
  readonly parameters: readonly ValueType[]
  readonly result: ValueType | null
  readonly locals: readonly ValueType[]
  readonly body: Code
  /** Under which name the host finds it; null for one that only other functions call. */
  readonly exported: string | null
}

/** A module that imports its memory from the host and holds these functions, numbered as they stand. */
export function moduleBytes(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map(({ parameters, result }) => [
    0x60,
    ...vector(parameters.map((type) => [typeByte[type]])),
    ...vector(result ? [[typeByte[result]]] : []),
  ])
  const memory = [...name('env'), ...name('memory'), 0x02, 0x00, 0x01]
  const exported = functions.flatMap((f, index) => (f.exported === null ? [] : [[...name(f.exported), 0x00, ...unsigned(index)]]))
  const sections = [
    section(1, vector(types)),
    section(2, vector([memory])),
    section(3, vector(functions.map((_, index) => unsigned(index)))),
    section(7, vector(exported)),
    section(10, vector(functions.map(encoded))),
  ]
  return Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, ...sections.flat()])
}

function encoded({ locals, body }: WasmFunction): number[] {
  const groups: { type: ValueType; count: number }[] = []
  for (const type of locals) {
    const last = groups[groups.length - 1]
    if (last?.type === type) last.count++
    else groups.push({ type, count: 1 })
  }
  const declared = vector(groups.map(({ type, count }) => [...unsigned(count), typeByte[type]]))
  const length = declared.length + body.length + 1
  return [...unsigned(length), ...declared, ...body, ...op.end]
}

const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content]
// Names here are ASCII.
const name = (text: string): number[] => [...unsigned(text.length), ...[...text].map((letter) => letter.charCodeAt(0))]
