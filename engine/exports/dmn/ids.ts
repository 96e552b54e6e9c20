import type { DmnModel } from './model.ts'

/** Identifiers of elements: of the model's inputs, decisions and functions by their names. */
export class Ids {
  private readonly known = new Map<string, string>()

  constructor({ inputs, functions: used, decisions }: DmnModel) {
    for (const [index, { name }] of inputs.entries()) this.known.set(name, `input_${index + 1}`)
    for (const [index, name] of used.entries()) this.known.set(name, `function_${index + 1}`)
    for (const [index, { name }] of decisions.entries()) this.known.set(name, `decision_${index + 1}`)
  }

  of(name: string): string {
    const id = this.known.get(name)
    if (id === undefined) throw new Error(`the model has no ${name}`)
    return id
  }
}
