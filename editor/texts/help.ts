/** Texts of the help: its menu, its dialogs, the tour. */
export const helpTexts = {
  help: { zh: '帮助', en: 'Help' },
  tour: { zh: '导览', en: 'Tour' },
  shortcuts: { zh: '快捷键', en: 'Keyboard shortcuts' },
  reference: { zh: '语言手册', en: 'Language reference' },
  about: { zh: '关于条理', en: 'About Tiaoli' },
  close: { zh: '关闭', en: 'Close' },
  working: { zh: '正在打开……', en: 'Opening…' },
  contents: { zh: '目录', en: 'Contents' },
  ime: {
    zh: 'Ctrl+空格、Ctrl+. 和 Shift+空格 是输入法的键，这里不用。',
    en: 'Ctrl+Space, Ctrl+. and Shift+Space belong to input methods and are not used here.',
  },
  find: { zh: '查找手册', en: 'Search the reference' },
  nothingFound: { zh: '手册里没有这个词', en: 'The reference has no such word' },
  aboutText: {
    zh: '条理把政策通知写成看得懂、算得准的规则。',
    en: 'Tiaoli writes policy notices as rules that people can read and machines can run exactly.',
  },
  version: { zh: '版本', en: 'Version' },
  engine: { zh: '引擎', en: 'Engine' },
  engineText: {
    zh: (version: string) => `${version}（与命令行 tiaoli 相同）`,
    en: (version: string) => `${version} (that of the command line tiaoli)`,
  },
  privacy: { zh: '数据', en: 'Data' },
  privacyText: {
    zh: '一切都在这台电脑的浏览器里算，不向任何地方发送数据，断网也能用。',
    en: 'Everything is computed in the browser of this machine. Nothing leaves it, and it works without a network.',
  },
  license: { zh: '许可', en: 'Licence' },
  licenseText: { zh: 'Apache-2.0，可自由使用、修改和分发', en: 'Apache-2.0: free to use, change and pass on' },
  tourLabel: { zh: '导览', en: 'Tour' },
  tourKeys: { zh: 'F6 到导览，Esc 离开。', en: 'F6 leads to the tour, Esc leaves it.' },
  step: { zh: (at: number, all: number) => `第 ${at} 步，共 ${all} 步`, en: (at: number, all: number) => `Step ${at} of ${all}` },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  done: { zh: '完成', en: 'Done' },
  skip: { zh: '跳过', en: 'Skip' },
  tryIt: { zh: (to: string) => `替我改成 ${to} 元`, en: (to: string) => `Change it to ${to}元 for me` },
  putBack: { zh: (to: string) => `改回 ${to} 元`, en: (to: string) => `Change it back to ${to}元` },
  steps: {
    change: {
      title: { zh: '改一个数', en: 'Change a number' },
      text: {
        zh: '规则写在通知的每一条下面。选中的是 2021 年的个人缴费标准，直接输入另一个数试试。',
        en: 'Rules stand under each clause of the notice. Selected is the contribution of 2021: type another number.',
      },
    },
    changeAny: {
      title: { zh: '改一个数', en: 'Change a number' },
      text: {
        zh: '规则写在通知的每一条下面。改其中任何一个数试试，改错了用“撤销”。',
        en: 'Rules stand under each clause of the notice. Change any number in them; “Undo” takes it back.',
      },
    },
    cases: {
      title: { zh: '个案马上变', en: 'The cases follow' },
      text: {
        zh: '每个算例都随着改动重新算了，变了的旁边写着打开时的数，不符的标红。点一个变了的算例。',
        en: 'Every case was computed anew. What changed has the value before beside it, what fails is red. Choose a case that changed.',
      },
    },
    why: {
      title: { zh: '点“为什么”', en: 'Ask why' },
      text: {
        zh: '点开一个结果，就写出它是怎样一步步算出来的、用的是哪些数。',
        en: 'Open a result: here is how it was computed, step by step, and with which numbers.',
      },
    },
    basis: {
      title: { zh: '看依据', en: 'See the basis' },
      text: {
        zh: '每一步都注明依据的条款，点一下就到原文。这里是通知的正文：带下划线的数与规则核对，点一句话到它的规则。',
        en: 'Every step names its clause; choose it to go there. This is the prose: underlined numbers are checked against the rules, a sentence leads to its rule.',
      },
    },
    end: {
      title: { zh: '就是这样', en: 'That is all' },
      text: {
        zh: '改动随时自动保存，改错了用“撤销”；“比较”说明新旧规则差在哪里。导览可以从“帮助”里再看。',
        en: 'Changes are kept as you type, “Undo” takes them back; “Compare” tells how two sets of rules differ. The tour is in “Help”.',
      },
    },
  },
  casesChanged: {
    zh: (changed: number, all: number) => `${all} 个算例中，${changed} 个的结果变了。`,
    en: (changed: number, all: number) => `Of ${all} cases ${changed} changed.`,
  },
} as const
