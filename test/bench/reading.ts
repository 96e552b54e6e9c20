// From a CSV file of 1,000,000 people to columns: our byte parser beside DuckDB, which merely reads the same file, and
// the reader of texts. Runs alone (node test/bench/reading.ts [people]) and as a part of npm run bench.
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Batch, Cells } from '../../engine/batch/batch.ts'
import { layoutOf } from '../../engine/batch/layout.ts'
import { compile, type Program } from '../../engine/index.ts'
import { formatDate, parseDate } from '../../engine/number/date.ts'
import type { Decimal } from '../../engine/number/decimal.ts'
import { coefficientAt } from '../../engine/number/decimal.ts'
import type { InputRecord } from '../../engine/program/record.ts'
import { csvBlocks } from '../../engine/records/columns/csvBlocks.ts'
import { recordReader } from '../../engine/records/reader.ts'
import { type Schema, schemaOf } from '../../engine/records/schema.ts'
import { line } from './measure.ts'
import { random } from './people.ts'

const flags = [
  '持居住证',
  '低保对象',
  '特困人员',
  '重点优抚对象',
  '见义勇为者',
  '重度残疾',
  '丧失劳动能力',
  '建档立卡贫困人口',
  '低收入家庭',
  '动态新增',
]
const columns = ['参保地', '出生日期', '大学生类别', ...flags, '县级资助定额', '缴费日期']
const counties = ['小店区', '迎泽区', '杏花岭区', '尖草坪区', '万柏林区', '晋源区', '清徐县', '阳曲县', '娄烦县', '古交市']
const students = ['非大学生', '非大学生', '非大学生', '非大学生', '省属大学生', '市属大学生', '其他大学生']
const firstBirthday = parseDate('1930-01-01') as number
const lastBirthday = parseDate('2020-12-31') as number
const firstPayment = parseDate('2020-09-01') as number

/** Writes invented people and gives the number of bytes; `yes` and `no` are how flags are written. */
function writePeople(path: string, count: number, [yes, no]: readonly [string, string]): number {
  const next = random(20200828)
  const one = (list: readonly string[]) => list[Math.floor(next() * list.length)] as string
  const file = openSync(path, 'w')
  let bytes = writeSync(file, `${columns.join(',')}\n`)
  for (let from = 0; from < count; from += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, count - from) }, () => {
      const birthday = formatDate(firstBirthday + Math.floor(next() * (lastBirthday - firstBirthday + 1)))
      const quota = next() < 0.1 ? (Math.floor(next() * 561) / 2).toFixed(next() < 0.5 ? 2 : 1) : ''
      const payment = next() < 0.9 ? formatDate(firstPayment + Math.floor(next() * 120)) : ''
      return [one(counties), birthday, one(students), ...flags.map(() => (next() < 0.1 ? yes : no)), quota, payment].join(',')
    })
    bytes += writeSync(file, `${rows.join('\n')}\n`)
  }
  closeSync(file)
  return bytes
}

/** What every reader finds in the file, in the order of `columns`: numbers that touch each cell. */
type Sums = number[]

/** Reads a file in pieces of a megabyte, as a stream would come. */
function eachPiece(path: string, use: (bytes: Uint8Array) => void): void {
  const file = openSync(path, 'r')
  const buffer = new Uint8Array(1 << 20)
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) use(buffer.subarray(0, read))
  closeSync(file)
}

function byBytes(program: Program, schema: Schema, path: string): Sums {
  const sums: Sums = [0, ...columns.map(() => 0)]
  const reader = csvBlocks(schema, layoutOf(program, '参保人'), {
    wanted: { field: (_, field) => columns.includes(field), relation: () => false },
  })
  eachPiece(path, (bytes) => {
    for (const { batch } of reader.push(bytes)) addBatch(sums, batch)
  })
  for (const { batch } of reader.end()) addBatch(sums, batch)
  return sums
}

function addBatch(sums: Sums, batch: Batch): void {
  sums[0] = (sums[0] as number) + batch.rows
  for (const [index, name] of columns.entries()) {
    const column = batch.columns.get(name)
    if (column) sums[index + 1] = (sums[index + 1] as number) + total(column.cells)
  }
}

/** The cells of absent values are 0. A loop for each kind of array: one for all would cost more than the reading. */
function total(cells: Cells): number {
  return cells instanceof Uint8Array ? ofBytes(cells) : cells instanceof Int32Array ? ofWords(cells) : ofDoubles(cells)
}

function ofBytes(cells: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < cells.length; row++) sum += cells[row] as number
  return sum
}

function ofWords(cells: Int32Array): number {
  let sum = 0
  for (let row = 0; row < cells.length; row++) sum += cells[row] as number
  return sum
}

function ofDoubles(cells: Float64Array): number {
  let sum = 0
  for (let row = 0; row < cells.length; row++) sum += cells[row] as number
  return sum
}

/** By the reader of texts, from the first so many bytes. */
function byTexts(schema: Schema, path: string): Sums {
  const sums: Sums = [0, ...columns.map(() => 0)]
  const reader = recordReader('csv', schema)
  eachPiece(path, (bytes) => {
    for (const item of reader.push(bytes)) if (item.kind === 'record') addRecord(sums, item.record)
  })
  for (const item of reader.end()) if (item.kind === 'record') addRecord(sums, item.record)
  return sums
}

