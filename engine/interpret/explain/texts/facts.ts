import { applyEn, isEn, large, listEn, pluralEn, quotedEn, quotedZh, type Sentence, text } from './text.ts'

/** What is so of the record, and what therefore did not apply. */
export const factTexts = {
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
    (v) => `The exception${pluralEn(v.names)} ${quotedEn(v.names)} ${v.names.length === 1 ? 'does' : 'do'} not apply: ${v.because}.`,
  ),
  'exception.unknown': text<{ names: readonly string[]; reasons: readonly string[] }>(
    (v) => `例外${quotedZh(v.names)}是否适用还不能确定，因为${v.reasons.join('；')}。`,
    (v) =>
      `Whether the exception${pluralEn(v.names)} ${quotedEn(v.names)} ${applyEn(v.names)} is not certain, because ${v.reasons.join('; ')}.`,
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
} satisfies Record<string, Sentence<never>>
