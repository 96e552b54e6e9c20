import { pathToFileURL } from 'node:url'
import { LogicEngine } from 'json-logic-engine'
import jsonLogic from 'json-logic-js'
import type { KitSettings } from '../../../engine/exports/kit/kit.ts'
import { startPython } from '../support/python.ts'

/** What a run chooses. */
export type Chosen = Partial<KitSettings> & { readonly entity: string | null }

/** A bundle with one implementation of JsonLogic, asked as its receiver would ask it. */
export interface Receiver {
  /** What the export in a folder says of records, a line of JSON each. */
  lines(folder: string, chosen: Chosen, records: readonly string[]): Promise<readonly string[]>
  end(): Promise<void>
}

type Apply = (rule: unknown, data: unknown) => unknown
type Build = (rule: unknown) => (data: unknown) => unknown

/** The part of jsonlogic-bundle.mjs that is asked. */
interface Evaluators {
  bundleOf(rules: unknown, apply: Apply, build?: Build): (chosen: Chosen) => { line(record: unknown): string }
  readJson(text: string): unknown
}

function inJavaScript(apply: Apply, build?: Build): Receiver {
  return {
    async lines(folder, chosen, records) {
      const { bundleOf, readJson } = (await import(`${pathToFileURL(folder)}/jsonlogic-bundle.mjs`)) as Evaluators
      const { default: rules } = (await import(`${pathToFileURL(folder)}/rules.json`, { with: { type: 'json' } })) as { default: unknown }
      const { line } = bundleOf(rules, apply, build)(chosen)
      return records.map((record) => line(readJson(record)))
    },
    end: () => Promise.resolve(),
  }
}

export const jsonLogicJs = (): Receiver =>
  inJavaScript((rule, data) => jsonLogic.apply(rule as Parameters<typeof jsonLogic.apply>[0], data))

export function jsonLogicEngine(): Receiver {
  const engine = new LogicEngine()
  return inJavaScript(
    (rule, data) => engine.run(rule, data),
    (rule) => engine.build(rule) as (data: unknown) => unknown,
  )
}

/** Every folder's modules by their own names: one process serves many exports. */
const job = `
import importlib, json, pathlib, sys
import datalogic_py
for module in ("bundle", "bundle_cells"):
    sys.modules.pop(module, None)
sys.path.insert(0, args["folder"])
try:
    module = importlib.import_module("bundle")
finally:
    sys.path.pop(0)
rules = json.loads(pathlib.Path(args["folder"], "rules.json").read_text(encoding="utf-8"))
build = lambda rule: datalogic_py.Engine().compile(rule).evaluate
evaluator = module.Bundle(rules, build).evaluator(**args["chosen"])
result = [evaluator.line(module.read_json(record)) for record in args["records"]]
`

export function datalogic(): Receiver {
  const python = startPython()
  return { lines: (folder, chosen, records) => python.run(job, { folder, chosen, records }), end: () => python.end() }
}

export const receivers = { 'json-logic-js': jsonLogicJs, 'json-logic-engine': jsonLogicEngine, 'datalogic-py': datalogic } as const
