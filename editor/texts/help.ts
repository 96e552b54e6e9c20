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
  engine: { zh: (version: string) => `引擎版本 ${version}`, en: (version: string) => `Engine version ${version}` },
  aboutText: {
    zh: '条理把政策通知写成看得懂、算得准的规则。一切都在这台电脑上算，不向任何地方发送数据。',
    en: 'Tiaoli writes policy notices as rules that people can read and machines can run exactly. Everything is computed on this machine; nothing is sent anywhere.',
  },
  license: { zh: '许可 Apache-2.0', en: 'Licence Apache-2.0' },
  tourLabel: { zh: '导览', en: 'Tour' },
  step: { zh: (at: number, all: number) => `第 ${at} 步，共 ${all} 步`, en: (at: number, all: number) => `Step ${at} of ${all}` },
  next: { zh: '下一步', en: 'Next' },
  back: { zh: '上一步', en: 'Back' },
  done: { zh: '完成', en: 'Done' },
  skip: { zh: '跳过', en: 'Skip' },
  tryIt: { zh: '替我改成 300 元', en: 'Change it to 300元 for me' },
  steps: {
    change: {
      title: { zh: '改一个数', en: 'Change a number' },
      text: {
        zh: '这是太原市 2020 年的通知，规则写在每一条下面。把 2021 年的个人缴费标准从 280 元改成 300 元试试。',
        en: 'This is a notice of Taiyuan of 2020; its rules stand under each clause. Change the contribution of 2021 from 280元 to 300元.',
      },
    },
    cases: {
      title: { zh: '个案马上变', en: 'The cases follow' },
      text: {
        zh: '每个算例随着改动重新计算。“有变”只列出结果变了的，旁边写着打开时的数；“不符”是和期望不一样的。',
        en: 'Every case is computed anew. “Changed” lists those whose results changed, with the value before; “failing” those that differ from what is expected.',
      },
    },
    why: {
      title: { zh: '点“为什么”', en: 'Ask why' },
      text: {
        zh: '点算例里的一个结果，这里写出它是怎样一步步算出来的，用的是哪些数。',
        en: 'Choose a result of a case: here is how it was computed, step by step, with its numbers.',
      },
    },
    basis: {
      title: { zh: '看依据', en: 'See the basis' },
      text: {
        zh: '每一步都注明依据的条款，点一下就到那里。这里是通知的正文：蓝色的数与规则核对，点一句话到它的规则。',
        en: 'Every step names its clause, a click leads there. This is the prose: blue numbers are checked against the rules, a sentence leads to its rule.',
      },
    },
    screens: {
      title: { zh: '再往后', en: 'And then' },
      text: {
        zh: '“比较”说明新旧规则差在哪里、谁多谁少；“文件”管保存、版本和规则包。改错了用“撤销”。导览可以从“帮助”里再看。',
        en: '“Compare” tells how two sets of rules differ and for whom; “Files” keeps versions and packages. “Undo” takes changes back. The tour is in “Help”.',
      },
    },
  },
} as const
