import { applyEn, isEn, large, listEn, type Named, pluralEn, quotedEn, quotedZh, type Sentence, text } from './text.ts'

/** What a result is, under which clause it stands and what applied. */
export const resultTexts = {
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
    (v) => `row${pluralEn(v.rows)} ${listEn(v.rows.map(String))} of table “${v.table}” ${applyEn(v.rows)}`,
  ),
  'applies.branch': text<{ cases: readonly number[] }>(
    (v) => `适用第${v.cases.join('、')}种情形`,
    (v) => `case${pluralEn(v.cases)} ${listEn(v.cases.map(String))} ${applyEn(v.cases)}`,
  ),
  'applies.otherwise': text<object>(
    () => '列出的情形都不符合，适用“其它”',
    () => 'none of the listed cases applies, so “otherwise” does',
  ),
  'applies.exception': text<{ names: readonly string[] }>(
    (v) => `适用例外${quotedZh(v.names)}`,
    (v) => `the exception${pluralEn(v.names)} ${quotedEn(v.names)} ${applyEn(v.names)}`,
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

  // Roundings.
  rounded: text<{ rounding: string; before: string; after: string }>(
    (v) => `${v.rounding}：${v.before} → ${v.after}。`,
    (v) => `${large(v.rounding)}: ${v.before} → ${v.after}.`,
  ),
} satisfies Record<string, Sentence<never>>
