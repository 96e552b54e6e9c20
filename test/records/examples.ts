import type { ColumnNames } from '../../engine/records/header.ts'
import type { Format } from '../../engine/records/reader.ts'
import type { recordMessages } from '../../grammar/messages/records.ts'
import type { columnExamples } from './parquet/examples.ts'

/** An input in which a code of the record catalogue is reported, for the fixture of `fixture.ts`. */
export interface Example {
  readonly format: Format
  readonly input: string | Uint8Array
  /** The longest record, where the example is about one that is too long. */
  readonly limit?: number
  /** What the columns are called, where the example is about that. */
  readonly names?: ColumnNames
}

const ndjson = (input: string | Uint8Array, limit?: number): Example => ({ format: 'ndjson', input, ...(limit ? { limit } : {}) })
const csv = (input: string | Uint8Array, names: ColumnNames = {}): Example => ({ format: 'csv', input, names })
const person = (rest: string) => ndjson(`{"参保地": "阳曲县", ${rest}}`)

type Code = Exclude<
  keyof typeof recordMessages,
  `input.${string}` | `evaluate.${string}` | `join.${string}` | `file.${string}` | keyof typeof columnExamples | 'record.beyondExport'
>

/** One example for every code that a reader of texts reports, but for what only the guard of an export says; `docs/errors.md` shows them. */
export const examples: Readonly<Record<Code, Example>> = {
  'record.notUtf8': ndjson(new Uint8Array([0xd1, 0xf4, 0xc7, 0xfa])),
  'record.lineTooLong': ndjson(`{"姓名": "${'甲'.repeat(40)}"}`, 100),
  'record.notJson': ndjson('{"参保地": 阳曲县}'),
  'record.tooDeep': ndjson('['.repeat(65)),
  'record.truncated': { format: 'json', input: '[{"参保地": "阳曲县"}, {"参保' },
  'record.duplicateKey': person('"定额": 100, "定额": 100'),
  'record.notObject': ndjson('["阳曲县"]'),
  'record.fieldUnknown': person('"低保": true'),
  'record.fieldMissing': ndjson('{"姓名": "甲"}'),
  'record.typeMismatch': person('"定额": "100元"'),
  'record.enumUnknown': ndjson('{"参保地": "阳曲"}'),
  'record.outOfRange': person('"定额": 281'),
  'record.tooFine': person('"定额": 27.555'),
  'record.numberTooLong': person('"人数": 1e9999'),
  'record.dateInvalid': person('"出生日期": "1961-02-30"'),
  'record.instantInvalid': person('"备案时刻": "2020-10-01 9:00"'),
  'record.durationInvalid': person('"等待期": "三个月"'),
  'record.identityInvalid': person('"身份证号码": "110105194912310021"'),
  'record.formula': csv('姓名,参保地\n=HYPERLINK(A1),阳曲县'),
  'record.quoteUnclosed': csv('姓名,参保地\n"甲,阳曲县'),
  'record.columnsMismatch': csv('姓名,参保地\n甲,阳曲县,是'),
  'record.keyMissing': csv('家庭编号,参保地\n,阳曲县', { key: '家庭编号' }),
  'header.missing': csv(''),
  'header.unreadable': csv('"姓名,参保地\n甲,阳曲县'),
  'header.encoding': csv(new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x0a])),
  'header.columnUnknown': csv('参保的,参保地\n'),
  'header.columnBlank': csv('参保地,\n'),
  'header.columnTwice': csv('参保地,参保地\n'),
  'header.columnMissing': csv('姓名\n'),
  'header.relation': csv('参保地,就诊\n'),
  'header.keyMissing': csv('家庭号,参保地\n', { key: '家庭编号', mapping: new Map([['家庭号', null]]) }),
  'header.mappedColumn': csv('县区名,参保地\n', {
    mapping: new Map([
      ['县区名', null],
      ['县区名称', null],
    ]),
  }),
  'header.mappedField': csv('参保地,生日\n', { mapping: new Map([['生日', '出生日']]) }),
}
