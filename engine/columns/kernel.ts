import { type EvaluatorOptions, Interpreter } from '../interpret/evaluate.ts'
import type { Assertion, Expr, Rule } from '../program/program.ts'
import { Body } from './body.ts'
import type { ProgramFacts } from './facts.ts'
import { type FrameContext, pointer, RowFrame } from './frame.ts'
import { calendarFunctions } from './lower/calendar.ts'
import { lowererFor } from './lower/lowerer.ts'
import { either, flagOf, isFalse, type Lowering, type Shared, zero } from './lower/lowering.ts'
import { ruleTerm } from './lower/rule.ts'
import { tabulatedExpr, tabulatedRule } from './lower/tabulated.ts'
import { layoutOfResult, loaded, stored } from './outputs.ts'
import { Plan, type ResultLayout } from './plan.ts'
import { assertionsOf, rulesOf, type Scope } from './scope.ts'
import { Slots } from './slots.ts'
import type { Term } from './term.ts'
import { branchIf, type Code, i32, load, localGet, localSet, op, store } from './wasm/code.ts'
import { compiled, type WasmModule } from './wasm/host.ts'
import { moduleBytes, type WasmFunction } from './wasm/module.ts'

/** A program made ready for the batches of one entity, under base date, readings and parameters of one shape. */
export interface Kernel {
  readonly scope: Scope
  readonly module: WasmModule
  readonly plan: Plan
  readonly slots: Slots
  /** Functions of the module, to be called one after the other with the number of rows and the row of the results that they begin at. */
  readonly functions: readonly string[]
  readonly constants: readonly Constants[]
  /** Rules that may refuse a record. */
  readonly faulty: ReadonlySet<string>
}

/** What stands in the memory from the beginning. */
export interface Constants {
  readonly address: number
  readonly bytes: Uint8Array
}

export type ChildResult = (entity: string, rule: string) => ResultLayout

/** A longer function leaves the instruction cache, and compiling it takes more than its length. */
const mostLocals = 6000

export function compileKernel(facts: ProgramFacts, options: EvaluatorOptions, scope: Scope, childResult: ChildResult): Kernel {
  const whole = new KernelWriter(facts, options, scope, childResult).write(null)
  // What nobody wants and what can't refuse a record is left out, once it is known what can.
  const least = rulesOf(facts, scope, whole.faulty)
  return least.length === rulesOf(facts, scope, null).length
    ? whole
    : new KernelWriter(facts, options, scope, childResult).write(whole.faulty)
}

class KernelWriter {
  private readonly facts: ProgramFacts
  private readonly scope: Scope
  private readonly plan = new Plan()
  private readonly slots: Slots
  private readonly shared: Shared
  private readonly childResult: ChildResult
  private readonly functions: WasmFunction[] = []
  private readonly constants: Constants[] = []
  private readonly faulty = new Set<string>()

  constructor(facts: ProgramFacts, options: EvaluatorOptions, scope: Scope, childResult: ChildResult) {
    const interpreter = new Interpreter(facts.program, options)
    this.facts = facts
    this.scope = scope
    this.childResult = childResult
    this.slots = new Slots(interpreter, { ...facts, allocate: (bytes) => this.plan.allocate(bytes) })
    this.shared = { ...facts, options, interpreter, slots: this.slots, exact: scope.exact, data: (values) => this.data(values) }
  }

  write(faulty: ReadonlySet<string> | null): Kernel {
    const rules = rulesOf(this.facts, this.scope, faulty)
    let part = this.begin()
    const left = [...rules]
    for (let rule = left.shift(); rule; rule = left.shift()) {
      this.addRule(part, rule)
      if (part.body.locals.length < mostLocals || left.length === 0) continue
      this.spill(part)
      this.end(part)
      part = this.begin()
    }
    for (const assertion of assertionsOf(this.facts, this.scope)) this.addAssertion(part, assertion)
    this.end(part)
    const all = [...calendarFunctions, ...this.functions]
    const functions = this.functions.flatMap(({ exported }) => exported ?? [])
    return {
      scope: this.scope,
      module: compiled(moduleBytes(all)),
      plan: this.plan,
      slots: this.slots,
      functions,
      constants: this.constants,
      faulty: this.faulty,
    }
  }

