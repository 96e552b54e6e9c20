import * as fc from 'fast-check'
import { counties, type Flag, flags, groupFlags, otherFlags, type Person, priorityKinds, students } from './person.ts'

const iso = (day: Date) => day.toISOString().slice(0, 10)

/** Any day of a span, and often one on which something turns. */
function days(from: string, to: string, turning: readonly string[]): fc.Arbitrary<string> {
  const within = turning.filter((day) => from <= day && day <= to)
  const any = fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map(iso)
  return fc.oneof({ weight: 1, arbitrary: any }, { weight: 2, arbitrary: fc.constantFrom(...within) })
}

/** The days around which one is 18 and 60 on a day, and those born on 29 February who are near. */
function birthdays(asOf: string): string[] {
  const near = (years: number) => [-1, 0, 1].map((shift) => shifted(`${Number(asOf.slice(0, 4)) - years}${asOf.slice(4)}`, shift))
  const leapDays = [1904, 1956, 1960, 1964, 2000, 2004, 2008, 2020].map((year) => `${year}-02-29`)
  return [...near(60), ...near(18), ...near(17), ...near(59), ...leapDays, '1900-01-01', shifted(asOf, -1), asOf]
}

function shifted(day: string, by: number): string {
  const date = new Date(day)
  date.setUTCDate(date.getUTCDate() + by)
  return iso(date)
}

const paidOn = days('2019-01-01', '2022-12-31', [
  ...['2020-08-31', '2020-09-01', '2020-09-02', '2020-12-19', '2020-12-20', '2020-12-21'],
  ...['2019-12-20', '2021-09-01', '2021-12-20', '2021-01-01', '2020-12-31', '2020-02-29'],
])

const certifiedOn = days('2018-01-01', '2022-12-31', [
  ...['2018-12-31', '2019-01-01', '2019-12-31', '2020-01-01', '2020-02-29', '2020-06-15', '2020-10-10', '2020-12-21', '2020-12-31'],
  ...['2021-01-01', '2021-12-31', '2022-01-01'],
])

/** Amounts to the fen, from nothing to the whole contribution. */
const listAmount = fc.oneof(
  fc.integer({ min: 0, max: 28_000 }).map((fen) => fen / 100),
  fc.constantFrom(0, 0.01, 0.1, 27.5, 99.99, 140, 279.9, 279.99, 280),
)

/** A field that is there, is null, or is not there at all. */
const maybe = <T>(value: fc.Arbitrary<T>, presence = 4): fc.Arbitrary<T | null | undefined> =>
  fc.oneof(
    { weight: presence, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
  )

type Flags = { readonly [F in Flag]?: boolean | null }

/** A flag of each group holds with its own probability, so that people of the last groups are as many as those of the first. */
const anyFlags: fc.Arbitrary<Flags> = fc
  .record({ priority: fc.boolean(), ranks: fc.integer({ min: 0, max: 4 }), seeds: fc.array(fc.nat(11), { minLength: 15, maxLength: 15 }) })
  .map(({ priority, ranks, seeds }) => {
    const limits = [
      ...priorityKinds.map(() => (priority ? 4 : 0)),
      ...groupFlags.map((_, rank) => (rank === ranks ? 8 : rank < ranks ? 1 : 4)),
      ...otherFlags.map((flag) => (flag === '动态新增' || flag === '持居住证' ? 7 : 3)),
    ]
    return Object.fromEntries(flags.flatMap((flag, index) => flagEntry(flag, seeds[index] ?? 0, limits[index] ?? 0)))
  })

function flagEntry(flag: Flag, seed: number, limit: number): [Flag, boolean | null][] {
  if (seed < limit) return [[flag, true]]
  if (seed === 11) return [[flag, null]]
  return seed % 2 === 0 ? [[flag, false]] : []
}

/** Invented: the prefix 149999 was never issued. */
const identityNumber = fc
  .record({
    born: days('1900-01-01', '2020-12-31', ['2000-02-29', '1949-12-31']),
    sequence: fc.integer({ min: 0, max: 999 }),
    lower: fc.boolean(),
  })
  .map(({ born, sequence, lower }) => {
    const front = `149999${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
    const whole = front + checkCharacter(front)
    return lower ? whole.toLowerCase() : whole
  })

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643-1999. */
export function checkCharacter(front: string): string {
  const sum = weights.reduce((so, weight, index) => so + weight * Number(front[index]), 0)
  return '10X98765432'[sum % 11] as string
}

const names = fc.constantFrom('张三', '李四', '王 小明', 'O"Neil, Anne', '=1+1', '-欧阳', "'撇", '多\n行', '')

/** What a person may be apart from the flags; births up to the base date. */
function fields(asOf: string) {
  return fc.record({
    姓名: maybe(names, 1),
    身份证号码: maybe(identityNumber, 1),
    参保地: fc.oneof(fc.constantFrom(...counties), fc.constantFrom<Person['参保地']>('阳曲县', '娄烦县')),
    出生日期: maybe(days('1900-01-01', asOf, birthdays(asOf))),
    大学生类别: maybe(fc.constantFrom(...students)),
    县级资助定额: maybe(listAmount),
    缴费日期: maybe(paidOn),
    动态调整证明日期: maybe(certifiedOn, 6),
  })
}

/** People whom the notice must take, near every edge. Fields that are undefined are left out when written as JSON. */
export function anyPerson(asOf = '2021-01-01'): fc.Arbitrary<Person> {
  return fc.tuple(fields(asOf), anyFlags).map(([rest, held]) => ({ ...rest, ...held }) as Person)
}

/** Every combination of the flags, one person each; what else they are is drawn. */
export function everyFlagCombination(seed: number): Person[] {
  const rest = fc.sample(fields('2021-01-01'), { numRuns: 2 ** flags.length, seed })
  return rest.map(
    (person, bits) => ({ ...person, ...Object.fromEntries(flags.map((flag, index) => [flag, (bits >> index) % 2 === 1])) }) as Person,
  )
}
