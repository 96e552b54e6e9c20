import { type Dated, datedEn, datedZh, type Named, type Sentence, text } from './text.ts'

/** Formulas: names with values, aggregates, scales of bands. */
export const valueTexts = {
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
} satisfies Record<string, Sentence<never>>

function bandZh(from: string | null, to: string | null): string {
  const ends = [from === null ? '' : `超过${from}`, to === null ? '' : `不超过${to}`].filter((end) => end !== '')
  return ends.length === 0 ? '' : `${ends.join('、')}的部分 `
}

function bandEn(from: string | null, to: string | null): string {
  const ends = [from === null ? '' : `over ${from}`, to === null ? '' : `at most ${to}`].filter((end) => end !== '')
  return ends.length === 0 ? '' : `the part ${ends.join(', ')}: `
}
