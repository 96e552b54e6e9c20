import type { Batch } from '../batch/batch.ts'
import type { EvaluatorOptions } from '../interpret/evaluate.ts'
import type { ProgramFacts } from './facts.ts'
import { compileKernel, type Kernel } from './kernel.ts'
import { Machine, type RawResults } from './machine.ts'
import type { ResultLayout } from './plan.ts'
import type { Scope } from './scope.ts'

/** Kernels of a program by what they evaluate and by the shape of the run; made once, whoever asks. */
const compiled = new WeakMap<ProgramFacts, Map<string, Kernel[]>>()

/** Kernels that are made for one run each are not kept for ever. */
const mostShapes = 64

/** The machines of one run: one for the records asked about, and one for each result of elements that these read. */
export class Machines {
  private readonly facts: ProgramFacts
  private readonly options: EvaluatorOptions
  private readonly machines = new Map<string, Machine>()
  private readonly elements = new WeakMap<Batch, Map<string, RawResults>>()

  constructor(facts: ProgramFacts, options: EvaluatorOptions) {
    this.facts = facts
    this.options = options
  }

  /** The machine for a scope, with the values of the run and the codes of a batch's texts in it. */
  machineFor(scope: Scope, batch: Batch): Machine {
    const key = keyOf(scope)
    const present = this.machines.get(key)
    if (present?.fits(batch.texts)) return present
    const made = this.fitting(scope, key, batch)
    this.machines.set(key, made)
    return made
  }

  /** A kernel that was compiled before and takes the values of this run, or a new one. */
  private fitting(scope: Scope, key: string, batch: Batch): Machine {
    const all = compiled.get(this.facts) ?? new Map<string, Kernel[]>()
    compiled.set(this.facts, all)
    const shape = `${key} ${scope.exact ? valuesOf(this.options) : shapeOf(this.options)}`
    const kernels = all.get(shape) ?? []
    all.set(shape, kernels)
    for (const kernel of kernels) {
      const machine = this.machine(kernel)
      if (machine.fits(batch.texts)) return machine
    }
    const kernel = compileKernel(this.facts, this.options, scope, (entity, rule) => this.layoutOf(entity, rule, batch))
    kernels.push(kernel)
    if (all.size > mostShapes) all.delete([...all.keys()][0] as string)
    const machine = this.machine(kernel)
    if (!machine.fits(batch.texts)) throw new Error('a kernel does not take the values that it was compiled for')
    return machine
  }

  private machine(kernel: Kernel): Machine {
    return new Machine(this.facts, kernel, this.options, (entity, rule, batch) => this.ofElements(entity, rule, batch))
  }

  private layoutOf(entity: string, rule: string, batch: Batch): ResultLayout {
    return this.machineFor(elementScope(entity, rule), batch).kernel.plan.outputs.get(rule) as ResultLayout
  }

  private ofElements(entity: string, rule: string, batch: Batch): RawResults {
    const known = this.elements.get(batch) ?? new Map<string, RawResults>()
    this.elements.set(batch, known)
    const results = known.get(rule) ?? owned(this.machineFor(elementScope(entity, rule), batch).run(batch, 0, batch.rows))
    known.set(rule, results)
    return results
  }
}

const elementScope = (entity: string, rule: string): Scope => ({ entity, wanted: new Set([rule]), elements: true, exact: false })

const keyOf = ({ entity, wanted, elements, exact }: Scope): string =>
  JSON.stringify([entity, wanted && [...wanted].sort(), elements, exact])

/** What of a run is built into a kernel; values of parameters and readings are not. */
function shapeOf({ baseDate, parameters = [] }: EvaluatorOptions): string {
  return JSON.stringify([baseDate ?? null, parameters.map(({ parameter, year }) => [parameter, year])])
}

/** All that is built into a kernel that is made for one run. */
function valuesOf({ baseDate, readings = {}, parameters = [] }: EvaluatorOptions): string {
  const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)
  return JSON.stringify([baseDate ?? null, Object.entries(readings).sort(), parameters], plain)
}

/** A copy where the results are views that the next run changes. */
function owned({ rows, left, columns }: RawResults): RawResults {
  const copies = [...columns].map(
    ([rule, { cells, unknown }]) => [rule, { cells: cells.slice(), unknown: unknown?.slice() ?? null }] as const,
  )
  return { rows, left: left.slice(), columns: new Map(copies) }
}
