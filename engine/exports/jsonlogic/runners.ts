/** kit/run.mjs: runs the kit on an implementation of JsonLogic in JavaScript. */
export const javascriptRunner = String.raw`// node kit/run.mjs [json-logic-js | json-logic-engine]: runs every record of the kit and compares each line.
import { readFileSync } from 'node:fs'
import { bundleOf, readJson } from '../jsonlogic-bundle.mjs'

const implementations = {
  'json-logic-js': async () => {
    const { default: jsonLogic } = await import('json-logic-js')
    return [(rule, data) => jsonLogic.apply(rule, data)]
  },
  'json-logic-engine': async () => {
    const { LogicEngine } = await import('json-logic-engine')
    const engine = new LogicEngine()
    return [(rule, data) => engine.run(rule, data), (rule) => engine.build(rule)]
  },
}

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')
// Some copies end lines with \r\n.
const linesOf = (path) => read(path).split(/\r?\n/)

function stop(message) {
  console.error(message)
  process.exit(64)
}

const name = process.argv[2] ?? 'json-logic-js'
if (!Object.hasOwn(implementations, name)) stop('node kit/run.mjs ' + Object.keys(implementations).join(' | '))
const load = implementations[name]
const missing = (error) => stop('没有装 ' + name + '，先运行 / it is not installed, first run: npm install ' + name + '\n' + error.message)
const evaluator = bundleOf(JSON.parse(read('../rules.json')), ...(await load().catch(missing)))

const [records, expected, purposes] = ['records.ndjson', 'expected.ndjson', 'purposes.txt'].map(linesOf)
let [passed, failed] = [0, 0]
for (const { entity, settings, first, cases, refusals } of JSON.parse(read('kit.json')).groups) {
  const { line } = evaluator({ ...settings, entity })
  const end = first - 1 + cases + refusals
  if (Math.min(records.length, expected.length) <= end) stop('records.ndjson, expected.ndjson：行数不对，文件不完整 / lines are missing')
  for (let at = first - 1; at < end; at++) {
    const got = line(readJson(records[at]))
    if (got === expected[at]) passed++
    else if (++failed <= 10)
      console.log(['records.ndjson:' + (at + 1) + ' ' + purposes[at], records[at], 'expected ' + expected[at], 'got      ' + got].join('\n'))
  }
}
console.log(name + ': ' + passed + ' passed, ' + failed + ' failed')
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
`

/** kit/run.py: runs the kit on an implementation of JsonLogic that Python can call. */
export const pythonRunner = String.raw`"""python3 kit/run.py: runs every record of the kit on datalogic-py (JsonLogic in Rust) and compares each line."""

import json
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent))

from bundle import Bundle, read_json  # noqa: E402

try:
    from datalogic_py import Engine
except ModuleNotFoundError:
    sys.exit("没有装 datalogic-py，先运行 / it is not installed, first run: pip install datalogic-py")


def lines_of(path):
    return (here / path).read_text(encoding="utf-8").split("\n")


def build(rule):
    return Engine().compile(rule).evaluate


rules = json.loads((here.parent / "rules.json").read_text(encoding="utf-8"))
bundle = Bundle(rules, build)
records, expected, purposes = (lines_of(name) for name in ("records.ndjson", "expected.ndjson", "purposes.txt"))
passed = failed = 0
for group in json.loads((here / "kit.json").read_text(encoding="utf-8"))["groups"]:
    evaluator = bundle.evaluator(entity=group["entity"], **group["settings"])
    start = group["first"] - 1
    end = start + group["cases"] + group["refusals"]
    if min(len(records), len(expected)) <= end:
        sys.exit("records.ndjson, expected.ndjson：行数不对，文件不完整 / lines are missing")
    for at in range(start, end):
        got = evaluator.line(read_json(records[at]))
        if got == expected[at]:
            passed += 1
            continue
        failed += 1
        if failed <= 10:
            print(f"records.ndjson:{at + 1} {purposes[at]}", records[at], f"expected {expected[at]}", f"got      {got}", sep="\n")
print(f"datalogic-py: {passed} passed, {failed} failed")
sys.exit(0 if failed == 0 and passed > 0 else 1)
`
