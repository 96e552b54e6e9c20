import { type Asked, type Dated, datedEn, datedZh, type Sentence, text } from './text.ts'

const weakZh = { stated: '规定', derived: '推算', assumed: '假定' } as const
const weakEn = { stated: 'stated', derived: 'derived', assumed: 'assumed' } as const

/** Where a result comes from: parameters, derivations, assumptions, readings. */
export const basisTexts = {
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
