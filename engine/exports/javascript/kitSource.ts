/** What runs a kit's records through the module, wherever that is: kit/check.mjs. */
export const checkSource = `import { notice, prepareJson, toJson } from '../rules.mjs'

/** One group after the other; read gives the text of one of the kit's files. tell is called with each line to show. */
export async function checkKit(read, tell) {
  const { groups } = JSON.parse(await read('kit.json'))
  const lines = { records: await linesOf(read, 'records.ndjson'), expected: await linesOf(read, 'expected.ndjson'), purposes: await linesOf(read, 'purposes.txt') }
  let [passed, failed] = [0, 0]
  for (const group of groups) {
    const failures = failuresOf(group, lines)
    failed += failures.length
    passed += group.cases + group.refusals - failures.length
    for (const failure of failures) tell(failure)
  }
  tell(passed + ' passed, ' + failed + ' failed')
  return { passed, failed }
}

/** What is wrong with the records of a group, as texts to show. */
function failuresOf(group, { records, expected, purposes }) {
  const compute = prepareJson(optionsOf(group))
  const failures = []
  const last = group.first + group.cases + group.refusals - 1
  for (let line = group.first; line <= last; line++) {
    const [record, wanted, purpose] = [records, expected, purposes].map((all) => all[line - 1])
    const found = record === undefined ? 'no record' : toJson(compute(record), group.entity)
    if (found !== wanted) failures.push(failureText({ line, record, wanted, found, purpose }))
  }
  return failures
}

// Some copies end lines with \\r\\n.
const linesOf = async (read, name) => (await read(name)).split(/\\r?\\n/)

function optionsOf({ entity, settings }) {
  const { baseDate, readings, parameters } = settings
  const entries = parameters.map(({ parameter, period, value }) => [keyOf(parameter, period), value])
  return { entity, readings, parameters: Object.fromEntries(entries), ...(baseDate === null ? {} : { baseDate }) }
}

const keyOf = (name, place) => notice.parameters.find(({ parameter, period }) => parameter === name && period === place).key

function failureText({ line, record, wanted, found, purpose }) {
  return ['records.ndjson:' + line + ' ' + purpose, '  record:   ' + record, '  expected: ' + wanted, '  found:    ' + found].join('\\n')
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
