/** Texts of the official view. */
export const noticeTexts = {
  title: { zh: '通知版面', en: 'The notice as issued' },
  working: { zh: '正在排版……', en: 'Setting the page…' },
  numberOf: {
    zh: (target: string, live: string) => `规则：${target}，现值 ${live}`,
    en: (target: string, live: string) => `Rule: ${target}, now ${live}`,
  },
  differs: { zh: (live: string) => `规则算得 ${live}`, en: (live: string) => `the rules give ${live}` },
  uncovered: { zh: '这句话还没有对应的规则', en: 'No rule accounts for this sentence yet' },
  partly: { zh: '这句话只有一部分有对应的规则', en: 'Rules account for only a part of this sentence' },
  covered: { zh: '有对应的规则', en: 'Has its rule' },
  notNeeded: { zh: '说明或宣示，不必编成规则', en: 'Context or exhortation: computes nothing' },
  open: { zh: (name: string) => `未定 ${name}`, en: (name: string) => `open: ${name}` },
  toRules: { zh: (names: string) => `到规则：${names}`, en: (names: string) => `Go to ${names}` },
  coverage: {
    zh: (all: number, open: number) => (open === 0 ? `${all} 句，句句有着落` : `${all} 句，${open} 句未编成规则`),
    en: (all: number, open: number) => (open === 0 ? `${all} sentences, all accounted for` : `${all} sentences, ${open} without a rule`),
  },
  print: { zh: '打印', en: 'Print' },
  outline: { zh: '条款', en: 'Clauses' },
} as const
