import { maximum, minimum } from '../number/decimal.ts'
import { absoluteRange, extremeRange, first, fixedRange, negateRange, productRange, type Range, second, sumRange } from './ranges.ts'

/** The types that an operator tells apart; what a duration counts and what an enum lists ride along in `Type`. */
export type Kind =
  | 'boolean'
  | 'amount'
  | 'ratio'
  | 'integer'
  | 'number'
  | 'date'
  | 'instant'
  | 'months'
  | 'days'
  | 'minutes'
  | 'text'
  | 'identity'
  | 'enum'

/** What an operand's absence does: the result is unknown; Kleene logic decides; the operator asks for absence itself. */
export type Missing = 'spreads' | 'kleene' | 'observes'

export interface Operator {
  /** How it is written: between two operands, before one, or as name（…）. */
  readonly form: 'infix' | 'prefix' | 'function'
  /** Spellings: the first of each language is canonical. */
  readonly zh: readonly string[]
  readonly en: readonly string[]
  /** Each signature: argument kinds, then the result's. `any` stands for one same type throughout; a trailing `…` repeats. */
  readonly signatures: readonly (readonly [takes: readonly (Kind | 'any' | '…')[], gives: Kind | 'any'])[]
  readonly missing: Missing
  readonly scale: ((scales: readonly number[]) => number) | null
  readonly range: ((ranges: readonly Range[]) => Range) | null
  readonly doc: { readonly zh: string; readonly en: string }
  readonly example: string
}

const numeric: readonly Kind[] = ['integer', 'number', 'ratio', 'amount']
const ordered: readonly Kind[] = [...numeric, 'date', 'instant', 'months', 'days', 'minutes']

const sameSignatures = (kinds: readonly Kind[], gives?: Kind) => kinds.map((k) => [[k, k], gives ?? k] as const)
const widest = (scales: readonly number[]): number => Math.max(0, ...scales)
const integral = () => 0

function comparison(zh: readonly string[], en: readonly string[], kinds: readonly Kind[], docZh: string, docEn: string, example: string) {
  return {
    form: 'infix',
    zh,
    en,
    signatures: sameSignatures(kinds, 'boolean'),
    missing: 'spreads',
    scale: null,
    range: null,
    doc: { zh: docZh, en: docEn },
    example,
  } as const
}

const comparable: readonly Kind[] = [...ordered, 'boolean', 'text', 'identity', 'enum']

/**
 * Every operator and function of the language, once. Checker, documentation, completion and every consumer are keyed
 * by this table, so that a new entry raises compile errors exactly where work remains.
 */
