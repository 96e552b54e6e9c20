import { type Code, localGet, localSet, type ValueType } from './wasm/code.ts'

/** Whether code is a constant or a local already: one instruction, its operand in as many bytes as it takes. */
function isHeld(code: Code): boolean {
  const [instruction] = code
  const holds = instruction === 0x20 || instruction === 0x41 || instruction === 0x42
  return holds && code.slice(1, -1).every((byte) => byte >= 0x80) && (code[code.length - 1] as number) < 0x80
}

/** The code of one function while it is written: a prologue that runs once and a row's code that runs for each row. */
export class Body {
  readonly locals: ValueType[] = []
  readonly prologue: number[] = []
  private readonly parameters: number
  private readonly before = new Set<number>()
  private code: number[] = []

  constructor(parameters: number) {
    this.parameters = parameters
  }

  local(type: ValueType): number {
    return this.parameters + this.locals.push(type) - 1
  }

  emit(...codes: readonly Code[]): void {
    for (const code of codes) for (const byte of code) this.code.push(byte)
  }

  /** Computes a value once and names it. */
  hold(type: ValueType, ...codes: readonly Code[]): Code {
    const [only] = codes
    if (only && codes.every((code, place) => place === 0 || code.length === 0) && isHeld(only)) return only
    const index = this.local(type)
    this.emit(...codes, localSet(index))
    return localGet(index)
  }

  /** Computes what no row changes, before the rows. */
  holdBefore(type: ValueType, ...codes: readonly Code[]): Code {
    const index = this.local(type)
    this.before.add(index)
    for (const code of [...codes, localSet(index)]) for (const byte of code) this.prologue.push(byte)
    return localGet(index)
  }

  /** Whether code is a constant, or a local that the prologue has set. */
  isBefore(code: Code): boolean {
    return isHeld(code) && (code[0] !== 0x20 || [...this.before].some((index) => localGet(index).join() === code.join()))
  }

  /** Takes the code written so far. */
  take(): Code {
    const { code } = this
    this.code = []
    return code
  }
}
