/** Instructions of WebAssembly (Core Specification 2.0, section 5.4) as bytes. */
export type Code = readonly number[]

export type ValueType = 'i32' | 'i64' | 'f64'

export const typeByte: Readonly<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c }

/** Operators without immediates, by their names in the specification. */
export const op = {
  i32: {
    eqz: [0x45],
    eq: [0x46],
    ne: [0x47],
    lt_s: [0x48],
    gt_s: [0x4a],
    le_s: [0x4c],
    ge_s: [0x4e],
    add: [0x6a],
    sub: [0x6b],
    mul: [0x6c],
    div_s: [0x6d],
    div_u: [0x6e],
    rem_u: [0x70],
    and: [0x71],
    or: [0x72],
    xor: [0x73],
    shl: [0x74],
    shr_s: [0x75],
    shr_u: [0x76],
    wrap_i64: [0xa7],
  },
  i64: {
    eqz: [0x50],
    eq: [0x51],
    ne: [0x52],
    lt_s: [0x53],
    lt_u: [0x54],
    gt_s: [0x55],
    gt_u: [0x56],
    le_s: [0x57],
    ge_s: [0x59],
    ge_u: [0x5a],
    clz: [0x79],
    add: [0x7c],
    sub: [0x7d],
    mul: [0x7e],
    div_s: [0x7f],
    rem_s: [0x81],
    and: [0x83],
    or: [0x84],
    xor: [0x85],
    shl: [0x86],
    shr_s: [0x87],
    extend_i32_s: [0xac],
    extend_i32_u: [0xad],
    /** Never traps: what is no number below 2⁶³ is clamped. */
    trunc_sat_f64_s: [0xfc, 0x06],
  },
  f64: { convert_i64_s: [0xb9] },
  select: [0x1b],
  end: [0x0b],
  else: [0x05],
  loop: [0x03, 0x40],
  block: [0x02, 0x40],
  if: [0x04, 0x40],
  return: [0x0f],
} as const

export function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return bytes
}

function signed(value: bigint): number[] {
  const bytes: number[] = []
  for (let rest = value; ; ) {
    const low = Number(rest & 0x7fn)
    rest >>= 7n
    const last = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0)
    bytes.push(last ? low : low | 0x80)
    if (last) return bytes
  }
}

export const i32 = (value: number): Code => [0x41, ...signed(BigInt(value | 0))]
export const i64 = (value: bigint): Code => [0x42, ...signed(BigInt.asIntN(64, value))]
export const localGet = (index: number): Code => [0x20, ...unsigned(index)]
export const localSet = (index: number): Code => [0x21, ...unsigned(index)]
export const call = (index: number): Code => [0x10, ...unsigned(index)]
export const branchIf = (depth: number): Code => [0x0d, ...unsigned(depth)]

const loads = { i32: [0x28, 2], i64: [0x29, 3], f64: [0x2b, 3], byte: [0x2d, 0] } as const
const stores = { i32: [0x36, 2], i64: [0x37, 3], f64: [0x39, 3], byte: [0x3a, 0] } as const

/** Takes an address; the offset is added to it. A byte is loaded as an unsigned i32. */
export const load = (kind: keyof typeof loads, offset = 0): Code => [...loads[kind], ...unsigned(offset)]
/** Takes an address and a value. */
export const store = (kind: keyof typeof stores, offset = 0): Code => [...stores[kind], ...unsigned(offset)]

export const join = (...codes: readonly Code[]): Code => codes.flat()
