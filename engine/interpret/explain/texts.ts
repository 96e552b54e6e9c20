import type { Language } from '../../../grammar/diagnostic.ts'

interface Sentence<V> {
  readonly zh: (values: V) => string
  readonly en: (values: V) => string
}

const text = <V>(zh: (values: V) => string, en: (values: V) => string): Sentence<V> => ({ zh, en })

const quotedZh = (names: readonly string[]) => names.map((name) => `“${name}”`).join('、')
const quotedEn = (names: readonly string[]) => listEn(names.map((name) => `“${name}”`))
const listEn = (names: readonly string[], last = 'and') =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`
const large = (sentence: string) => sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
const isEn = (names: readonly string[]) => (names.length < 2 ? 'is' : 'are')

interface Named {
  readonly name: string
  readonly value: string
}
interface Dated extends Named {
  readonly label: string
}
interface Asked {
  readonly question: string
  readonly text: string
  readonly reading: string
  readonly default: string
}

const datedZh = ({ name, label }: Omit<Dated, 'value'>) => (label === '' ? name : `${name}（${label}）`)
const datedEn = ({ name, label }: Omit<Dated, 'value'>) => (label === '' ? name : `${name} (${label})`)

const weakZh = { stated: '规定', derived: '推算', assumed: '假定' } as const
const weakEn = { stated: 'stated', derived: 'derived', assumed: 'assumed' } as const

/** Everything that explanations say, once, in both languages; values are texts of that language already. */
export const texts = {
  // The result, or why there is none.
  known: text<Named>(
    (v) => `${v.name}：${v.value}。`,
    (v) => `${v.name}: ${v.value}.`,
  ),
  unknown: text<{ name: string; reasons: readonly string[] }>(
    (v) => `${v.name}：未知，因为${v.reasons.join('；')}。`,
    (v) => `${v.name}: unknown, because ${v.reasons.join('; ')}.`,
  ),
  ofElement: text<{ name: string; path: readonly { relation: string; number: number }[] }>(
    (v) => `${v.path.map(({ relation, number }) => `${relation}第${number}条的`).join('')}${v.name}`,
    (v) => `${v.name} of ${v.path.map(({ relation, number }) => `${relation} ${number}`).join(', ')}`,
  ),
  'reason.field': text<{ names: readonly string[] }>(
    (v) => `没有填写${v.names.join('、')}`,
    (v) => `${listEn(v.names)} ${isEn(v.names)} not given`,
  ),
  'reason.relation': text<{ name: string }>(
    (v) => `没有${v.name}的记录`,
    (v) => `there is no record of ${v.name}`,
  ),
  'reason.parameter': text<{ name: string; year: string; last: { label: string; value: string | null } | null }>(
    (v) => `${v.name}没有${v.year}年的数${v.last ? `（最近的是${v.last.label}${v.last.value === null ? '' : `的${v.last.value}`}）` : ''}`,
    (v) =>
      `${v.name} has no value for ${v.year}${v.last ? ` (the nearest is ${v.last.value === null ? '' : `${v.last.value} for `}${v.last.label})` : ''}`,
  ),
  'reason.silence': text<object>(
    () => '通知没有规定',
    () => 'the notice does not say',
  ),

  // Under which clause, and how.
  clause: text<{ path: string; title: string }>(
    (v) => `${v.path}${v.title === '' ? '' : `“${v.title}”`}`,
    (v) => `${v.path}${v.title === '' ? '' : ` “${v.title}”`}`,
  ),
  under: text<{ clause: string; how: string }>(
    (v) => `依据 ${v.clause}${v.how === '' ? '' : `：${v.how}`}。`,
    (v) => `Under ${v.clause}${v.how === '' ? '' : `: ${v.how}`}.`,
  ),
  /** `opens`: it begins with a word of ours, which English writes large, and not with a name of the notice. */
  how: text<{ how: string; opens: boolean }>(
    (v) => `${v.how}。`,
    (v) => `${v.opens ? large(v.how) : v.how}.`,
  ),
  'applies.row': text<{ table: string; rows: readonly number[] }>(
    (v) => `适用表“${v.table}”第${v.rows.join('、')}行`,
    (v) =>
      `row${v.rows.length === 1 ? '' : 's'} ${listEn(v.rows.map(String))} of table “${v.table}” ${v.rows.length === 1 ? 'applies' : 'apply'}`,
  ),
  'applies.branch': text<{ cases: readonly number[] }>(
    (v) => `适用第${v.cases.join('、')}种情形`,
    (v) => `case${v.cases.length === 1 ? '' : 's'} ${listEn(v.cases.map(String))} ${v.cases.length === 1 ? 'applies' : 'apply'}`,
  ),
  'applies.otherwise': text<object>(
    () => '列出的情形都不符合，适用“其它”',
    () => 'none of the listed cases applies, so “otherwise” does',
  ),
  'applies.exception': text<{ names: readonly string[] }>(
    (v) => `适用例外${quotedZh(v.names)}`,
    (v) => `the exception${v.names.length === 1 ? '' : 's'} ${quotedEn(v.names)} ${v.names.length === 1 ? 'applies' : 'apply'}`,
  ),
  'applies.none': text<{ value: string }>(
    (v) => `哪一项都不符合，合计为${v.value}`,
    (v) => `none applies, so the total is ${v.value}`,
  ),
  open: text<object>(
    () => '因此不能确定适用哪一种情形',
    () => 'so which case applies is not certain',
  ),
  silent: text<object>(
    () => '通知对此没有规定',
    () => 'the notice does not say what then holds',
  ),
  set: text<{ value: string }>(
    (v) => `规定为${v.value}`,
    (v) => `it is set at ${v.value}`,
  ),
  formula: text<Named & { formula: string }>(
    (v) => `${v.name} ${v.value} ＝ ${v.formula}`,
    (v) => `${v.name} ${v.value} = ${v.formula}`,
  ),
  equals: text<{ value: string; formula: string }>(
    (v) => `${v.formula} ＝ ${v.value}`,
    (v) => `${v.formula} = ${v.value}`,
  ),

  // Values in formulas.
  named: text<Named>(
    (v) => `${v.name} ${v.value}`,
    (v) => `${v.name} ${v.value}`,
  ),
  notKnown: text<{ name: string }>(
    (v) => `${v.name}（未知）`,
    (v) => `${v.name} (unknown)`,
  ),
  unknownValue: text<object>(
    () => '未知',
    () => 'unknown',
  ),
  dated: text<Omit<Dated, 'value'>>(datedZh, datedEn),
  range: text<{ subject: string; from: string; to: string }>(
    (v) => `${v.subject} 在 ${v.from} 至 ${v.to}`,
    (v) => `${v.subject} in ${v.from} to ${v.to}`,
  ),
  baseDate: text<object>(
    () => '基准日',
    () => 'the base date',
  ),
  question: text<{ question: string; reading: string }>(
    (v) => `疑义 ${v.question} 取“${v.reading}”`,
    (v) => `question ${v.question} is read as “${v.reading}”`,
  ),

  // Relations.
  total: text<{ relation: string; body: string; condition: string | null; values: string }>(
    (v) => `${v.relation}${v.condition === null ? '' : `中“${v.condition}”的各条`}的${v.body}之和${v.values}`,
    (v) =>
      `total ${v.body} of ${v.relation}${v.condition === null ? '' : ` with “${v.condition}”`}${v.values === '' ? '' : ` ${v.values}`}`,
  ),
  /** `most`: the word for it, 最大 or 最早. */
  extreme: text<{ relation: string; body: string; condition: string | null; values: string; most: string }>(
    (v) => `${v.relation}${v.condition === null ? '' : `中“${v.condition}”的各条`}的${v.body}中${v.most}的${v.values}`,
    (v) =>
      `${v.most} ${v.body} of ${v.relation}${v.condition === null ? '' : ` with “${v.condition}”`}${v.values === '' ? '' : ` ${v.values}`}`,
  ),
  number: text<{ relation: string; condition: string | null }>(
    (v) => `${v.relation}${v.condition === null ? '' : `中“${v.condition}”`}的条数`,
    (v) => `number of ${v.relation}${v.condition === null ? '' : ` with “${v.condition}”`}`,
  ),
  several: text<{ count: number }>(
    (v) => `（共 ${v.count} 条）`,
    (v) => `(${v.count} of them)`,
  ),
  someElement: text<{ relation: string; condition: string | null; element: number | null }>(
    (v) =>
      `${v.element === null ? '没有' : '有'}${v.condition === null ? `${v.relation}的记录` : `符合“${v.condition}”的${v.relation}`}${v.element === null ? '' : `（第${v.element}条）`}`,
    (v) =>
      `there is ${v.element === null ? 'no' : 'a'} ${v.relation}${v.condition === null ? '' : ` with “${v.condition}”`}${v.element === null ? '' : ` (number ${v.element})`}`,
  ),
  everyElement: text<{ relation: string; condition: string; element: number | null; because: string }>(
    (v) =>
      v.element === null
        ? `每一条${v.relation}都符合“${v.condition}”`
        : `${v.relation}第${v.element}条不符合“${v.condition}”：${v.because}`,
    (v) =>
      v.element === null
        ? `every ${v.relation} meets “${v.condition}”`
        : `${v.relation} ${v.element} does not meet “${v.condition}”: ${v.because}`,
  ),

  // A scale of bands.
  bands: text<{ base: string; bands: readonly string[]; total: string }>(
    (v) => `${v.base} 分段计算：${v.bands.join('；')}；合计 ${v.total}`,
    (v) => `${v.base} by bands: ${v.bands.join('; ')}; in total ${v.total}`,
  ),
  noBand: text<{ base: string; total: string }>(
    (v) => `${v.base} 一段也没有到，合计 ${v.total}`,
    (v) => `${v.base} reaches no band; in total ${v.total}`,
  ),
  band: text<{ from: string | null; to: string | null; part: string; rate: string; share: string }>(
    (v) => `${bandZh(v.from, v.to)}${v.part} × ${v.rate} ＝ ${v.share}`,
    (v) => `${bandEn(v.from, v.to)}${v.part} * ${v.rate} = ${v.share}`,
  ),

  // What is so of the record.
  is: text<{ subject: string; value: string; not: readonly string[] }>(
    (v) => `${v.subject}是${v.value}${v.not.length === 0 ? '' : `，不是${v.not.join('、')}`}`,
    (v) => `${v.subject} is ${v.value}${v.not.length === 0 ? '' : `, not ${listEn(v.not, 'or')}`}`,
  ),
  truths: text<{ subjects: readonly string[]; value: string }>(
    (v) => `${v.subjects.join('、')}${v.subjects.length > 1 ? '都' : ''}为“${v.value}”`,
    (v) => `${listEn(v.subjects)} ${isEn(v.subjects)} “${v.value}”`,
  ),
  within: text<{ subject: string; from: string; to: string }>(
    (v) => `${v.subject}在 ${v.from} 至 ${v.to} 之间`,
    (v) => `${v.subject}lies within ${v.from} to ${v.to}`,
  ),
  given: text<{ name: string; given: boolean }>(
    (v) => `${v.given ? '填写了' : '没有填写'}${v.name}`,
    (v) => `${v.name} is ${v.given ? '' : 'not '}given`,
  ),
  notKnownFact: text<{ names: readonly string[] }>(
    (v) => `不知道${v.names.join('、')}`,
    (v) => `${listEn(v.names)} ${isEn(v.names)} not known`,
  ),

  // What did not apply.
  'exception.false': text<{ names: readonly string[]; because: string }>(
    (v) => `例外${quotedZh(v.names)}不适用：${v.because}。`,
    (v) =>
      `The exception${v.names.length === 1 ? '' : 's'} ${quotedEn(v.names)} ${v.names.length === 1 ? 'does' : 'do'} not apply: ${v.because}.`,
  ),
  'exception.unknown': text<{ names: readonly string[]; reasons: readonly string[] }>(
    (v) => `例外${quotedZh(v.names)}是否适用还不能确定，因为${v.reasons.join('；')}。`,
    (v) =>
      `Whether the exception${v.names.length === 1 ? '' : 's'} ${quotedEn(v.names)} ${v.names.length === 1 ? 'applies' : 'apply'} is not certain, because ${v.reasons.join('; ')}.`,
  ),
  'exception.beaten': text<{ name: string; by: readonly string[] }>(
    (v) => `例外“${v.name}”也符合，但例外${quotedZh(v.by)}优先于它。`,
    (v) => `The exception “${v.name}” is met as well, but ${quotedEn(v.by)} overrides it.`,
  ),
  'option.row': text<{ number: number; cells: readonly { column: string; label: string }[] }>(
    (v) => `第${v.number}行（${v.cells.map(({ column, label }) => `${column}：${label}`).join('，')}）`,
    (v) => `row ${v.number} (${v.cells.map(({ column, label }) => `${column}: ${label}`).join(', ')})`,
  ),
  'option.branch': text<{ number: number }>(
    (v) => `第${v.number}种情形`,
    (v) => `case ${v.number}`,
  ),
  'option.false': text<{ option: string; because: string }>(
    (v) => `${v.option}不适用：${v.because}。`,
    (v) => `${large(v.option)} does not apply: ${v.because}.`,
  ),
  'option.unknown': text<{ option: string; reasons: readonly string[] }>(
    (v) => `${v.option}是否适用还不能确定，因为${v.reasons.join('；')}。`,
    (v) => `Whether ${v.option} applies is not certain, because ${v.reasons.join('; ')}.`,
  ),
  'option.later': text<{ option: string }>(
    (v) => `${v.option}排在后面，不再看。`,
    (v) => `${large(v.option)} stands behind and is not looked at.`,
  ),

  // Roundings.
  rounded: text<{ rounding: string; before: string; after: string }>(
    (v) => `${v.rounding}：${v.before} → ${v.after}。`,
    (v) => `${large(v.rounding)}: ${v.before} → ${v.after}.`,
  ),

  // Where it comes from.
  parameter: text<Dated & { clause: string | null; kind: 'stated' | 'derived' | 'assumed'; note: string | null }>(
    (v) =>
      `${datedZh(v)}为${v.value}${v.clause === null ? '' : `，依据 ${v.clause}`}${v.note === null ? '' : `，是${weakZh[v.kind]}的：${v.note}`}。`,
    (v) =>
      `${datedEn(v)} is ${v.value}${v.clause === null ? '' : ` under ${v.clause}`}${v.note === null ? '' : `, ${weakEn[v.kind]}: ${v.note}`}.`,
  ),
  'parameter.overridden': text<Dated>(
    (v) => `${datedZh(v)}按 ${v.value} 计算，这是此次设定的，不是通知的规定。`,
    (v) => `${datedEn(v)} is taken as ${v.value}; that was set for this run and is not what the notice says.`,
  ),
  'derived.number': text<{ note: string }>(
    (v) => `这个数是推算的：${v.note}。`,
    (v) => `This number is derived: ${v.note}.`,
  ),
  derived: text<{ note: string }>(
    (v) => `这个结果是推算的：${v.note}。`,
    (v) => `This result is derived: ${v.note}.`,
  ),
  assumed: text<{ note: string }>(
    (v) => `假定：${v.note}。`,
    (v) => `Assumed: ${v.note}.`,
  ),
  'reading.default': text<Asked>(
    (v) => `依据疑义 ${v.question}（${v.text}）的默认读法“${v.reading}”。`,
    (v) => `By the default reading “${v.reading}” of question ${v.question} (${v.text}).`,
  ),
  'reading.chosen': text<Asked>(
    (v) => `依据疑义 ${v.question}（${v.text}）选定的读法“${v.reading}”；默认读法是“${v.default}”。`,
    (v) => `By the reading “${v.reading}” chosen for question ${v.question} (${v.text}); the default is “${v.default}”.`,
  ),
  restsOn: text<{ items: readonly string[]; weakest: 'stated' | 'derived' | 'assumed' }>(
    (v) => `它还取决于：${v.items.join('；')}。${{ stated: '', derived: '所以它也是推算的。', assumed: '所以它也带有假定。' }[v.weakest]}`,
    (v) =>
      `It also rests on: ${v.items.join('; ')}.${{ stated: '', derived: ' So it is derived, too.', assumed: ' So it is partly assumed.' }[v.weakest]}`,
  ),
  'rests.derived': text<{ of: readonly string[]; note: string }>(
    (v) => `${v.of.join('、')}的推算“${v.note}”`,
    (v) => `the derivation “${v.note}” (${v.of.join(', ')})`,
  ),
  'rests.assumed': text<{ of: readonly string[]; note: string }>(
    (v) => `${v.of.join('、')}的假定“${v.note}”`,
    (v) => `the assumption “${v.note}” (${v.of.join(', ')})`,
  ),
  'rests.overridden': text<{ of: string }>(
    (v) => `此次设定的${v.of}`,
    (v) => `${v.of} as set for this run`,
  ),
  'rests.reading': text<Asked & { of: string }>(
    (v) => `疑义 ${v.question} 的${v.reading === v.default ? '默认' : '选定'}读法“${v.reading}”（${v.of}）`,
    (v) => `the ${v.reading === v.default ? 'default' : 'chosen'} reading “${v.reading}” of question ${v.question} (${v.of})`,
  ),
  more: text<{ count: number }>(
    (v) => `其余 ${v.count} 条也这样算出。`,
    (v) => `The other ${v.count} are worked out alike.`,
  ),
} satisfies Record<string, Sentence<never>>

function bandZh(from: string | null, to: string | null): string {
  const ends = [from === null ? '' : `超过${from}`, to === null ? '' : `不超过${to}`].filter((end) => end !== '')
  return ends.length === 0 ? '' : `${ends.join('、')}的部分 `
}

function bandEn(from: string | null, to: string | null): string {
  const ends = [from === null ? '' : `over ${from}`, to === null ? '' : `at most ${to}`].filter((end) => end !== '')
  return ends.length === 0 ? '' : `the part ${ends.join(', ')}: `
}

export type Key = keyof typeof texts
type Values<K extends Key> = (typeof texts)[K] extends Sentence<infer V> ? V : never

/** A sentence, or part of one, in a language. */
export function say<K extends Key>(language: Language, key: K, values: Values<K>): string {
  return (texts[key][language] as (v: Values<K>) => string)(values)
}
