// Times the analysis of generated tables: npx node test/analysis/bench.ts
import { analyse } from '../../engine/analysis/index.ts'
import type { Expr, Program } from '../../engine/program/program.ts'
import { amount, and, date, day, enumOf, field, input, int, integer, literal, oneOf, op, program, table, yuan } from './support/build.ts'

const members = Array.from({ length: 10 }, (_, i) => `县${i}`)
const county = field('县', enumOf('县'))
const age = field('年龄', integer, { minimum: 0, maximum: 120 })
const cost = field('费用', amount, { minimum: 0 })
const when = field('日', date, { earliest: '2020-01-01', latest: '2021-12-31' })

const from = (subject: Expr, low: Expr | null, high: Expr | null): Expr =>
  and(...(low ? [op('greaterOrEqual', [subject, low])] : []), ...(high ? [op('less', [subject, high])] : []))

/** A complete table without overlaps: every combination of five groups of counties, and four, five and ... bands. */
export function grid(counties: number, ages: number, costs: number, days: number): Program {
  const rows: [Expr[], Expr[]][] = []
  let n = 0
  const per = members.length / counties
  for (let c = 0; c < counties; c++)
    for (let a = 0; a < ages; a++)
      for (let k = 0; k < costs; k++)
        for (let d = 0; d < days; d++) {
          const cells = [
            oneOf(input(county), ...members.slice(c * per, (c + 1) * per).map((m) => literal(enumOf('县'), m))),
            from(input(age), a === 0 ? null : int(a * 10 + c), a === ages - 1 ? null : int((a + 1) * 10 + c)),
            from(input(cost), k === 0 ? null : yuan(String(k * 1000 + a)), k === costs - 1 ? null : yuan(String((k + 1) * 1000 + a))),
            from(input(when), d === 0 ? null : day(`2020-0${d + 1}-1${c}`), d === days - 1 ? null : day(`2020-0${d + 2}-1${c}`)),
          ]
          rows.push([cells, [yuan(String(n++))]])
        }
  return program({
    fields: [county, age, cost, when],
    enums: { 县: members },
    tables: [table('表', [input(county), input(age), input(cost), input(when)], [['甲', amount]], rows)],
  })
}

/** Each row a random box: overlaps abound. */
export function boxes(count: number, seed = 1): Program {
  let state = seed
  const random = (to: number) => {
    state = (state * 48271) % 2147483647
    return state % to
  }
  const rows: [Expr[], Expr[]][] = Array.from({ length: count }, (_, i) => {
    const a = random(100)
    const c = random(100000)
    const d = 1 + random(8)
    return [
      [
        oneOf(input(county), ...members.slice(random(6), 6 + random(4)).map((m) => literal(enumOf('县'), m))),
        from(input(age), int(a), int(a + 1 + random(20))),
        from(input(cost), yuan(String(c)), yuan(String(c + 1 + random(30000)))),
        from(input(when), day(`2020-0${d}-10`), day(`2021-0${d}-10`)),
      ],
      [yuan(String(i))],
    ]
  })
  return program({
    fields: [county, age, cost, when],
    enums: { 县: members },
    tables: [table('表', [input(county), input(age), input(cost), input(when)], [['甲', amount]], rows)],
  })
}

function time(name: string, make: () => Program): void {
  const times: number[] = []
  let found = ''
  for (let i = 0; i < 7; i++) {
    const built = make()
    const start = performance.now()
    const diagnostics = analyse(built)
    times.push(performance.now() - start)
    found = [...new Set(diagnostics.map((d) => d.code))].join(' ') || 'clean'
  }
  console.log(`${name}: first ${times[0]?.toFixed(1)} ms, median ${times.sort((a, b) => a - b)[3]?.toFixed(1)} ms (${found})`)
}

time('100 rows × 4, grid 5·5·2·2', () => grid(5, 5, 2, 2))
time('100 rows × 4, grid 2·5·5·2', () => grid(2, 5, 5, 2))
time('100 rows × 4, random boxes', () => boxes(100))
time('400 rows × 4, random boxes', () => boxes(400))
