import type { Flag, Person } from './person.ts'

/** Something wrong with a record, and the refusals for it: code and field. */
export interface Fault {
  readonly name: string
  /** The fields as given instead; undefined takes the field away. */
  readonly given: Readonly<Record<string, unknown>>
  readonly refusals: readonly (readonly [string, string | null])[]
}

const fault = (field: string, value: unknown, ...codes: string[]): Fault => ({
  name: `${field}: ${JSON.stringify(value)}`,
  given: { [field]: value },
  refusals: codes.map((code) => [`record.${code}`, field]),
})

const dates = ['出生日期', '缴费日期', '动态调整证明日期']

/** Faults of a field's value, which a CSV cell can have as well. */
export const valueFaults: readonly Fault[] = [
  fault('参保地', '北京市', 'enumUnknown'),
  fault('参保地', '小店', 'enumUnknown'),
  fault('参保地', '小店区、迎泽区', 'enumUnknown'),
  fault('大学生类别', '部属大学生', 'enumUnknown'),
  fault('县级资助定额', 27.555, 'tooFine'),
  fault('县级资助定额', 0.001, 'tooFine'),
  fault('县级资助定额', 280.01, 'outOfRange'),
  fault('县级资助定额', -0.01, 'outOfRange'),
  fault('县级资助定额', 280.001, 'tooFine', 'outOfRange'),
  fault('县级资助定额', 1e21, 'outOfRange'),
  fault('出生日期', '1899-12-31', 'outOfRange'),
  fault('出生日期', '2021-01-02', 'outOfRange'),
  ...dates.flatMap((field) =>
    ['2019-02-29', '1900-02-29', '2020-13-01', '2020-6-15', '2020/06/15', '20200615', '今天'].map((day) =>
      fault(field, day, 'dateInvalid'),
    ),
  ),
  fault('身份证号码', '149999194912310010', 'identityInvalid'),
  fault('身份证号码', '14999919491231001X', 'identityInvalid'),
  fault('身份证号码', '149999491231002', 'identityInvalid'),
  fault('身份证号码', '149999194902310018', 'identityInvalid'),
  fault('身份证号码', 'X49999194912310019', 'identityInvalid'),
]

/** A field that must be there is not, as a record leaves it out or an empty cell does. */
export const absent: Fault = { name: '参保地 is absent', given: { 参保地: undefined }, refusals: [['record.fieldMissing', '参保地']] }

const flagFaults = (['低保对象', '享受40%救济对象', '动态新增'] as const satisfies Flag[]).flatMap((flag) =>
  ['是', 'true', 1, 0, [], {}].map((value) => fault(flag, value, 'typeMismatch')),
)

/** Faults that only JSON can have. */
export const jsonFaults: readonly Fault[] = [
  ...flagFaults,
  fault('姓名', 7, 'typeMismatch'),
  fault('身份证号码', 149999194912310, 'typeMismatch'),
  fault('参保地', null, 'fieldMissing'),
  fault('参保地', 140105, 'typeMismatch'),
  fault('参保地', '', 'enumUnknown'),
  fault('大学生类别', '', 'enumUnknown'),
  fault('大学生类别', false, 'typeMismatch'),
  fault('县级资助定额', '27.5', 'typeMismatch'),
  fault('县级资助定额', '', 'typeMismatch'),
  fault('县级资助定额', true, 'typeMismatch'),
  ...dates.flatMap((field) => [
    fault(field, 20200615, 'typeMismatch'),
    fault(field, '', 'dateInvalid'),
    fault(field, '2020-06-15T00:00', 'dateInvalid'),
  ]),
  fault('年龄', 60, 'fieldUnknown'),
  fault('低保', true, 'fieldUnknown'),
  fault('toString', true, 'fieldUnknown'),
  { name: '__proto__', given: JSON.parse('{"__proto__":true}'), refusals: [['record.fieldUnknown', '__proto__']] },
  fault('中央补助', 330, 'fieldUnknown'),
  {
    name: 'all that is wrong is told',
    given: { 参保地: '北京市', 县级资助定额: 27.555, 出生日期: '2021-02-30', 低保对象: 'yes', 年龄: 60 },
    refusals: [
      ['record.fieldUnknown', '年龄'],
      ['record.enumUnknown', '参保地'],
      ['record.dateInvalid', '出生日期'],
      ['record.typeMismatch', '低保对象'],
      ['record.tooFine', '县级资助定额'],
    ],
  },
]

/** A person with something wrong. */
export function spoiled(person: Person, { given }: Fault): Record<string, unknown> {
  const record: Record<string, unknown> = { ...person }
  for (const [field, value] of Object.entries(given)) {
    delete record[field]
    // Not by assignment: a field may be called __proto__.
    if (value !== undefined) Object.defineProperty(record, field, { value, enumerable: true })
  }
  return record
}

/** Lines that are no record, or not one only. */
export const brokenLines: readonly (readonly [string, string, string | null])[] = [
  ['{"参保地":"小店区"', 'record.notJson', null],
  ['{"参保地":"小店区",}', 'record.notJson', null],
  ['{"参保地":"小店区"}{"参保地":"小店区"}', 'record.notJson', null],
  ['小店区', 'record.notJson', null],
  ['{"县级资助定额":27.}', 'record.notJson', null],
  ['{"县级资助定额":NaN,"参保地":"小店区"}', 'record.notJson', null],
  ['[]', 'record.notObject', null],
  ['[{"参保地":"小店区"}]', 'record.notObject', null],
  ['"小店区"', 'record.notObject', null],
  ['null', 'record.notObject', null],
  ['{"参保地":"小店区","参保地":"迎泽区"}', 'record.duplicateKey', '参保地'],
  ['{"参保地":"小店区","姓名":{"姓名":{}}}', 'record.typeMismatch', '姓名'],
]
