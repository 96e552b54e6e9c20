import { powerOfTen } from '../../../number/decimal.ts'
import type { Cell } from '../../../steps/cells.ts'
import type { EntityGuard, FieldGuard } from '../../guards.ts'
import { columnLetters, quotedSheet } from '../xlsx/address.ts'
import { type Columns, row } from './columns.ts'
import { dateText, digitsAt, epoch, firstSerial, lastSerial } from './dates.ts'
import type { Literals } from './literals.ts'

/** What the guards of a sheet's fields are written with. */
export interface InputPlaces {
  readonly columns: Columns
  readonly literals: Literals
  /** The sheet that people type into, and the place of a field's column there. */
  readonly sheet: string
  readonly column: (field: string) => number
  /** The cells that hold an enumeration's members, as formulas write them. */
  readonly members: (enumeration: string) => string
  readonly baseDate: string
}

/** How a value stands in a cell that people type into: what is wrong with it, as a text of codes, and what it is for the computation. */
interface Read {
  readonly problem: string
  readonly value: string
}

/** The fields of a sheet's records: what the input guard says of each, and what formulas read. */
export class Inputs {
  private readonly places: InputPlaces
  private readonly reads = new Map<string, Read>()
  private readonly problems = new Map<string, string>()
  private readonly values = new Map<string, string>()
  private readonly given = new Map<string, string>()
  private told: string | null = null
  private readonly guard: EntityGuard

  constructor(guard: EntityGuard, places: InputPlaces) {
    this.guard = guard
    this.places = places
    for (const field of guard.fields) this.check(field)
  }

  /** The cell as it was typed. */
  typed(field: string): string {
    return `${quotedSheet(this.places.sheet)}!$${columnLetters(this.places.column(field))}${row}`
  }

  /** What is wrong with the fields of a row: each a code and the field, with ； after it; empty where nothing is. */
  wrong(): string {
    this.told ??= this.wrongFields()
    return this.told
  }

  private wrongFields(): string {
    const { columns, literals } = this.places
    const told = this.guard.fields.map(({ field: { name } }) => {
      const problem = this.problems.get(name) ?? '""'
      return `IF(${problem}="","",${problem}&" "&${literals.of(name)}&"；")`
    })
    const parts = grouped(told).map((part, index) =>
      columns.cell(columns.add({ title: `检查 ${index + 1}`, note: '各字段的检查合在一起', group: '检查', formula: part.join('&') })),
    )
    return parts.join('&') || '""'
  }

  /** The cell that holds a field's value for the computation; what stands for it where it is absent or wrong. */
  value(name: string): string {
    return this.made(this.values, name, '值', (field, typed) => {
      const { value } = this.reads.get(name) as Read
      return `IF(AND(${this.problems.get(name)}="",NOT(ISBLANK(${typed}))),${value},${this.constant(field.filler)})`
    })
  }

  /** The cell that says whether a record has a value of the field. */
  isGiven(name: string): string {
    return this.made(this.given, name, '已填', (field, typed) =>
      field.default !== null ? 'TRUE' : `AND(${this.problems.get(name)}="",NOT(ISBLANK(${typed})))`,
    )
  }

  private made(known: Map<string, string>, name: string, group: string, formula: (field: FieldGuard, typed: string) => string): string {
    const found = known.get(name)
    if (found !== undefined) return found
    const field = this.guard.fields.find((each) => each.field.name === name) as FieldGuard
    const { columns } = this.places
    const cell = columns.cell(
      columns.add({
        title: name,
        note: unitNote(field),
        group,
        formula: formula(field, this.typed(name)),
        whole: group === '值' && field.node.type === 'whole',
      }),
    )
    known.set(name, cell)
    return cell
  }

  private check(field: FieldGuard): void {
    const { name } = field.field
    const { columns } = this.places
    const typed = this.typed(name)
    const read = readers[field.field.type.kind](typed, field, this.places)
    const absent = field.required ? '"record.fieldMissing"' : '""'
    const formula = `IF(ISBLANK(${typed}),${absent},${read.problem})`
    this.reads.set(name, read)
    this.problems.set(name, columns.cell(columns.add({ title: name, note: '空白为可用', group: '检查', formula })))
  }

  private constant(cell: Cell): string {
    if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
    return typeof cell === 'string' ? this.places.literals.of(cell) : String(cell)
  }
}

/** Texts to be joined, in groups that fit a formula. */
function grouped(parts: readonly string[]): string[][] {
  const groups: string[][] = [[]]
  for (const part of parts) {
    const last = groups.at(-1) as string[]
    if (last.join('&').length + part.length > 4000) groups.push([part])
    else last.push(part)
  }
  return groups
}

function unitNote({ field: { type }, scale }: FieldGuard): string {
  if (type.kind === 'decimal') return scale === 0 ? '整数' : `以 ${(1 / 10 ** scale).toFixed(scale)} 为单位`
  if (type.kind === 'date') return '1970-01-01 起的天数'
  return type.kind === 'instant' ? '1970-01-01 起的分钟' : ''
}

type Reader = (typed: string, field: FieldGuard, places: InputPlaces) => Read

const mismatch = '"record.typeMismatch"'
/** LibreOffice takes a truth for a number. */
const isNumber = (typed: string): string => `AND(ISNUMBER(${typed}),NOT(ISLOGICAL(${typed})))`

