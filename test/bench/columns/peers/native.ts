import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Batch, Column } from '../../../../engine/batch/batch.ts'
import { type Answers, emptyTotals, type Sums, sampleSize, type Totals, unknownCell } from '../answers.ts'
import { type Measured, timeKey } from '../measured.ts'
import { type Mode, modes, type Work, workNames, works } from '../work.ts'

const source = join(import.meta.dirname, 'kernel.c')

/** The order of kernel.c: first the fields of 32 bits, then those of a byte. */
const words = ['出生日期', '县级资助定额', '缴费日期', '动态调整证明日期']
const bytes = [
  ...['参保地', '大学生类别', '持居住证', '低保对象', '特困人员', '重点优抚对象', '见义勇为者', '享受40%救济对象', '重度残疾'],
  ...['丧失劳动能力', '建档立卡贫困人口', '低收入家庭', '列入县级资助名单', '动态新增', '已参加职工医保', '已参加居民医保', '省内转诊'],
]

/** The people as kernel.c reads them: their number, then each column whole; what is absent as `unknownCell`. */
export function writePeople(people: Batch, path: string): void {
  const file = openSync(path, 'w')
  writeSync(file, new BigInt64Array([BigInt(people.rows)]))
  const column = (field: string) => people.columns.get(field) as Column
  for (const field of words) writeSync(file, wordsOf(column(field)))
  for (const field of bytes) writeSync(file, Uint8Array.from(column(field).cells))
  closeSync(file)
}

const wordsOf = ({ cells, given }: Column): Int32Array => Int32Array.from(cells, (cell, row) => (given?.[row] === 0 ? unknownCell : cell))

/** The kernels in C, or why there are none. */
export function native(path: string, folder: string): { measured: Measured[]; missing: string | null } {
  if (spawnSync('cc', ['--version']).status !== 0) return { measured: [], missing: 'there is no C compiler `cc` on this machine' }
  const wide = run('WIDE', path, folder)
  const packed = run('PACKED', path, folder)
  return {
    measured: [
      measuredOf('C, columns of 64 bits', wide, 'summed', modes),
      measuredOf('C, columns of 32 bits, flags packed', packed, 'summed', modes),
      measuredOf('C, the same, equal people counted', packed, 'collapsed', ['collapsed']),
    ],
    missing: null,
  }
}

/** Lines of words, as kernel.c writes them. */
function run(layout: string, path: string, folder: string): string[][] {
  const program = join(folder, `kernel-${layout}`)
  const flags = ['-O3', '-std=c11', '-D_POSIX_C_SOURCE=200809L', '-pthread', `-D${layout}`]
  succeed('cc', [...flags, source, '-o', program])
  return succeed(program, [path, String(sampleSize)])
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
}

function succeed(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

function measuredOf(name: string, lines: readonly string[][], totals: string, kinds: readonly string[]): Measured {
  const of = (kind: string) => lines.filter(([first]) => first === kind).map(([, ...rest]) => rest)
  const times = of('time').filter(([, mode]) => kinds.includes(mode as string))
  const modeOf = (mode: string): Mode => (mode === 'F' ? 'F' : 'A')
  return {
    name,
    times: new Map(
      times.map(([work, mode, threads, time]) => [timeKey(work as Work, modeOf(mode as string), Number(threads)), Number(time)]),
    ),
    answers: kinds.includes('F') ? Object.fromEntries(workNames.map((work) => [work, answersOf(work, of('sums'))])) : {},
    totals: totalsOf(of('total').filter(([kind]) => kind === totals)),
    refused: Number(of('refused').find(([work]) => work === 'notice')?.[1]),
  }
}

function answersOf(work: Work, lines: readonly string[][]): Answers {
  const sums = (scope: string) =>
    Object.fromEntries(
      lines
        .filter(([of, in_]) => of === work && in_ === scope)
        .map(([, , result, unknown, sum, hash]): [string, Sums] => [
          works[work][Number(result)] as string,
          { unknown: Number(unknown), sum: Number(sum), hash: Number(hash) },
        ]),
    )
  return { whole: sums('whole'), sample: sums('sample') }
}

function totalsOf(lines: readonly string[][]): Totals {
  const totals = emptyTotals()
  for (const [, cell, sum, unknown] of lines) {
    totals.sums[Number(cell)] = Number(sum)
    totals.unknown[Number(cell)] = Number(unknown)
  }
  return totals
}