export const operators = {
  add: {
    form: 'infix',
    zh: ['＋'],
    en: ['+'],
    signatures: [
      ...sameSignatures(numeric),
      [['date', 'days'], 'date'],
      [['date', 'months'], 'date'],
      [['instant', 'minutes'], 'instant'],
      [['instant', 'days'], 'instant'],
      ...sameSignatures(['months', 'days', 'minutes']),
    ],
    missing: 'spreads',
    scale: widest,
    range: (r) => sumRange(first(r), second(r)),
    doc: { zh: '相加；日期加天数或月数，时刻加小时', en: 'sum; a date plus days or months, an instant plus hours' },
    example: '中央补助 ＋ 省级补助',
  },
  subtract: {
    form: 'infix',
    zh: ['－'],
    en: ['-'],
    signatures: [
      ...sameSignatures(numeric),
      [['date', 'days'], 'date'],
      [['date', 'months'], 'date'],
      [['date', 'date'], 'days'],
      [['instant', 'minutes'], 'instant'],
      [['instant', 'instant'], 'minutes'],
      ...sameSignatures(['months', 'days', 'minutes']),
    ],
    missing: 'spreads',
    scale: widest,
    range: (r) => sumRange(first(r), negateRange(second(r))),
    doc: { zh: '相减；两个日期相减得天数', en: 'difference; two dates give days' },
    example: '应缴标准 － 资助合计',
  },
  multiply: {
    form: 'infix',
    zh: ['×'],
    en: ['*'],
    signatures: [
      [['amount', 'ratio'], 'amount'],
      [['ratio', 'amount'], 'amount'],
      [['amount', 'integer'], 'amount'],
      [['integer', 'amount'], 'amount'],
      [['amount', 'number'], 'amount'],
      [['number', 'amount'], 'amount'],
      [['ratio', 'ratio'], 'ratio'],
      [['ratio', 'integer'], 'ratio'],
      [['integer', 'ratio'], 'ratio'],
      [['ratio', 'number'], 'number'],
      [['number', 'ratio'], 'number'],
      [['integer', 'integer'], 'integer'],
      [['number', 'number'], 'number'],
      [['number', 'integer'], 'number'],
      [['integer', 'number'], 'number'],
      [['months', 'integer'], 'months'],
      [['days', 'integer'], 'days'],
      [['minutes', 'integer'], 'minutes'],
    ],
    missing: 'spreads',
    scale: (scales) => scales.reduce((a, b) => a + b, 0),
    range: (r) => productRange(first(r), second(r)),
    doc: { zh: '相乘；小数位数为两数之和，不舍入', en: 'product; decimal places add up, nothing is rounded' },
    example: '居民人均可支配收入 × 一半',
  },
  divide: {
    form: 'infix',
    zh: ['÷'],
    en: ['/'],
    signatures: [
      [['amount', 'integer'], 'amount'],
      [['amount', 'number'], 'amount'],
      [['amount', 'ratio'], 'amount'],
      [['amount', 'amount'], 'ratio'],
      [['ratio', 'integer'], 'ratio'],
      [['ratio', 'ratio'], 'ratio'],
      [['ratio', 'number'], 'ratio'],
      [['integer', 'integer'], 'number'],
      [['number', 'number'], 'number'],
      [['number', 'integer'], 'number'],
      [['integer', 'number'], 'number'],
    ],
    missing: 'spreads',
    scale: null,
    range: null,
    doc: {
      zh: '相除；除不尽的必须写明舍入。除数为零的，该记录报错',
      en: 'quotient; one that may not come out even must say how it is rounded. A zero divisor refuses the record',
    },
    example: '（统筹基金支付额 ÷ 政策范围内费用） 四舍五入到4位小数',
  },
  negate: {
    form: 'prefix',
    zh: ['－'],
    en: ['-'],
    signatures: numeric.map((k) => [[k], k] as const),
    missing: 'spreads',
    scale: widest,
    range: (r) => negateRange(first(r)),
    doc: { zh: '取相反数', en: 'the opposite number' },
    example: '－1',
  },
  equal: comparison(
    ['＝', '为'],
    ['=', 'is'],
    comparable,
    '相等；27.5 与 27.50 相等',
    'equal; 27.5 equals 27.50',
    '大学生类别 ＝ 省属大学生',
  ),
  notEqual: comparison(['≠', '不为'], ['!=', 'isnt'], comparable, '不相等', 'not equal', '大学生类别 ≠ 非大学生'),
  less: comparison(
    ['＜', '不满', '低于'],
    ['<', 'under'],
    ordered,
    '小于，不含本数（民法典第1259条：不满、低于）',
    'less than, the number itself not included',
    '年龄 不满18岁',
  ),
  lessOrEqual: comparison(
    ['≤', '不超过', '以下', '以内'],
    ['<=', 'at most', 'or less'],
    ordered,
    '小于或等于，含本数（以下、以内、不超过）',
    'at most, the number itself included',
    '年龄 ≤ 60',
  ),
  greater: comparison(
    ['＞', '超过', '以外'],
    ['>', 'over'],
    ordered,
    '大于，不含本数（超过、以外）',
    'more than, the number itself not included',
    '费用 超过5万元',
  ),
  greaterOrEqual: comparison(
    ['≥', '不低于', '以上'],
    ['>=', 'at least', 'or more'],
    ordered,
    '大于或等于，含本数（以上、不低于）',
    'at least, the number itself included',
    '年龄 60岁以上',
  ),
  and: {
    form: 'infix',
    zh: ['且'],
    en: ['and'],
    signatures: [[['boolean', 'boolean', '…'], 'boolean']],
    missing: 'kleene',
    scale: null,
    range: null,
    doc: { zh: '都成立；有一个不成立即为否，哪怕另一个未知', en: 'both; one false makes it false even where the other is unknown' },
    example: '建档立卡贫困人口 且 省内转诊',
  },
  or: {
    form: 'infix',
    zh: ['或'],
    en: ['or'],
    signatures: [[['boolean', 'boolean', '…'], 'boolean']],
    missing: 'kleene',
    scale: null,
    range: null,
    doc: {
      zh: '至少一个成立；有一个成立即为是，哪怕另一个未知',
      en: 'at least one; one true makes it true even where the other is unknown',
    },
    example: '低保对象 或 特困人员',
  },
  not: {
    form: 'prefix',
    zh: ['非'],
    en: ['not'],
    signatures: [[['boolean'], 'boolean']],
    missing: 'kleene',
    scale: null,
    range: null,
    doc: { zh: '不成立', en: 'negation' },
    example: '非 已参加职工医保',
  },
  oneOf: {
    form: 'infix',
    zh: ['为'],
    en: ['is'],
    signatures: comparable.map((k) => [[k, k, '…'], 'boolean'] as const),
    missing: 'spreads',
    scale: null,
    range: null,
    doc: { zh: '是所列各项之一', en: 'is one of those listed' },
    example: '参保地 为 阳曲县、娄烦县',
  },
  present: {
    form: 'function',
    zh: ['已填'],
    en: ['given'],
    signatures: [[['any'], 'boolean']],
    missing: 'observes',
    scale: null,
    range: null,
    doc: { zh: '该可选字段是否填写；从不未知', en: 'whether the value is known; never unknown itself' },
    example: '已填（缴费日期）',
  },
  lesserOf: {
    form: 'function',
    zh: ['较小'],
    en: ['lesser'],
    signatures: ordered.map((k) => [[k, k, '…'], k] as const),
    missing: 'spreads',
    scale: widest,
    range: extremeRange(minimum, 'minimum'),
    doc: { zh: '各项中最小（最早）的', en: 'the smallest (earliest) of several' },
    example: '较小（费用，封顶线）',
  },
  greaterOf: {
    form: 'function',
    zh: ['较大'],
    en: ['greater'],
    signatures: ordered.map((k) => [[k, k, '…'], k] as const),
    missing: 'spreads',
    scale: widest,
    range: extremeRange(maximum, 'maximum'),
    doc: { zh: '各项中最大（最晚）的', en: 'the largest (latest) of several' },
    example: '较大（费用 － 起付线，0元）',
  },
  absolute: {
    form: 'function',
    zh: ['绝对值'],
    en: ['absolute'],
    signatures: numeric.map((k) => [[k], k] as const),
    missing: 'spreads',
    scale: widest,
    range: (r) => absoluteRange(first(r)),
    doc: { zh: '绝对值', en: 'magnitude' },
    example: '绝对值（差额）',
  },
  completedYears: {
    form: 'function',
    zh: ['周岁'],
    en: ['completed_years'],
    signatures: [[['date', 'date'], 'integer']],
    missing: 'spreads',
    scale: integral,
    range: fixedRange(-9999, 9999),
    doc: {
      zh: '从前一日期到后一日期满多少周年；2月29日出生的，平年3月1日满',
      en: 'completed years from the first date to the second; one born on 29 February completes a year on 1 March in common years',
    },
    example: '周岁（出生日期，基准日）',
  },
  yearOf: {
    form: 'function',
    zh: ['年份'],
    en: ['year_of'],
    signatures: [
      [['date'], 'integer'],
      [['instant'], 'integer'],
    ],
    missing: 'spreads',
    scale: integral,
    range: fixedRange(1, 9999),
    doc: { zh: '日期的年份', en: 'the year of a date' },
    example: '年份（动态调整证明日期）',
  },
  monthOf: {
    form: 'function',
    zh: ['月份'],
    en: ['month_of'],
    signatures: [
      [['date'], 'integer'],
      [['instant'], 'integer'],
    ],
    missing: 'spreads',
    scale: integral,
    range: fixedRange(1, 12),
    doc: { zh: '日期的月份，1 至 12', en: 'the month of a date, 1 to 12' },
    example: '月份（入院日期）',
  },
  monthEnd: {
    form: 'function',
    zh: ['月末'],
    en: ['month_end'],
    signatures: [[['integer', 'integer'], 'date']],
    missing: 'spreads',
    scale: null,
    range: null,
    doc: { zh: '某年某月的最后一天；2月末为28日或29日', en: 'the last day of a month of a year; 28 or 29 for February' },
    example: '月末（年份（比对完成日期），2）',
  },
  dateOf: {
    form: 'function',
    zh: ['日期部分'],
    en: ['date_of'],
    signatures: [[['instant'], 'date']],
    missing: 'spreads',
    scale: null,
    range: null,
    doc: { zh: '时刻所在的日期', en: 'the day of an instant' },
    example: '日期部分（备案提交时刻）',
  },
  addMonthsDown: {
    form: 'infix',
    zh: ['＋ … 下取'],
    en: ['+ … floor'],
    signatures: [[['date', 'months'], 'date']],
    missing: 'spreads',
    scale: null,
    range: null,
    doc: { zh: '加月数；当月没有该日的，取月末', en: 'adds months; where the month has no such day, its last day' },
    example: '（证明日期 ＋ 3个月 下取）',
  },
  addMonthsUp: {
    form: 'infix',
    zh: ['＋ … 上取'],
    en: ['+ … ceiling'],
    signatures: [[['date', 'months'], 'date']],
    missing: 'spreads',
    scale: null,
    range: null,
    doc: { zh: '加月数；当月没有该日的，取次月1日', en: 'adds months; where the month has no such day, the first of the next month' },
    example: '（证明日期 ＋ 3个月 上取）',
  },
} as const satisfies Record<string, Operator>

export type OperatorId = keyof typeof operators
