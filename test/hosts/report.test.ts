import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { sourcesOf } from '../../engine/hosts/cli/excerpt.ts'
import { reportJson, reportText, summary } from '../../engine/hosts/cli/report.ts'
import { texts } from '../../engine/hosts/cli/texts.ts'
import { visible } from '../../engine/hosts/cli/visible.ts'
import { type DiagnosticDetail, diagnostic, type Language } from '../../grammar/diagnostic.ts'
import { displayWidth } from '../../grammar/format/width.ts'

const file = 'notice.md'
const plain = picocolors.createColors(false)

/** A source in which «…» marks the places in question, in order; they are no part of it. */
function marked(source: string) {
  const spans: { file: string; start: number; end: number }[] = []
  let text = ''
  let start = 0
  for (const part of source.split(/([«»])/)) {
    if (part === '«') start = text.length
    else if (part === '»') spans.push({ file, start, end: text.length })
    else text += part
  }
  return { sources: sourcesOf(new Map([[file, text]])), spans }
}

function report(
  source: string,
  detail: (spans: ReturnType<typeof marked>['spans']) => DiagnosticDetail = () => ({}),
  language: Language = 'zh',
) {
  const { sources, spans } = marked(source)
  const [first = { file, start: 0, end: 0 }] = spans
  return reportText(diagnostic('record.fieldMissing', first, { field: '参保地' }, detail(spans)), sources, language, plain).split('\n')
}

describe('a diagnostic for people', () => {
  it('shows the line and underlines by display width', () => {
    expect(report('第一行\n  当 «低保户» 则 280元\n')).toEqual([
      '错误 record.fieldMissing 缺少必填的“参保地”',
      '   ┌─ notice.md:2:5',
      ' 2 │   当 低保户 则 280元',
      '   │      ^^^^^^',
    ])
  })

  it('counts a tab as four columns above and below', () => {
    expect(report('\t甲\t«乙»')).toEqual([expect.anything(), expect.anything(), ' 1 │     甲    乙', `   │ ${' '.repeat(10)}^^`])
  })

  it('underlines one column where the span is empty or at the end of the line', () => {
    expect(report('甲«»\r\n乙').slice(2)).toEqual([' 1 │ 甲', '   │   ^'])
  })

  it('underlines only the first line of a longer span', () => {
    expect(report('甲 «乙\n丙»').slice(2)).toEqual([' 1 │ 甲 乙', '   │    ^^'])
  })

  it('cuts a long line around the place', () => {
    const [, , line = '', underline = ''] = report(`${'a'.repeat(1_000_000)}«bbb»${'c'.repeat(1_000_000)}`)
    expect(line).toBe(` 1 │ …${'a'.repeat(60)}bbb${'c'.repeat(60)}…`)
    expect(underline.indexOf('^')).toBe(line.indexOf('bbb'))
  })

  it('lets no control character through to the terminal', () => {
    expect(report('\u001b[2J«甲»')[2]).toBe(' 1 │ \uFFFD[2J甲')
  })

  it('shows related places, the hint, and what the fix would change', () => {
    const lines = report('«甲»\n「«乙»」', ([first, second]) => ({
      related: second ? [second] : [],
      fix: first &&
        second && {
          edits: [
            { span: first, text: '丙' },
            { span: second, text: '' },
            { span: { ...first, end: first.start }, text: 'x' },
          ],
        },
    }))
    expect(lines.slice(4)).toEqual(['   ┌─ 另见 notice.md:2:2', ' 2 │ 「乙」', '   │   ^^', '   修复：把“甲”改为“丙”，删去“乙”，加入“x”'])
  })

  it('speaks English too', () => {
    expect(report('«甲»', () => ({}), 'en')[0]).toBe('error record.fieldMissing the required field "参保地" is missing')
  })

  it('ends with how many there are', () => {
    const found = (severity: 'error' | 'warning') =>
      diagnostic('record.fieldMissing', { file, start: 0, end: 0 }, { field: '' }, { severity })
    expect(summary([found('error'), found('warning'), found('warning')], file, texts.zh, plain)).toBe('1 个错误，2 个警告')
    expect(summary([found('error')], file, texts.en, plain)).toBe('1 error, 0 warnings')
    expect(summary([], file, texts.zh, plain)).toBe('notice.md：没有问题')
  })
})

it('is for programs an object with lines and columns from 1', () => {
  const { sources, spans } = marked('甲\n «乙\n丙»')
  const [span = { file, start: 0, end: 0 }] = spans
  const found = diagnostic('record.fieldMissing', span, { field: '参保地' }, { related: [span], fix: { edits: [{ span, text: '丁' }] } })
  const place = { file, start: { line: 2, column: 2 }, end: { line: 3, column: 2 } }
  expect(reportJson(found, sources, 'zh')).toEqual({
    code: 'record.fieldMissing',
    severity: 'error',
    message: '缺少必填的“参保地”',
    ...place,
    related: [place],
    fix: { edits: [{ ...place, text: '丁' }] },
  })
  const bare = diagnostic('record.fieldMissing', span, { field: '参保地' })
  expect(reportJson(bare, sources, 'zh')).toMatchObject({ related: [], fix: null })
})

it.each([
  ['abc', 3],
  ['参保地', 6],
  ['（２）', 6],
  ['e\u0301', 1],
  ['👨‍👩‍👧', 2],
  ['ﾊ', 1],
  ['一\u200b', 2],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns)
})

it('makes tabs and control characters visible', () => {
  expect(visible('a\tb\u0007')).toBe('a    b\uFFFD')
})
