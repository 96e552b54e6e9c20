import type fc from 'fast-check'
import { dayNumber, formatDate, parseDate } from '../../../engine/number/date.ts'
import { parseDecimal } from '../../../engine/number/decimal.ts'
import { checkCharacter } from '../../../engine/number/identity.ts'
import { formatInstant, minutesPerDay, parseInstant } from '../../../engine/number/instant.ts'
import type { CaseRecord, CaseValue, Entity, Field, LiteralValue, Program, Type } from '../../../engine/program/program.ts'
import { type Draw, drawing } from './draw.ts'
import { everyExpr } from './exprs.ts'

/** Literals of a program by kind of type: where something is decided, and so where records should stand. */
type Landmarks = ReadonlyMap<Type['kind'], readonly string[]>

export function landmarksOf(program: Program): Landmarks {
  const found = new Map<Type['kind'], string[]>()
  for (const expr of everyExpr(program)) {
    if (expr.kind !== 'literal' || typeof expr.value === 'boolean') continue
    found.set(expr.type.kind, [...(found.get(expr.type.kind) ?? []), expr.value])
  }
  return found
}

/** Valid records of an entity: values at the bounds and at what the program compares with, a step beside them, or any. */
export class RecordDrawer {
  private readonly program: Program
  private readonly landmarks: Landmarks
  private readonly baseDate: string

  constructor(program: Program, baseDate: string = program.header.baseDate) {
    this.program = program
    this.landmarks = landmarksOf(program)
    this.baseDate = baseDate
  }

  record(draw: Draw, entityName: string, fixed: CaseRecord = {}): CaseRecord {
    const entity = this.program.entities.find((e) => e.name === entityName) as Entity
    const entries: [string, CaseValue][] = []
    for (const field of entity.fields) {
      const mayLack = field.optional || field.default !== null
      if (mayLack && draw.chance(field.default === null ? 3 : 2)) continue
      entries.push([field.name, this.value(draw, field)])
    }
    for (const { name, entity: of } of entity.relations) {
      if (!draw.chance(4)) entries.push([name, draw.times(0, 3, () => this.record(draw, of))])
    }
    return { ...Object.fromEntries(entries), ...fixed }
  }

  private value(draw: Draw, field: Field): LiteralValue {
    const { type } = field
    const marks = this.landmarks.get(type.kind) ?? []
    switch (type.kind) {
      case 'boolean':
        return draw.chance(2)
      case 'decimal':
        return decimalText(draw, field, marks)
      case 'date':
        return this.date(draw, field, marks)
      case 'instant':
        return instantText(draw, marks)
      case 'duration':
        return durationText(draw, type.unit)
      case 'text':
        return draw.one(['', '甲', '其他', ...marks])
      case 'identity':
        return identity(draw)
      case 'enum':
        return draw.one(this.program.enumerations.find((e) => e.name === type.enum)?.members ?? [])
    }
  }

  private date(draw: Draw, { earliest, latest }: Field, marks: readonly string[]): string {
    const bound = (expr: Field['earliest'], open: string): number => {
      const iso = expr === null ? open : expr.kind === 'literal' ? String(expr.value) : this.baseDate
      return parseDate(iso) as number
    }
    const [low, high] = [bound(earliest, '0001-01-01'), bound(latest, '9999-12-31')]
    const near = [...marks, this.baseDate].map((iso) => (parseDate(iso) as number) + draw.between(-1, 1))
    const usual = (dayNumber(draw.between(1940, 2030), draw.between(1, 12), 1) as number) + draw.between(-1, 30)
    const options = [draw.one(near), usual, draw.one(near), draw.chance(8) ? low : usual, draw.chance(8) ? high : usual]
    return formatDate(Math.min(high, Math.max(low, draw.one(options))))
  }
}

function decimalText(draw: Draw, { numeric }: Field, marks: readonly string[]): string {
  const { scale, minimum, maximum } = numeric as NonNullable<Field['numeric']>
  const steps = (text: string): bigint => {
    const { coefficient, scale: has } = parseDecimal(text) ?? { coefficient: 0n, scale: 0 }
    return has <= scale ? coefficient * 10n ** BigInt(scale - has) : coefficient / 10n ** BigInt(has - scale)
  }
  const low = minimum === null ? null : steps(minimum)
  const high = maximum === null ? null : steps(maximum)
  const any = () => (low ?? -(10n ** 9n)) + BigInt(draw.below(0x10000)) * (((high ?? 10n ** 9n) - (low ?? -(10n ** 9n))) / 0xffffn || 1n)
  const near = marks.length > 0 ? steps(draw.one(marks)) + BigInt(draw.between(-1, 1)) : 0n
  const picked = draw.one([near, any(), near, low ?? 0n, high ?? any()])
  const inside = low !== null && picked < low ? low : high !== null && picked > high ? high : picked
  return written(inside, scale)
}

/** 250 at scale 2 as 2.50 or 2.5: readers take both. */
function written(steps: bigint, scale: number): string {
  if (scale === 0) return steps.toString()
  const digits = (steps < 0n ? -steps : steps).toString().padStart(scale + 1, '0')
  return `${steps < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function instantText(draw: Draw, marks: readonly string[]): string {
  const near = marks.map((iso) => (parseInstant(iso) as number) + draw.between(-1, 1))
  const usual =
    (dayNumber(draw.between(2019, 2022), draw.between(1, 12), draw.between(1, 28)) as number) * minutesPerDay + draw.below(minutesPerDay)
  return formatInstant(draw.one([usual, near.length > 0 ? draw.one(near) : usual]))
}

function durationText(draw: Draw, unit: 'month' | 'day' | 'minute'): string {
  const count = draw.one([0, 1, 2, 12, 30, 48, 365])
  return unit === 'month' ? `P${count}M` : unit === 'day' ? `P${count}D` : `PT${count}M`
}

/** Of nobody: the address code 149999 was never given out. */
function identity(draw: Draw): string {
  const first17 = `149999${draw.one(['19900101', '20000229', '19600131'])}${String(draw.between(1, 3)).padStart(3, '0')}`
  return first17 + checkCharacter(first17)
}

/** Some valid records of an entity. */
export function recordsOf(program: Program, entity: string, count: number, baseDate?: string): fc.Arbitrary<CaseRecord[]> {
  const drawer = new RecordDrawer(program, baseDate)
  return drawing((draw) => Array.from({ length: count }, () => drawer.record(draw, entity)), count * 40)
}
