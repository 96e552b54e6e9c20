import type { ProblemCode } from '../../../engine/program/validate/index.ts'

/** A place in the sample's JSON: keys, and `name=…` for the element of a list that has that name or id. */
export type Place = string

/** One change of the sample program, and the problem that it makes. */
export interface Wrong {
  readonly what: string
  readonly at: Place
  /** The value put there; undefined takes away what is there. */
  readonly put: unknown
  readonly code: ProblemCode
  /** Where the problem is reported, if elsewhere. */
  readonly reported?: Place
}

const amount = { kind: 'decimal', unit: 'amount' }
const span = { file: '', start: 0, end: 0 }
const numeric = { scale: 0, minimum: null, maximum: null }
const expr = (kind: string, type: unknown, more: object) => ({ kind, type, span, ...more })
const literal = (type: unknown, value: unknown) => expr('literal', type, { value })
const yuan = (value: string) => expr('literal', amount, { value, numeric: { scale: 2, minimum: value, maximum: value } })
const truth = { kind: 'boolean' }

const rule = (id: string): Place => `rules/id=${id}`

/** At least one for every code of `program.…`, but for those of whole texts. */
export const wrongs: readonly Wrong[] = [
  { what: 'another version', at: 'version', put: 2, code: 'program.version' },
  { what: 'a version that is no number', at: 'version', put: '1', code: 'program.shape' },
  { what: 'a list in place of a text', at: 'header/name', put: [], code: 'program.shape' },
  { what: 'a kind that there is not', at: `${rule('两年合计')}/body/kind`, put: 'sum', code: 'program.shape' },
  { what: 'an operator that there is not', at: `${rule('两年合计')}/body/operator`, put: 'plus', code: 'program.shape' },
  { what: 'a day that does not exist', at: 'header/baseDate', put: '2021-02-29', code: 'program.shape' },
  { what: 'a field left out', at: 'header/issuers', put: undefined, code: 'program.fieldMissing', reported: 'header' },
  { what: 'a field too many', at: 'header/__proto__', put: 'x', code: 'program.fieldUnknown' },
  { what: 'a main entity that is not declared', at: 'mainEntity', put: '户', code: 'program.undeclared' },
  { what: 'a type that names no enumeration', at: 'entities/name=家庭/fields/name=类别/type/enum', put: '类', code: 'program.undeclared' },
  { what: 'a relation to no entity', at: 'entities/name=家庭/relations/0/entity', put: '户', code: 'program.undeclared' },
  { what: 'a rule that is not there', at: `${rule('家庭.超支')}/body/body/arguments/0/rule`, put: '住院.票', code: 'program.undeclared' },
  { what: 'a parameter that is not there', at: `${rule('两年合计')}/body/arguments/1/parameter`, put: '准', code: 'program.undeclared' },
  { what: 'a table that is not there', at: `${rule('家庭.市级')}/body/table`, put: '担', code: 'program.undeclared' },
  { what: 'a column that the table lacks', at: `${rule('家庭.市级')}/body/column`, put: 2, code: 'program.undeclared' },
  { what: 'a reading that the question lacks', at: 'tables/0/rows/3/when/arguments/1/reading', put: '随', code: 'program.undeclared' },
  { what: 'a question that is not there', at: 'tables/0/columns/1/question', put: 'A02', code: 'program.undeclared' },
  { what: 'a default that is no reading', at: 'questions/0/default', put: '随', code: 'program.undeclared' },
  {
    what: 'an exception beaten that is not there',
    at: `${rule('家庭.市级')}/exceptions/1/beats/0`,
    put: '低保',
    code: 'program.undeclared',
  },
  { what: 'a relation that the entity lacks', at: `${rule('家庭.最近入院')}/body/relation`, put: '就诊', code: 'program.undeclared' },
  { what: "a case's field that is not declared", at: 'cases/0/record/户号', put: '1', code: 'program.undeclared' },
  { what: 'a case that expects no rule', at: 'cases/0/expectations/0/rule', put: '家庭.省级', code: 'program.undeclared' },
  { what: 'a rule twice', at: `${rule('家庭.县级')}/id`, put: '家庭.市级', code: 'program.repeated' },
  { what: 'a row id twice', at: 'tables/0/rows/1/id', put: '家庭.分担#1', code: 'program.repeated' },
  { what: "a branch called as a table's row", at: `${rule('家庭.档次')}/body/branches/0/id`, put: '家庭.分担#1', code: 'program.repeated' },
  { what: 'a field twice', at: 'entities/name=票据/fields/1/name', put: '金额数', code: 'program.repeated' },
  { what: 'a reading twice', at: 'questions/0/readings/1/name', put: '随家庭', code: 'program.repeated' },
  { what: 'an id that is not entity.name', at: `${rule('家庭.超支')}/id`, put: '超支', code: 'program.identifier' },
  { what: "a case's name for another rule", at: 'cases/0/expectations/0/name', put: '县级', code: 'program.identifier' },
  {
    what: 'a field of the record further out',
    at: `${rule('家庭.最近入院')}/body/body/scope`,
    put: 1,
    code: 'program.scope',
    reported: `${rule('家庭.最近入院')}/body/body`,
  },
  {
    what: 'a record outside all',
    at: `${rule('家庭.最近入院')}/body/scope`,
    put: 1,
    code: 'program.scope',
    reported: `${rule('家庭.最近入院')}/body`,
  },
  {
    what: "another entity's result",
    at: `${rule('家庭.超支')}/body/body/arguments/0/rule`,
    put: '票据.有效',
    code: 'program.scope',
    reported: `${rule('家庭.超支')}/body/body/arguments/0`,
  },
  {
    what: 'an amount for a date',
    at: `${rule('家庭.复核日期')}/body`,
    put: expr('result', amount, { rule: '家庭.住院补助', scope: 0, numeric }),
    code: 'program.type',
  },
  { what: 'a condition that is an amount', at: `${rule('家庭.市级')}/exceptions/0/when`, put: yuan('1'), code: 'program.type' },
  { what: 'an amount for an enumeration', at: `${rule('家庭.档次')}/body/otherwise`, put: yuan('1'), code: 'program.type' },
  {
    what: 'a result of another type than the rule',
    at: `${rule('家庭.超支')}/body/body/arguments/0/type`,
    put: { kind: 'decimal', unit: 'ratio' },
    code: 'program.type',
    reported: `${rule('家庭.超支')}/body/body/arguments/0`,
  },
  {
    what: 'a base date that is an instant',
    at: `${rule('家庭.市级')}/exceptions/1/when/arguments/0/arguments/0/arguments/1/type`,
    put: { kind: 'instant' },
    code: 'program.type',
    reported: `${rule('家庭.市级')}/exceptions/1/when/arguments/0/arguments/0/arguments/1`,
  },
  { what: 'a rounding of a date', at: `${rule('家庭.复核日期')}/rounding`, put: { mode: 'down', scale: 0 }, code: 'program.type' },
  {
    what: 'operands that the operator does not take',
    at: `${rule('两年合计')}/body/operator`,
    put: 'and',
    code: 'program.operands',
    reported: `${rule('两年合计')}/body`,
  },
  {
    what: 'an operand too few',
    at: `${rule('两年合计')}/body/arguments/1`,
    put: undefined,
    code: 'program.operands',
    reported: `${rule('两年合计')}/body`,
  },
  {
    what: 'a decimal without scale and range',
    at: `${rule('两年合计')}/body/numeric`,
    put: undefined,
    code: 'program.numeric',
    reported: `${rule('两年合计')}/body`,
  },
  {
    what: 'a date with scale and range',
    at: `${rule('家庭.复核日期')}/body/numeric`,
    put: numeric,
    code: 'program.numeric',
    reported: `${rule('家庭.复核日期')}/body`,
  },
  {
    what: 'bounds the wrong way round',
    at: `${rule('两年合计')}/numeric`,
    put: { scale: 0, minimum: '2', maximum: '1' },
    code: 'program.numeric',
  },
  {
    what: "a literal's range that is not its own",
    at: 'parameters/name=起付线/values/0/value/numeric/minimum',
    put: '4000',
    code: 'program.numeric',
    reported: 'parameters/name=起付线/values/0/value/numeric',
  },
  { what: 'a literal that is no decimal', at: 'parameters/name=起付线/values/0/value/value', put: '--5000', code: 'program.literal' },
  { what: 'a literal that is no member', at: `${rule('家庭.档次')}/body/otherwise/value`, put: '乡村', code: 'program.literal' },
  { what: 'a truth value written as text', at: 'entities/name=家庭/fields/name=低保/default', put: '否', code: 'program.literal' },
  { what: 'a duration of another unit', at: 'parameters/name=办结时限/values/0/value/value', put: 'P2D', code: 'program.literal' },
  { what: "a duty's time that is no duration", at: 'duties/1/deadlines/0/duration', put: 'PT1.5H', code: 'program.literal' },
  { what: "a case's value of another type", at: 'cases/0/record/人数', put: '三', code: 'program.literal' },
  {
    what: 'a row with a cell too few',
    at: 'tables/0/rows/0/cells/2',
    put: undefined,
    code: 'program.count',
    reported: 'tables/0/rows/0/cells',
  },
  {
    what: 'a row with a value too few',
    at: 'tables/0/rows/0/values/1',
    put: undefined,
    code: 'program.count',
    reported: 'tables/0/rows/0/values',
  },
  {
    what: 'a choice of nothing',
    at: `${rule('家庭.超支')}/body`,
    put: expr('choice', truth, { policy: 'unique', branches: [], otherwise: null }),
    code: 'program.count',
    reported: `${rule('家庭.超支')}/body/branches`,
  },
  { what: 'an aggregate without its body', at: `${rule('家庭.最近入院')}/body/body`, put: null, code: 'program.parts' },
  {
    what: 'a column that tests nothing',
    at: 'tables/0/columns/0/subject',
    put: null,
    code: 'program.parts',
    reported: 'tables/0/columns/0',
  },
  { what: 'a last band that ends', at: `${rule('家庭.住院补助')}/body/bands/2/upTo`, put: yuan('90000'), code: 'program.parts' },
  {
    what: 'a case with a value and reasons',
    at: 'cases/0/expectations/0/reasons',
    put: ['人数'],
    code: 'program.parts',
    reported: 'cases/0/expectations/0',
  },
  {
    what: 'a parameter that reads a record',
    at: 'parameters/name=办结时限/values/0/value',
    put: expr('input', { kind: 'duration', unit: 'minute' }, { field: '等候', scope: 0 }),
    code: 'program.constant',
  },
  {
    what: "a band's end that reads a record",
    at: `${rule('家庭.住院补助')}/body/bands/1/upTo`,
    put: expr('aggregate', amount, {
      function: 'sum',
      relation: '住院',
      scope: 0,
      condition: null,
      body: expr('input', amount, { field: '费用', scope: 0, numeric }),
      numeric,
    }),
    code: 'program.constant',
  },
  {
    what: 'a bound of a field that is computed',
    at: 'entities/name=家庭/fields/name=登记日期/latest',
    put: expr('parameter', amount, { parameter: '标准', at: null, numeric }),
    code: 'program.bound',
  },
  {
    what: 'bands that fall',
    at: `${rule('家庭.住院补助')}/body/bands/1/upTo`,
    put: yuan('10000'),
    code: 'program.bands',
    reported: `${rule('家庭.住院补助')}/body/bands`,
  },
  {
    what: 'a division that does not end',
    at: `${rule('两年合计')}/body`,
    put: expr('operation', amount, {
      operator: 'divide',
      arguments: [
        yuan('1'),
        expr('literal', { kind: 'decimal', unit: 'integer' }, { value: '3', numeric: { scale: 0, minimum: '3', maximum: '3' } }),
      ],
      numeric,
    }),
    code: 'program.division',
  },
  {
    what: 'a division by zero, rounded',
    at: `${rule('家庭.市级')}/exceptions/1/value/argument/arguments/1`,
    put: expr('literal', { kind: 'decimal', unit: 'integer' }, { value: '0', numeric: { scale: 0, minimum: '0', maximum: '0' } }),
    code: 'program.division',
    reported: `${rule('家庭.市级')}/exceptions/1/value/argument`,
  },
  {
    what: 'values of a parameter that overlap',
    at: 'parameters/name=标准/values/1/from',
    put: '2020-12-31',
    code: 'program.period',
    reported: 'parameters/name=标准/values/1',
  },
  {
    what: 'a value that ends before it starts',
    at: 'parameters/name=标准/values/0/to',
    put: '2019-12-31',
    code: 'program.period',
    reported: 'parameters/name=标准/values/0',
  },
  {
    what: 'exceptions in a circle',
    at: `${rule('家庭.市级')}/exceptions/0/beats`,
    put: ['长者优先'],
    code: 'program.circle',
    reported: `${rule('家庭.市级')}/exceptions`,
  },
  { what: 'a rule before one that it reads', at: 'rules', put: 'reversed', code: 'program.order', reported: 'rules/0' },
  {
    what: 'a parameter before one that it reads',
    at: 'parameters/name=标准/values/0/value',
    put: expr('parameter', amount, { parameter: '起付线', at: null, numeric }),
    code: 'program.order',
    reported: 'parameters/name=标准',
  },
  {
    what: 'a table that reads a table',
    at: 'tables/0/rows/0/values/0',
    put: expr('table', amount, { table: '家庭.分担', column: 0, numeric }),
    code: 'program.order',
  },
  { what: 'a text for a truth value', at: 'tables/0/rows/0/when', put: literal({ kind: 'text' }, '是'), code: 'program.type' },
]
