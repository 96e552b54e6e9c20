import * as monaco from 'monaco-editor/editor'

export const languageId = 'tiaoli'

/** Everything that ends a word in Chinese text too, so that a double click takes one name. */
export const wordSeparators = '`~!@#$%^&*()-=+[{]}\\|;:\'",.<>/?，。；：、？！（）【】《》〈〉「」『』“”‘’＝＋－×÷＜＞≤≥≠｜\u3000…—·'

/** Brackets, comments and first colours; the colours by meaning come from the service. */
export function registerLanguage(): void {
  monaco.languages.register({ id: languageId, extensions: ['.md', '.tiaoli'], aliases: ['条理', 'Tiaoli'] })
  monaco.languages.setLanguageConfiguration(languageId, {
    comments: { lineComment: '//' },
    brackets: [
      ['（', '）'],
      ['(', ')'],
      ['「', '」'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '（', close: '）' },
      { open: '(', close: ')' },
      { open: '“', close: '”' },
      { open: '「', close: '」' },
      { open: '[', close: ']' },
    ],
    wordPattern: /[\p{L}\p{N}_]+/u,
    indentationRules: { increaseIndentPattern: /[:：＝=]\s*$/, decreaseIndentPattern: /^$/ },
  })
  monaco.languages.setMonarchTokensProvider(languageId, {
    unicode: true,
    defaultToken: 'prose',
    tokenizer: {
      root: [
        [/^\s*```\s*(tiaoli|条理).*$/, { token: 'fence', next: '@rules' }],
        [/^#+ .*$/, 'heading'],
        [/\[[^\]]*\]\([^)]*\)|\[[^\]]*\]\(<[^>]*>\)/, 'binding'],
      ],
      rules: [
        [/^\s*```\s*$/, { token: 'fence', next: '@pop' }],
        [/\/\/.*$/, 'comment'],
        [/“[^”]*”?|"[^"]*"?/, 'string'],
        [/[0-9０-９][0-9０-９.,，]*(?:[%％元年月日]|万元|亿元)?/, 'number'],
        [/./, 'source'],
      ],
    },
  })
}
