import { LogicEngine } from 'json-logic-engine'
import jsonLogic from 'json-logic-js'
import { startPython } from './python.ts'

/** One rule of an ordered bundle: what it gives is data, under its name, for the rules after it. */
export interface NamedRule {
  readonly name: string
  readonly rule: unknown
}

type Values = Readonly<Record<string, unknown>>

/** An implementation of JsonLogic. */
export interface JsonLogic {
  /** Runs the rules in order on each record; gives what each rule gave, under its name, a record each. */
  evaluate(rules: readonly NamedRule[], records: readonly Values[]): Promise<Values[]>
  end(): Promise<void>
}

/** What everybody has: the reference implementation in JavaScript. */
export function jsonLogicJs(): JsonLogic {
  return inProcess((rule) => (data) => jsonLogic.apply(rule, data))
}

/** Another implementation in JavaScript, which compiles rules to functions. */
export function jsonLogicEngine(): JsonLogic {
  const engine = new LogicEngine()
  return inProcess((rule) => {
    const built = engine.build(rule)
    return (data) => built(data)
  })
}

/** One in Rust, behind a Python module. */
export function datalogic(): JsonLogic {
  const python = startPython()
  const job = `
import datalogic_py
compiled = [(each["name"], datalogic_py.Engine().compile(each["rule"])) for each in args["rules"]]

def evaluate(record):
    data = dict(record)
    for name, rule in compiled:
        data[name] = rule.evaluate(data)
    return {name: data[name] for name, _ in compiled}

result = [evaluate(record) for record in args["records"]]
`
  return { evaluate: (rules, records) => python.run(job, { rules, records }), end: () => python.end() }
}

type Compile = (rule: unknown) => (data: Values) => unknown

function inProcess(compile: Compile): JsonLogic {
  return {
    async evaluate(rules, records) {
      const compiled = rules.map(({ name, rule }) => ({ name, apply: compile(rule) }))
      return records.map((record) => {
        const data: Record<string, unknown> = { ...record }
        for (const { name, apply } of compiled) data[name] = apply(data)
        return Object.fromEntries(compiled.map(({ name }) => [name, data[name]]))
      })
    },
    end: () => Promise.resolve(),
  }
}
