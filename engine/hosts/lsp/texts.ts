import type { Language } from '../../index.ts'

/** What the server says beside the service's own texts. */
const zh = {
  serverName: '条理',
  related: '另见',
  noCase: (name: string) => `没有名为“${name}”的算例，或通知有错误，算例没有运行`,
  failed: (request: string) => `回答 ${request} 时出错`,
  unnamed: { notice: '通知', context: '说明', exhortation: '宣示', for: '对于 通知' },
}

type Texts = { readonly [K in keyof typeof zh]: (typeof zh)[K] }

const en: Texts = {
  serverName: 'Tiaoli',
  related: 'see also',
  noCase: (name) => `There is no case called “${name}”, or the notice has errors and no case was run`,
  failed: (request) => `Failed to answer ${request}`,
  unnamed: { notice: 'notice', context: 'context', exhortation: 'exhortation', for: 'for notice' },
}

export const lspTexts: Readonly<Record<Language, Texts>> = { zh, en }
