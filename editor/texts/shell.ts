/** Texts of the frame around the screens. */
export const shellTexts = {
  product: { zh: '条理', en: 'Tiaoli' },
  notice: { zh: '通知', en: 'Notice' },
  scenario: { zh: (name: string) => `方案 ${name}`, en: (name: string) => `Scenario ${name}` },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '恢复', en: 'Redo' },
  language: { zh: 'English', en: '中文' },
  toDark: { zh: '深色', en: 'Dark' },
  toLight: { zh: '浅色', en: 'Light' },
  screens: { zh: '工作环节', en: 'Screens' },
  draft: { zh: '起草', en: 'Draft' },
  cases: { zh: '个案', en: 'Cases' },
  check: { zh: '核对', en: 'Check' },
  compare: { zh: '比较', en: 'Compare' },
  noticeView: { zh: '版面', en: 'Notice' },
  export: { zh: '导出', en: 'Export' },
  files: { zh: '文件', en: 'Files' },
  computing: { zh: '正在计算……', en: 'Working…' },
  problems: {
    zh: (errors: number, others: number) => `错误 ${errors} · 提示 ${others}`,
    en: (errors: number, others: number) => `${errors} errors · ${others} others`,
  },
  casesPass: {
    zh: (passed: number, all: number) => `算例 ${passed}/${all} 相符`,
    en: (passed: number, all: number) => `${passed} of ${all} cases pass`,
  },
  coverage: {
    zh: (covered: number, all: number) => `规则覆盖 ${covered}/${all}`,
    en: (covered: number, all: number) => `${covered} of ${all} rules exercised`,
  },
  stale: {
    zh: '有的规则读不懂：仍显示改动前的结果',
    en: 'Some rules can’t be read: results are those from before',
  },
} as const
