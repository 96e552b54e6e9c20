import type { Program } from '../program/program.ts'
import { type Context, createContext } from './context.ts'
import { foldExpr } from './fold.ts'

const contexts = new WeakMap<Program, Context>()

/** The context of a program, made once: later questions about the same program find what earlier ones worked out. */
export function contextOf(program: Program): Context {
  const known = contexts.get(program)
  if (known) return known
  const made = createContext(program, foldExpr)
  contexts.set(program, made)
  return made
}
