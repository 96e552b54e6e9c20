import type { Assertion, Entity, Expr, Field, Program, Rule } from '../program/program.ts'
import { fieldType, type Limits, usualLimits } from './cells.ts'
import { loweringOf, ruleTerm } from './lower/lowerer.ts'
import type { Shared } from './lower/lowering.ts'
import { type FormTable, tableOf } from './lower/table.ts'
import { Unsettled } from './lower/unsettled.ts'
import { NodeMaker } from './maker.ts'
import type { Frame, Node } from './node.ts'
import { type Setting, settingsOf } from './settings.ts'
import { anyOf, type Fault, type Flags, flagsOf, isFalse, known, none, type Reason, type Term, under } from './term.ts'

/** What a result is: unknown where any of its reasons counts, else its value, a decimal's coefficient at `scale`. */
export interface FormResult {
  readonly rule: Rule
  readonly value: Node
  readonly scale: number
  readonly unknown: readonly { readonly reason: Reason; readonly when: Node }[]
}

/** A record is refused for all of these that count. */
export interface FormRefusal extends Fault {
  readonly when: Node
}

/** What a node is in the notice's words: a rule's value, or why it is unknown. */
export interface Label {
  readonly rule: Rule
  readonly part: 'value' | 'unknown'
  readonly reason: Reason | null
  /** A value that is a decimal is this many places further left: 27.5 is 275 at a scale of 1. */
  readonly scale: number
}

/**
 * The results of an entity as nodes over whole numbers, exact for every record that the input guard lets through: what
 * exports to other systems are printed from.
 */
export interface Form {
  readonly program: Program
  /** null for results that rest on no record. */
  readonly entity: Entity | null
  readonly root: Frame
  readonly settings: readonly Setting[]
  /** Places of settings that the form holds at their value in the notice. */
  readonly fixed: ReadonlySet<number>
  readonly limits: Limits
  /** In dependency order. */
  readonly results: readonly FormResult[]
  readonly refusals: readonly FormRefusal[]
  /** The decision tables of the record, for targets that keep tables tables; the results rest on their nodes too. */
  readonly tables: readonly FormTable[]
  readonly labels: ReadonlyMap<Node, Label>
  /** The expression that a node comes from, for whoever must say that it can't be expressed. */
  readonly origins: ReadonlyMap<Node, Expr>
}

export interface FormOptions {
  readonly limits?: Limits
  /** Whether base date, readings and parameters can be chosen by who runs the export; what can't be is built in. */
  readonly settings?: 'open' | 'parametersFixed' | 'fixed'
}

/** Brings the results of an entity, and of the notice as a whole, into steps. */
export function formOf(program: Program, entity: string | null, { limits = usualLimits, settings = 'open' }: FormOptions = {}): Form {
  const all = settingsOf(program, limits.room)
  const builtIn = ({ kind }: Setting) =>
    settings === 'fixed' || (settings === 'parametersFixed' && (kind === 'parameter' || kind === 'overridden'))
  const fixed = new Set<number>(all.flatMap((setting, place) => (builtIn(setting) ? [place] : [])))
  for (;;) {
    try {
      return new FormMaker(program, entity, limits, all, fixed).form()
    } catch (failure) {
      if (!(failure instanceof Unsettled) || failure.settings.length === 0) throw failure
      for (const place of failure.settings) fixed.add(place)
    }
  }
}

class FormMaker {
  private readonly make = new NodeMaker()
  private readonly frames: Frame[] = []
  private readonly root: Frame
  private readonly entities: ReadonlyMap<string, Entity>
  private readonly results = new Map<string, Term>()
  private readonly labels = new Map<Node, Label>()
  private readonly origins = new Map<Node, Expr>()
  private readonly shared: Shared
  private readonly program: Program
  private readonly entity: string | null
  private readonly limits: Limits
  private readonly settings: readonly Setting[]
  private readonly fixed: ReadonlySet<number>

  constructor(program: Program, entity: string | null, limits: Limits, settings: readonly Setting[], fixed: ReadonlySet<number>) {
    this.program = program
    this.entity = entity
    this.limits = limits
    this.settings = settings
    this.fixed = fixed
    this.entities = new Map(program.entities.map((each) => [each.name, each]))
    this.root = this.frame({ entity, outer: null, holder: null, relation: null, depth: 0 })
    this.shared = {
      program,
      make: this.make,
      limits,
      settings,
      tables: new Map(program.tables.map((table) => [table.id, table])),
      rules: new Map(program.rules.map((rule) => [rule.id, rule])),
      setting: (place) => this.setting(place),
      field: (frame, field) => this.field(frame, field),
      elements: (around, holder, relation) => this.elements(around, holder, relation),
      result: (frame, rule) => this.result(frame, rule),
      origin: (expr) => {
        for (const node of this.make.recent()) this.origins.set(node, expr)
      },
    }
  }

