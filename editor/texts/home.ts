/** Texts of the drafting screen. */
export const homeTexts = {
  cases: { zh: '算例', en: 'Cases' },
  all: { zh: '全部', en: 'All' },
  failing: { zh: (count: number) => `不符 ${count}`, en: (count: number) => `${count} failing` },
  changed: { zh: (count: number) => `有变 ${count}`, en: (count: number) => `${count} changed` },
  show: { zh: '显示哪些算例', en: 'Which cases to show' },
  find: { zh: '按名称或条款查找', en: 'Find by name or clause' },
  passes: { zh: '相符', en: 'passes' },
  fails: { zh: '不符', en: 'fails' },
  wasAtOpening: { zh: (value: string) => `打开时 ${value}`, en: (value: string) => `was ${value}` },
  expected: { zh: (value: string) => `应为 ${value}`, en: (value: string) => `expected ${value}` },
  noCases: {
    zh: '还没有算例。算例写在规则之后，改动时立即看到它的结果。',
    en: 'No cases yet. A case stands behind its rules and shows its results while you type.',
  },
  noneShown: { zh: '没有符合条件的算例', en: 'No case matches' },
  newCase: { zh: '新算例', en: 'New case' },
  editCase: { zh: '在表单中编辑', en: 'Edit in the form' },
  goTo: { zh: '到算例原文', en: 'Go to its source' },
  panes: { zh: '起草的各栏', en: 'Panes of drafting' },
  pane: {
    notice: { zh: '通知', en: 'Notice' },
    source: { zh: '规则', en: 'Rules' },
    cases: { zh: '算例', en: 'Cases' },
    why: { zh: '为什么', en: 'Why' },
  },
  sourceLabel: {
    zh: '通知与规则原文；按 Ctrl+M 后，Tab 移到下一处',
    en: 'The notice and its rules; after Ctrl+M, Tab leads on from here',
  },
  clause: { zh: '到条款', en: 'Go to a clause' },
  noClause: { zh: '（条款之前）', en: '(before the clauses)' },
  coverage: { zh: '覆盖标记', en: 'Coverage marks' },
  coverageHint: {
    zh: '在行首标出：● 句子有规则，◐ 部分有，○ 没有，– 不必有；■ 算例用到，□ 没用到',
    en: 'In the margin: ● a sentence has its rule, ◐ in part, ○ none, – needs none; ■ a case exercises it, □ none does',
  },
} as const
