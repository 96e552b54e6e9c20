/** What runs a kit's records through the module, wherever that is: kit/check.mjs. */
export const checkSource = `import { notice, prepareJson, toJson } from '../rules.mjs'

/** Runs one group of a kit: its records and what is expected of them, texts of a line each. Gives { passed, failures }. */
export function checkGroup(group, recordsText, expectedText) {
  const [records, expected] = [linesOf(recordsText), linesOf(expectedText)]
  const count = group.cases + group.refusals
  if (records.length !== count || expected.length !== count) {
    return { passed: 0, failures: [{ line: 0, expected: count + ' records', found: records.length + ' and ' + expected.length + ' lines' }] }
  }
  const compute = prepareJson(optionsOf(group))
  const failures = []
  records.forEach((record, index) => {
    const found = toJson(compute(record), group.entity)
    if (found !== expected[index]) failures.push({ line: index + 1, record, expected: expected[index], found })
  })
  return { passed: count - failures.length, failures }
}

/** One group after the other; read gives the text of one of the kit's files. tell is called with each line to show. */
export async function checkKit(read, tell) {
  const kit = JSON.parse(await read('kit.json'))
  let [passed, failed] = [0, 0]
  for (const group of kit.groups) {
    const result = checkGroup(group, await read(group.records), await read(group.expected))
    passed += result.passed
    failed += result.failures.length
    for (const failure of result.failures) tell(failureText(group, failure))
  }
  tell(passed + ' passed, ' + failed + ' failed')
  return { passed, failed }
}

const linesOf = (text) => text.split('\\n').filter((line) => line !== '')

function optionsOf({ entity, settings }) {
  const { baseDate, readings, parameters } = settings
  const entries = parameters.map(({ parameter, period, value }) => [keyOf(parameter, period), value])
  return { entity, readings, parameters: Object.fromEntries(entries), ...(baseDate === null ? {} : { baseDate }) }
}

const keyOf = (name, place) => notice.parameters.find(({ parameter, period }) => parameter === name && period === place).key

function failureText(group, { line, record, expected, found }) {
  return [group.records + ':' + line, '  record:   ' + record, '  expected: ' + expected, '  found:    ' + found].join('\\n')
}

`

/** node kit/run.mjs */
export const runSource = `import { readFile } from 'node:fs/promises'
import { checkKit } from './check.mjs'

const read = (name) => readFile(new URL(name, import.meta.url), 'utf8')
const { passed, failed } = await checkKit(read, (line) => console.log(line))
if (failed > 0 || passed === 0) process.exitCode = 1
`

/** The same on a page: kit/page.mjs, in kit/index.html. */
export const pageSource = `import { checkKit } from './check.mjs'

const output = document.querySelector('output')

async function read(name) {
  const response = await fetch(new URL(name, import.meta.url))
  if (!response.ok) throw new Error(name + ': ' + response.status)
  return response.text()
}

const lines = []
const show = () => {
  output.textContent = lines.join('\\n')
}

checkKit(read, (line) => lines.push(line))
  .then(({ passed, failed }) => {
    output.dataset.result = failed > 0 || passed === 0 ? 'failed' : 'passed'
    show()
  })
  .catch((error) => {
    output.dataset.result = 'failed'
    lines.push(String(error))
    show()
  })
`

export const pageHtml = `<!doctype html>
<html lang="zh">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width">
    <title>核对 Conformance kit</title>
    <script type="module" src="page.mjs"></script>
  </head>
  <body>
    <h1>核对 Conformance kit</h1>
    <pre><output>正在核对…… Checking…</output></pre>
  </body>
</html>
`
