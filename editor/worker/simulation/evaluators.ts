import { type Evaluators, interpretingEvaluators, usualEvaluators } from '../../../engine/index.ts'
import type { Engine } from './protocol.ts'

interface Chosen {
  readonly evaluators: Evaluators
  readonly by: Engine
}

let chosen: Chosen | null = null

/**
 * Kernels where WebAssembly may be compiled: in the build for a server, whose worker has a policy of its own. One HTML file from a
 * disk has one policy for all, which forbids it; there, and in browsers that have none, the interpreter gives the same figures.
 */
export function evaluatorsHere(): Chosen {
  chosen ??= mayCompile() ? { evaluators: usualEvaluators, by: 'kernels' } : { evaluators: interpretingEvaluators, by: 'interpreter' }
  return chosen
}

/** The smallest module: its mark and its version. */
const empty = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00)

function mayCompile(): boolean {
  try {
    return new WebAssembly.Module(empty) instanceof WebAssembly.Module
  } catch {
    return false
  }
}
