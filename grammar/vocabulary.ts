/**
 * Every keyword of the language with its one Chinese and one English spelling; both are always accepted. Lexer,
 * formatter, completion and documentation read this table and no other.
 */
export const keywords = {
  notice: ['通知', 'notice'],
  scenario: ['方案', 'scenario'],
  on: ['基于', 'on'],
  use: ['引用', 'use'],
  enum: ['枚举', 'enum'],
  entity: ['对象', 'entity'],
  parameter: ['参数', 'parameter'],
  question: ['疑义', 'question'],
  reading: ['读法', 'reading'],
  for: ['对于', 'for'],
  compute: ['计算', 'compute'],
  table: ['表', 'table'],
  exception: ['例外', 'exception'],
  beats: ['优先于', 'overrides'],
  assert: ['断言', 'assert'],
  require: ['要求', 'require'],
  duty: ['职责', 'duty'],
  exhortation: ['宣示', 'exhortation'],
  context: ['说明', 'context'],
  case: ['算例', 'case'],
  expect: ['期望', 'expect'],
  unknown: ['未知', 'unknown'],
  quote: ['原文', 'quote'],
  when: ['当', 'when'],
  then: ['则', 'then'],
  other: ['其它', 'other'],
  any: ['任意', 'any'],
  and: ['且', 'and'],
  or: ['或', 'or'],
  not: ['非', 'not'],
  is: ['为', 'is'],
  isNot: ['不为', 'isnt'],
  in: ['在', 'in'],
  to: ['至', 'to'],
  from: ['起', 'onward'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  half: ['一半', 'half'],
  silent: ['未规定', 'unspecified'],
  first: ['依次', 'first'],
  collect: ['累加', 'collect'],
  unique: ['唯一', 'unique'],
  sum: ['合计', 'sum'],
  count: ['个数', 'count'],
  exists: ['存在', 'exists'],
  all: ['都', 'all'],
  maximum: ['最大', 'max'],
  minimum: ['最小', 'min'],
  progressive: ['累进', 'progressive'],
  part: ['的部分', 'part'],
  optional: ['可选', 'optional'],
  default: ['默认', 'default'],
  many: ['多个', 'many'],
  derived: ['推算', 'derived'],
  assumed: ['假定', 'assumed'],
  basis: ['依据', 'basis'],
  roundDown: ['下取', 'floor'],
  roundUp: ['上取', 'ceiling'],
  baseDate: ['基准日', 'base_date'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type Keyword = keyof typeof keywords

/** Names of the built-in types; they are names, not keywords, so that they never collide with the notice's words. */
export const typeNames = {
  boolean: ['是否', 'boolean'],
  integer: ['整数', 'integer'],
  number: ['数', 'number'],
  amount: ['金额', 'amount'],
  ratio: ['比例', 'ratio'],
  date: ['日期', 'date'],
  instant: ['时刻', 'instant'],
  duration: ['时长', 'duration'],
  text: ['文本', 'text'],
  identity: ['身份证号', 'identity'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type TypeName = keyof typeof typeNames

/** Labels of the free-text items of 通知 and 职责. */
export const labels = {
  number: ['文号', 'number'],
  issuers: ['发文机关', 'issuers'],
  issued: ['成文日期', 'issued'],
  baseDate: ['基准日', 'base_date'],
  rounding: ['舍入', 'rounding'],
  conformsTo: ['遵循', 'conforms_to'],
  agencies: ['主体', 'agencies'],
  partners: ['协同', 'partners'],
  deadline: ['期限', 'deadline'],
  frequency: ['频次', 'frequency'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type Label = keyof typeof labels

function index<K extends string>(table: Record<K, readonly [string, string]>): ReadonlyMap<string, K> {
  const entries = Object.entries(table) as [K, readonly [string, string]][]
  return new Map(entries.flatMap(([key, spellings]) => spellings.map((s) => [s, key] as const)))
}

const keywordBySpelling = index(keywords)
const typeBySpelling = index(typeNames)
const labelBySpelling = index(labels)

export const keywordOf = (word: string): Keyword | undefined => keywordBySpelling.get(word)
export const typeNameOf = (word: string): TypeName | undefined => typeBySpelling.get(word)
export const labelOf = (word: string): Label | undefined => labelBySpelling.get(word)

/** The keywords that may start a declaration, at the left margin of a block. */
export const declarationKeywords = [
  'notice',
  'scenario',
  'use',
  'enum',
  'entity',
  'parameter',
  'question',
  'for',
  'compute',
  'table',
  'exception',
  'assert',
  'require',
  'duty',
  'exhortation',
  'context',
  'case',
] as const satisfies readonly Keyword[]

export type DeclarationKeyword = (typeof declarationKeywords)[number]

const declarationSet: ReadonlySet<string> = new Set(declarationKeywords)
export const isDeclarationKeyword = (word: Keyword): word is DeclarationKeyword => declarationSet.has(word)
