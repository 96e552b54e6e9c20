import { parseDate } from '../../engine/number/date.ts'
import { parseDecimal } from '../../engine/number/decimal.ts'
import type { Entity, Field, Program, Type } from '../../engine/program/program.ts'
import { type Schema, schemaOf } from '../../engine/records/schema.ts'
import type { Span } from '../../grammar/source.ts'

const span: Span = { file: 'notice.md', start: 0, end: 0 }
const base: Field = {
  name: '',
  type: { kind: 'text' },
  numeric: null,
  optional: true,
  default: null,
  earliest: null,
  latest: null,
  span,
}

export function field(name: string, type: Type, more: Partial<Field> = {}): Field {
  return { ...base, name, type, ...more }
}

const boolean: Type = { kind: 'boolean' }
const amount: Type = { kind: 'decimal', unit: 'amount' }
const date: Type = { kind: 'date' }

const person: Entity = {
  name: '参保人',
  span,
  fields: [
    field('姓名', { kind: 'text' }),
    field('身份证号码', { kind: 'identity' }),
    field('参保地', { kind: 'enum', enum: '县区' }, { optional: false }),
    field('出生日期', date, {
      earliest: { kind: 'literal', value: '1900-01-01', type: date, span },
      latest: { kind: 'baseDate', type: date, span },
    }),
    field('低保对象', boolean, { optional: false, default: false }),
    field('定额', amount, { numeric: { scale: 2, minimum: '0', maximum: '280' } }),
    field('人数', { kind: 'decimal', unit: 'integer' }, { numeric: { scale: 0, minimum: '1', maximum: null } }),
    field('比例', { kind: 'decimal', unit: 'ratio' }, { numeric: { scale: 6, minimum: null, maximum: '1' } }),
    field('备案时刻', { kind: 'instant' }),
    field('等待期', { kind: 'duration', unit: 'month' }),
  ],
  relations: [{ name: '就诊', entity: '就诊记录', span }],
}

const visit: Entity = {
  name: '就诊记录',
  span,
  fields: [
    field('入院日期', date, { optional: false }),
    field('费用', amount, { numeric: { scale: 2, minimum: '0', maximum: null }, optional: false, default: '0' }),
  ],
  relations: [],
}

export const program: Program = {
  version: 1,
  header: {
    name: '样例',
    number: null,
    issuers: [],
    issued: null,
    baseDate: '2021-01-01',
    rounding: null,
    conformsTo: null,
    basedOn: null,
    span,
  },
  enumerations: [{ name: '县区', members: ['小店区', '阳曲县', '娄烦县'], span }],
  entities: [person, visit],
  mainEntity: '参保人',
  parameters: [],
  questions: [],
  tables: [],
  rules: [],
  assertions: [],
  requirements: [],
  duties: [],
  cases: [],
}

export const baseDate = parseDate('2021-01-01') as number
export const schema = schemaOf(program, '参保人', baseDate) as Schema
export const exact = (text: string) => parseDecimal(text)