  form(): Form {
    const { program, entity, root, settings, fixed, limits, labels, origins } = this
    const concerns = (it: { readonly entity: string | null }) => it.entity === null || it.entity === entity
    const rules = program.rules.filter(concerns)
    const terms = rules.map((rule) => ({ rule, term: this.ruleTerm(root, rule) }))
    const results = terms.map(({ rule, term: { value, scale, unknown } }) => {
      return { rule, value, scale, unknown: [...unknown.values()].map(({ of, when }) => ({ reason: of, when })) }
    })
    const refusals = this.refusals(
      terms.map(({ term }) => term.fault),
      program.assertions.filter(concerns),
    )
    return {
      program,
      entity: (entity && this.entities.get(entity)) || null,
      root,
      settings,
      fixed,
      limits,
      results,
      refusals,
      tables: program.tables.filter(concerns).map((table) => tableOf(loweringOf(this.shared, root, table.name), table)),
      labels,
      origins,
    }
  }

  /** The first rule that refuses the record, in order; else every assertion that is broken, unless one of them stops the rest. */
  private refusals(faults: readonly Flags<Fault>[], assertions: readonly Assertion[]): FormRefusal[] {
    const { make } = this
    const found: FormRefusal[] = []
    const add = (flags: Flags<Fault>, condition: Node) => {
      for (const { of, when } of under(make, condition, flags).values()) found.push({ ...of, when })
    }
    let sound = make.true
    for (const flags of faults) {
      add(flags, sound)
      sound = make.and(sound, make.not(anyOf(make, flags)))
    }
    const checked = assertions.map((assertion) => this.assertion(assertion))
    const stops = checked.map(({ stopping }) => anyOf(make, stopping))
    const stopped = make.or(...stops)
    checked.forEach(({ stopping, broken }, index) => {
      add(stopping, make.and(sound, make.not(make.or(...stops.slice(0, index)))))
      add(broken, make.and(sound, make.not(stopped)))
    })
    return found
  }

  /** What a broken assertion, or an operation of its own, refuses; and what stops the evaluation as a rule's fault does. */
  private assertion({ name, condition }: Assertion): { broken: Flags<Fault>; stopping: Flags<Fault> } {
    const { make } = this
    const l = loweringOf(this.shared, this.root, name)
    const term = l.term(condition)
    const entries = [...term.fault].map(([key, { of, when }]) => [key, of, when] as const)
    const own = ([, { code, field }]: (typeof entries)[number]) =>
      field === name && (code === 'evaluate.divisionByZero' || code === 'evaluate.dateOutOfRange')
    const faulty = anyOf(make, term.fault)
    const broken = { code: 'evaluate.assertion', field: name }
    return {
      broken: flagsOf([...entries.filter(own), [`assertion ${name}`, broken, make.and(isFalse(make, term), make.not(faulty))]]),
      stopping: flagsOf(entries.filter((entry) => !own(entry))),
    }
  }

  private frame(made: Omit<Frame, 'id'>): Frame {
    const frame = { ...made, id: this.frames.length }
    this.frames.push(frame)
    return frame
  }

  private elements(around: Frame, holder: Frame, relation: string): Frame {
    const known = this.frames.find((each) => each.outer === around && each.holder === holder && each.relation === relation)
    if (known) return known
    const entity = this.entities.get(holder.entity ?? '')?.relations.find(({ name }) => name === relation)?.entity ?? null
    return this.frame({ entity, outer: around, holder, relation, depth: around.depth + 1 })
  }

  private setting(place: number): Node {
    const { node, value } = this.settings[place] as Setting
    return this.fixed.has(place) ? this.make.constant(value) : this.make.setting(place, node)
  }

  private field(frame: Frame, name: string): Term {
    const { make } = this
    const field = this.entities.get(frame.entity ?? '')?.fields.find((each) => each.name === name) as Field
    const term = known(make.field(frame, name, fieldType(field, this.limits)), field.numeric?.scale ?? 0)
    if (!field.optional || field.default !== null) return term
    return { ...term, unknown: flagsOf([[name, { text: name }, make.not(make.given(frame, name))]]) }
  }

  /** What the record's own rules refuse is refused before another reads them; an element's are asked for by those that do. */
  private result(frame: Frame, rule: Rule): Term {
    const home = rule.entity === null ? this.root : frame
    const term = this.ruleTerm(home, rule)
    return home === this.root ? { ...term, fault: none } : term
  }

  private ruleTerm(frame: Frame, rule: Rule): Term {
    const key = `${frame.id} ${rule.id}`
    const made = this.results.get(key) ?? ruleTerm(loweringOf(this.shared, frame, rule.name), rule)
    if (!this.results.has(key)) this.label(rule, made)
    this.results.set(key, made)
    return made
  }

  private label(rule: Rule, { value, scale, unknown }: Term): void {
    if (!this.labels.has(value)) this.labels.set(value, { rule, part: 'value', reason: null, scale })
    for (const { of, when } of unknown.values())
      if (!this.labels.has(when)) this.labels.set(when, { rule, part: 'unknown', reason: of, scale: 0 })
  }
}
