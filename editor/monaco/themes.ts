import * as monaco from 'monaco-editor/editor'

/** Colours of meanings, by the service's kinds: every pair with its ground has a contrast of at least 4.5. */
const light = {
  ...kinds({
    word: '0B4F9E',
    name: '1F2933',
    value: '8A3A00',
    text: '176B3A',
    quiet: '5B6672',
    cited: '9A1B1B',
    rule: '5B2A86',
    data: '0A5C63',
  }),
  source: '1F2933',
  prose: '1F2933',
  heading: '1F2933',
  fence: '65707C',
}

const dark = {
  ...kinds({
    word: '7DB8FF',
    name: 'E4E9EE',
    value: 'F2B279',
    text: '86D6A0',
    quiet: '9AA7B4',
    cited: 'FF9C9C',
    rule: 'D0A8FF',
    data: '7FD6DE',
  }),
  source: 'E4E9EE',
  prose: 'E4E9EE',
  heading: 'FFFFFF',
  fence: '94A0AD',
}

type Palette = Readonly<Record<'word' | 'name' | 'value' | 'text' | 'quiet' | 'cited' | 'rule' | 'data', string>>

/** What is alike in meaning is alike in colour: words of the language, values, texts, what is computed, what is given. */
function kinds({ word, name, value, text, quiet, cited, rule, data }: Palette) {
  return {
    keyword: word,
    operator: word,
    function: word,
    label: word,
    type: data,
    number: value,
    string: text,
    text,
    quotation: cited,
    binding: cited,
    comment: quiet,
    punctuation: quiet,
    name,
    rule,
    table: rule,
    exception: rule,
    assertion: rule,
    parameter: rule,
    question: rule,
    reading: rule,
    field: data,
    relation: data,
    entity: data,
    enum: data,
    member: text,
    notice: name,
    duty: name,
    case: name,
    clause: cited,
  }
}

export const themeName = (theme: 'light' | 'dark'): string => `tiaoli-${theme}`

export function defineThemes(): void {
  monaco.editor.defineTheme(themeName('light'), {
    base: 'vs',
    inherit: true,
    rules: rulesOf(light),
    colors: {
      'editor.background': '#FFFFFF',
      'editorLineNumber.foreground': '#525E6A',
      'editorLineNumber.dimmedForeground': '#65707C',
      ...remarks('#5B6672'),
      ...differences('#A84300', '#0B4F9E'),
    },
  })
  monaco.editor.defineTheme(themeName('dark'), {
    base: 'vs-dark',
    inherit: true,
    rules: rulesOf(dark),
    colors: {
      'editor.background': '#1B222B',
      'editorLineNumber.foreground': '#94A0AD',
      'editorLineNumber.dimmedForeground': '#94A0AD',
      ...remarks('#9AA7B4'),
      ...differences('#FFAB70', '#7DB8FF'),
    },
  })
}

/** What stands between and behind the lines and is not of the text: quiet, and readable. */
const remarks = (colour: string): monaco.editor.IColors => ({
  'editorCodeLens.foreground': colour,
  'editorInlayHint.foreground': colour,
  'editorInlayHint.background': '#00000000',
})

/** What went is orange, what came is blue: red and green are not told apart by everybody. */
const differences = (went: string, came: string): monaco.editor.IColors => ({
  'diffEditor.removedTextBackground': `${went}30`,
  'diffEditor.removedLineBackground': `${went}14`,
  'diffEditorGutter.removedLineBackground': `${went}24`,
  'diffEditor.insertedTextBackground': `${came}38`,
  'diffEditor.insertedLineBackground': `${came}14`,
  'diffEditorGutter.insertedLineBackground': `${came}24`,
})

const rulesOf = (colours: Readonly<Record<string, string>>): monaco.editor.ITokenThemeRule[] =>
  Object.entries(colours).map(([token, foreground]) => ({ token, foreground, ...(token === 'heading' ? { fontStyle: 'bold' } : {}) }))
