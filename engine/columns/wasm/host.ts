// The core is compiled without Node's and the browser's types; both have this.
export interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, (...args: number[]) => void>>
}

export type WasmModule = object

interface WasmHost {
  readonly Memory: new (limits: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory
  readonly Module: new (bytes: Uint8Array) => WasmModule
  readonly Instance: new (module: WasmModule, imports: { readonly env: { readonly memory: WasmMemory } }) => WasmInstance
}

declare const WebAssembly: WasmHost

export const pageSize = 65_536

/** At once and not by a promise: kernels are small, and callers want results now. */
export const compiled = (bytes: Uint8Array): WasmModule => new WebAssembly.Module(bytes)

export const linked = (module: WasmModule, memory: WasmMemory): WasmInstance => new WebAssembly.Instance(module, { env: { memory } })

export const memoryOf = (bytes: number): WasmMemory => new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / pageSize)) })
