import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { analyse } from '../../engine/analysis/index.ts'
import { compile, type Loader } from '../../engine/index.ts'
import { collect } from '../../engine/names/collect.ts'
import { lowerProgram } from '../../engine/program/lower/index.ts'
import { parse } from '../../grammar/parse.ts'
import { proseOf } from '../../grammar/prose.ts'
import { tokenize } from '../../grammar/tokens.ts'
import { columns } from './columns/main.ts'
import { generatedNotice, generatedTable } from './generated.ts'
import { line, median, milliseconds } from './measure.ts'
import { type Answer, answerNames, type Person, people } from './people.ts'
import { generating } from './population.ts'
import { reading } from './reading.ts'
import { byJsonLogic } from './rules/jsonLogic.ts'
import { publicodesEngine } from './rules/publicodes.ts'
import { tiaoliEngine } from './rules/tiaoli.ts'
import { answering } from './service.ts'

const root = resolve(import.meta.dirname, '../..')
const files = new Map<string, string | null>()
const loader: Loader = {
  read(path) {
    const known = files.get(path)
    if (known !== undefined) return known
    const text = ((file) => {
      try {
        return readFileSync(file, 'utf8')
      } catch {
        return null
      }
    })(path)
    files.set(path, text)
    return text
  },
  resolve: (from, to) => resolve(dirname(from), to),
  findNotice: (_name, from) => resolve(dirname(from), '../national-2020/notice.md'),
}

/** Parse and check of one notice, whole and by pass. */
function checking(title: string, path: string, text: string): void {
  files.set(path, text)
  const compiled = compile(loader, path)
  if (!compiled?.program) throw new Error(`${title} has errors`)
  const { rules, tables, cases } = compiled.program
  console.log(`\n${title}: ${text.split('\n').length} lines, ${rules.length} rules, ${tables.length} tables, ${cases.length} cases`)
  const module = parse({ file: path, text }).value
  const used = module.declarations.flatMap((d) =>
    d.kind === 'use'
      ? [parse({ file: resolve(dirname(path), d.path), text: loader.read(resolve(dirname(path), d.path)) ?? '' }).value]
      : [],
  )
  const scope = collect(module, used).value
  const total = median(() => void compile(loader, path))
  line('parse and check', milliseconds(total), 'warm, median of 25')
  line('  Markdown structure', milliseconds(median(() => void proseOf(path, text, []))))
  line('  tokens of the whole file', milliseconds(median(() => void tokenize(text, 0))))
  line('  parse (with the two above)', milliseconds(median(() => void parse({ file: path, text }))))
  line('  names', milliseconds(median(() => void collect(module, used))))
  line('  types, scales, program', milliseconds(median(() => void lowerProgram(scope, module.bindings, () => ''))))
  line(
    '  gaps, overlaps, exceptions, assertions',
    milliseconds(median(() => void analyse(lowerProgram(scope, [], () => '').value.program))),
    'with the pass above',
  )
}

function sameAnswers(label: string, sample: readonly Person[], a: (p: Person) => Answer, b: (p: Person) => Answer): void {
  for (const person of sample) {
    const [x, y] = [a(person), b(person)]
    const wrong = answerNames.find((name) => x[name] !== y[name])
    if (wrong) throw new Error(`${label} differs on ${JSON.stringify(person)}: ${wrong} ${x[wrong]} ${y[wrong]}`)
  }
}

/** Nanoseconds a person, after the answers were compared. */
function evaluating(seed: number): void {
  const source = readFileSync(resolve(import.meta.dirname, 'rules/notice.md'), 'utf8')
  const plain = tiaoliEngine(source, false)
  const traced = tiaoliEngine(source, true)
  const publicodes = publicodesEngine()
  const sample = people(2000, seed)
  const records = sample.map(plain.prepare)
  const byTiaoli = (person: Person) => plain.evaluate(plain.prepare(person))
  sameAnswers('json-logic-js', sample, byTiaoli, byJsonLogic)
  sameAnswers('publicodes', sample.slice(0, 200), byTiaoli, publicodes)
  console.log(`\nOne person, 9 amounts of 一（一） and 一（三）; answers equal on ${sample.length} people (publicodes: 200), seed ${seed}`)
  const perPerson = <T>(list: readonly T[], task: (each: T) => unknown, runs = 9) => {
    const all = () => {
      for (const each of list) task(each)
    }
    return (median(all, { warm: 2, runs }) / list.length) * 1e6
  }
  const own = perPerson(records, plain.evaluate)
  const rows: [string, number][] = [
    ['tiaoli, interpreted', own],
    ['tiaoli, with a listening trace', perPerson(records, traced.evaluate)],
    ['json-logic-js', perPerson(sample, byJsonLogic)],
    ['publicodes', perPerson(sample.slice(0, 50), publicodes, 5)],
  ]
  for (const [label, nanoseconds] of rows)
    line(label, `${(nanoseconds / 1000).toFixed(1)} µs`, `${(nanoseconds / own).toFixed(2)} × tiaoli`)
}

const notice = resolve(root, 'policies/taiyuan-2020/notice.md')
console.log(`Node ${process.version}, ${process.arch}`)
checking('Taiyuan 2020', notice, readFileSync(notice, 'utf8'))
checking('Generated notice', '/generated/notice.md', generatedNotice(2000))
checking('One table of 100 rows × 4 columns', '/generated/table.tiaoli', generatedTable(100))
answering()
evaluating(20200828)
await columns({ people: 1_000_000, large: false })
generating(resolve(root, 'policies/taiyuan-2020'), compile(loader, notice)?.program)
await reading()