const enums: Readonly<Record<string, readonly string[]>> = { 参保地: counties, 大学生类别: [...new Set(students)] }

function addRecord(sums: Sums, { values }: InputRecord): void {
  sums[0] = (sums[0] as number) + 1
  for (const [index, name] of columns.entries()) {
    const value = values.get(name)
    const members = enums[name]
    const cell = members
      ? members.indexOf(value as string)
      : typeof value === 'object'
        ? Number(coefficientAt(value as Decimal, 2))
        : Number(value ?? 0)
    sums[index + 1] = (sums[index + 1] as number) + cell
  }
}

const place = (name: string) => `sum(list_position([${(enums[name] ?? []).map((member) => `'${member}'`)}], ${name}) - 1)`

/** DuckDB's read_csv with the type of every column given, so that it guesses none, and one sum a column. */
function duckQuery(path: string, flagType: 'VARCHAR' | 'BOOLEAN'): string {
  const type = (name: string) =>
    flags.includes(name) ? flagType : name.endsWith('日期') ? 'DATE' : name === '县级资助定额' ? 'DECIMAL(5,2)' : 'VARCHAR'
  const sum = (name: string) => {
    if (enums[name]) return place(name)
    if (flags.includes(name)) return flagType === 'BOOLEAN' ? `count(*) filter (${name})` : `count(*) filter (${name} = '是')`
    return name.endsWith('日期') ? `sum(${name} - DATE '1970-01-01')` : `sum(${name}) * 100`
  }
  const types = columns.map((name) => `'${name}': '${type(name)}'`)
  return `select count(*), ${columns.map(sum)} from read_csv('${path}', header = true, auto_detect = false, columns = {${types}})`
}

async function byDuck(query: string, threads: number): Promise<() => Promise<Sums>> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  return async () => ((await connection.runAndReadAll(query)).getRowsJS()[0] ?? []).map(Number)
}

interface Timing {
  /** Medians over the runs, in nanoseconds a row: as a clock sees it, and as all threads worked on it. */
  readonly clock: number
  readonly work: number
  readonly sums: Sums
}

async function timed(rows: number, runs: number, task: () => Sums | Promise<Sums>): Promise<Timing> {
  const clocks: number[] = []
  const works: number[] = []
  let sums: Sums = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const before = process.cpuUsage()
    sums = await task()
    const { user, system } = process.cpuUsage(before)
    clocks.push((performance.now() - start) * 1e6)
    works.push((user + system) * 1e3)
  }
  const middle = (list: number[]) => (list.sort((a, b) => a - b)[list.length >> 1] as number) / rows
  return { clock: middle(clocks), work: middle(works), sums }
}

function subject(): { program: Program; schema: Schema } {
  const path = resolve(import.meta.dirname, '../../policies/taiyuan-2020/notice.md')
  const program = compile(
    {
      read: (file) => readFileSync(file, 'utf8'),
      resolve: (from, to) => resolve(dirname(from), to),
      findNotice: (_name, from) => resolve(dirname(from), '../national-2020/notice.md'),
    },
    path,
  )?.program
  if (!program) throw new Error('the Taiyuan notice has errors')
  return { program, schema: schemaOf(program, '参保人', parseDate(program.header.baseDate) as number) as Schema }
}

/** Nanoseconds a row by reader, after they were found to agree. */
export async function reading(people = 1_000_000): Promise<void> {
  const { program, schema } = subject()
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-reading-'))
  try {
    for (const words of [
      ['是', '否'],
      ['true', 'false'],
    ] as const)
      await readingOf(program, schema, folder, people, words)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function readingOf(
  program: Program,
  schema: Schema,
  folder: string,
  people: number,
  words: readonly [string, string],
): Promise<void> {
  const path = join(folder, 'people.csv')
  const bytes = writePeople(path, people, words)
  const query = duckQuery(path, words[0] === '是' ? 'VARCHAR' : 'BOOLEAN')
  console.log(
    `\nReading ${people} CSV rows, ${columns.length} columns, ${(bytes / people).toFixed(0)} bytes a row, flags ${words.join('/')}; sums equal`,
  )
  const own = await timed(people, 7, () => byBytes(program, schema, path))
  const rows: [string, Timing][] = [
    ['tiaoli, bytes into columns, 1 thread', own],
    ['DuckDB read_csv, types given, 1 thread', await timed(people, 5, await byDuck(query, 1))],
    ['DuckDB read_csv, types given, 2 threads', await timed(people, 5, await byDuck(query, 2))],
    ['tiaoli, records one by one (recordReader)', await timed(people, 1, () => byTexts(schema, path))],
  ]
  for (const [label, { clock, work, sums }] of rows) {
    const wrong = sums.findIndex((sum, index) => sum !== own.sums[index])
    if (wrong >= 0 || sums.length !== own.sums.length)
      throw new Error(`${label} differs in ${columns[wrong - 1]}: ${sums} instead of ${own.sums}`)
    const times = `${(clock / own.clock).toFixed(2)} × tiaoli; processor time ${work.toFixed(0)} ns, ${(work / own.work).toFixed(2)} ×`
    line(label, `${clock.toFixed(0)} ns`, times)
  }
}

if (process.argv[1] === import.meta.filename) await reading(Number(process.argv[2] ?? 1_000_000))