const readers: Readonly<Record<FieldGuard['field']['type']['kind'], Reader>> = {
  decimal: (typed, field) => {
    const factor = powerOfTen(field.scale)
    const value = `ROUND(${typed}*${factor},0)`
    const fine = `IF(${value}/${factor}<>${typed},"record.tooFine"&IF(${outside(value, field, '')},"、record.outOfRange",""),${within(value, field)})`
    return { problem: `IF(${isNumber(typed)},${fine},${mismatch})`, value }
  },
  boolean: (typed) => ({
    problem: `IF(OR(ISLOGICAL(${typed}),EXACT(${typed},"是"),EXACT(${typed},"否")),"",${mismatch})`,
    value: `IF(ISLOGICAL(${typed}),${typed},EXACT(${typed},"是"))`,
  }),
  text: (typed) => ({ problem: `IF(ISTEXT(${typed}),"",${mismatch})`, value: `${typed}&""` }),
  enum: (typed, { field }, { members }) => {
    const known = field.type.kind === 'enum' ? members(field.type.enum) : ''
    const among = `SUMPRODUCT(--EXACT(${known},${typed}))>0`
    return { problem: `IF(ISTEXT(${typed}),IF(${among},"","record.enumUnknown"),${mismatch})`, value: `${typed}&""` }
  },
  identity: (typed, { field: { name } }, { columns }) => {
    const born = dateText(columns, name, `(MID(${typed},7,4)&"-"&MID(${typed},11,2)&"-"&MID(${typed},13,2))`)
    const places = Array.from({ length: 17 }, (_, index) => index + 1)
    const formed = `AND(LEN(${typed})=18,${digitsAt(typed, places)})`
    const sum = `SUMPRODUCT(FIND(MID(${typed},{${places.join(',')}},1),"0123456789")-1,{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2})`
    const checked = `EXACT(MID("10X98765432",MOD(${sum},11)+1,1),UPPER(RIGHT(${typed},1)))`
    const fault = '"record.identityInvalid"'
    return {
      problem: `IF(ISTEXT(${typed}),IF(${formed},IF(AND(${born.valid},${checked}),"",${fault}),${fault}),${mismatch})`,
      value: `(LEFT(${typed},17)&UPPER(RIGHT(${typed},1)))`,
    }
  },
  date: (typed, field, { columns, baseDate }) => {
    const written = dateText(columns, field.field.name, typed)
    const exists = `IF(ISTEXT(${typed}),${written.valid},AND(${typed}>=${firstSerial},${typed}<=${lastSerial},INT(${typed})=${typed}))`
    const value = `IF(ISTEXT(${typed}),${written.day},${typed}-${epoch})`
    const checked = `IF(${exists},IF(${outside(value, field, baseDate)},"record.outOfRange",""),"record.dateInvalid")`
    return { problem: `IF(ISLOGICAL(${typed}),${mismatch},${checked})`, value }
  },
  instant: (typed, { field: { name } }, { columns }) => {
    const written = dateText(columns, name, `LEFT(${typed},10)`)
    const formed = `AND(OR(LEN(${typed})=16,AND(LEN(${typed})=19,RIGHT(${typed},3)=":00")),EXACT(MID(${typed},11,1),"T"),MID(${typed},14,1)=":",${digitsAt(typed, [12, 13, 15, 16])})`
    const minutes = `(VALUE(MID(${typed},12,2))*60+VALUE(MID(${typed},15,2)))`
    const timed = `IF(${formed},AND(${written.valid},VALUE(MID(${typed},12,2))<24,VALUE(MID(${typed},15,2))<60),FALSE)`
    const serial = `ROUND((${typed}-${epoch})*1440,0)`
    const counted = `AND(${typed}>=${firstSerial},${typed}<${lastSerial + 1},ABS((${typed}-${epoch})*1440-${serial})<0.001)`
    return {
      problem: `IF(ISLOGICAL(${typed}),${mismatch},IF(IF(ISTEXT(${typed}),${timed},${counted}),"","record.instantInvalid"))`,
      value: `IF(ISTEXT(${typed}),${written.day}*1440+${minutes},${serial})`,
    }
  },
  duration: (typed, field) => ({
    problem: `IF(${isNumber(typed)},IF(INT(${typed})=${typed},${within(typed, field)},"record.durationInvalid"),${mismatch})`,
    value: typed,
  }),
}

/** Whether a value lies outside the bounds that the notice states. */
function outside(value: string, { low, high }: FieldGuard, baseDate: string): string {
  const written = (bound: bigint | 'baseDate') => (bound === 'baseDate' ? baseDate : String(bound))
  const parts = [low === null ? '' : `${value}<${written(low)}`, high === null ? '' : `${value}>${written(high)}`].filter(
    (part) => part !== '',
  )
  return parts.length === 0 ? 'FALSE' : `OR(${parts.join(',')})`
}

/** What is wrong with a number that has no more places than it may: stated bounds first, then those of the workbook. */
function within(value: string, field: FieldGuard): string {
  const beyond = field.limits ? `IF(OR(${value}<${field.limits.low},${value}>${field.limits.high}),"record.beyondExport","")` : '""'
  return field.low === null && field.high === null ? beyond : `IF(${outside(value, field, '')},"record.outOfRange",${beyond})`
}