  private begin(): Part {
    const body = new Body(2)
    const row = body.local('i32')
    const written = body.hold('i32', localGet(row), localGet(1), op.i32.add)
    const terms = new Map<string, Term>()
    const context: FrameContext = {
      ...this.facts,
      plan: this.plan,
      body,
      reasonOf: (field) => this.facts.reasons.one(field),
      childResult: this.childResult,
    }
    const frame = new RowFrame(context, this.scope.entity, localGet(row), (rule) => terms.get(rule) ?? this.earlier(body, rule, written))
    return { body, row, written, terms, lowering: lowererFor(this.shared, body, frame), faults: [], refusals: [] }
  }

  /** A result that an earlier function has written. */
  private earlier(body: Body, rule: string, written: Code): Term | null {
    const output = this.plan.outputs.get(rule)
    return output ? loaded(body, output, written) : null
  }

  private addRule(part: Part, rule: Rule): void {
    const { lowering, terms, faults } = part
    const term = this.facts.constancy.ofRule(rule.id) ? lowering.term(resultOf(rule)) : this.ruleTerm(lowering, rule)
    terms.set(rule.id, term)
    const isWanted = this.scope.wanted?.has(rule.id) ?? true
    const fault = isWanted ? either(lowering, [term.fault, this.output(part, rule, term)]) : term.fault
    if (!fault) return
    faults.push(fault)
    this.faulty.add(rule.id)
  }

  /** Looked up where few values decide it; of elements too little is known for that. */
  private ruleTerm(lowering: Lowering, rule: Rule): Term {
    return (this.scope.exact ? tabulatedRule(lowering, rule) : null) ?? ruleTerm(lowering, rule)
  }

  private data(values: Int32Array | BigInt64Array): number {
    const address = this.plan.allocate(values.byteLength)
    this.constants.push({ address, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) })
    return address
  }

  /** Writes what only this function knows: another one comes after it, and may read it. */
  private spill(part: Part): void {
    for (const [id, term] of part.terms) {
      const fault = this.plan.outputs.has(id) ? null : this.output(part, this.facts.rules.get(id) as Rule, term)
      if (fault) part.faults.push(fault)
    }
  }

  /** Writes the result into its column; the fault of one that is too large for cells. */
  private output({ lowering, written }: Part, rule: Rule, term: Term): Code | null {
    return stored(lowering, this.plan.output(layoutOfResult(this.facts, rule, term)), term, written)
  }

  private addAssertion({ lowering, faults, refusals }: Part, { condition }: Assertion): void {
    const term = (this.scope.exact ? tabulatedExpr(lowering, condition) : null) ?? lowering.term(condition)
    const broken = isFalse(lowering, term)
    if (flagOf(broken) !== 0) refusals.push(broken)
    if (term.fault) faults.push(term.fault)
  }

  private end({ body, row, written, lowering, faults, refusals }: Part): void {
    const refused = either(lowering, refusals)
    const doubled: Code = refused ? [...refused, ...i32(1), ...op.i32.shl, ...op.i32.or] : []
    const fault: Code = [...(either(lowering, faults) ?? zero), ...doubled]
    const first = this.functions.length === 0
    const status: Code = [...pointer(body, this.plan.status), ...written, ...op.i32.add]
    const before: Code = first ? [] : [...status, ...load('byte'), ...op.i32.or]
    body.emit(status, fault, before, store('byte'))
    const code = body.take()
    const next: Code = [...localGet(row), ...i32(1), ...op.i32.add, ...localSet(row)]
    const loop: Code = [
      ...op.block,
      ...op.loop,
      ...localGet(row),
      ...localGet(0),
      ...op.i32.ge_s,
      ...branchIf(1),
      ...code,
      ...next,
      0x0c,
      0x00,
    ]
    const whole = [...body.prologue, ...i32(0), ...localSet(row), ...loop, ...op.end, ...op.end]
    this.functions.push({
      parameters: ['i32', 'i32'],
      result: null,
      locals: body.locals,
      body: whole,
      exported: `rules${this.functions.length}`,
    })
  }
}

/** One function while it is written. */
interface Part {
  readonly body: Body
  /** The local that counts the rows of the block. */
  readonly row: number
  /** Which row of the results it is. */
  readonly written: Code
  readonly terms: Map<string, Term>
  readonly lowering: Lowering
  readonly faults: Code[]
  /** Flags of assertions that are broken. */
  readonly refusals: Code[]
}

const resultOf = ({ id, type, numeric, span }: Rule): Expr => ({
  kind: 'result',
  rule: id,
  scope: 0,
  type,
  span,
  ...(numeric ? { numeric } : {}),
})
