/** Texts of the list of problems. */
export const checkTexts = {
  problems: { zh: '问题', en: 'Problems' },
  none: { zh: '没有发现问题', en: 'No problems found' },
  noneMore: {
    zh: '所有规则无缺口、无重叠，正文数字与规则一致，算例全部相符。',
    en: 'No gaps, no overlaps; the numbers of the text agree with the rules; every case passes.',
  },
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  information: { zh: '提示', en: 'Note' },
  fix: { zh: (title: string) => `修正：${title}`, en: (title: string) => `Fix: ${title}` },
  seeAlso: { zh: '参见', en: 'See also' },
  line: { zh: (line: number) => `第 ${line} 行`, en: (line: number) => `line ${line}` },
} as const
