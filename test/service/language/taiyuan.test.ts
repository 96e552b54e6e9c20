import { describe, expect, it } from 'vitest'
import {
  codeLenses,
  complete,
  createWorkspace,
  type Document,
  definition,
  folding,
  hover,
  inlayHints,
  outline,
  packedTokens,
  problems,
  quickFixes,
  references,
  renameTarget,
  semanticTokens,
} from '../../../engine/service/index.ts'
import { policy, policyFiles } from '../documents.ts'

const file = 'taiyuan-2020/notice.md'
const document = policy('taiyuan-2020')
const { text } = document.compiled.module
const chosen = { name: 'V01 小店区普通居民' }

/** Everything that is asked of one place. */
function ask(of: Document, offset: number): void {
  complete(of, file, offset, 'zh')
  hover(of, file, offset, 'zh')
  definition(of, file, offset)
  references(of, file, offset, { declarations: true })
  renameTarget(of, file, offset, 'en')
  quickFixes(of, file, { start: offset, end: offset }, 'en')
}

describe('every place of the Taiyuan notice', () => {
  it('is answered', { timeout: 60_000 }, () => {
    for (let offset = 0; offset <= text.length; offset += 7) expect(() => ask(document, offset), `at ${offset}`).not.toThrow()
  })

  it.each([
    ['half of it', text.slice(0, text.length / 2)],
    ['without its line ends', text.replaceAll('\n', '')],
    ['with every colon gone', text.replaceAll('：', '')],
    ['with every bracket open', text.replaceAll('）', '（')],
    ['with Windows line ends', text.replaceAll('\n', '\r\n')],
    ['with old Mac line ends', text.replaceAll('\n', '\r')],
  ])('is answered in a file that is broken: %s', (_, broken) => {
    const workspace = createWorkspace(policyFiles())
    workspace.set(file, broken)
    const of = workspace.open(file) as Document
    for (let offset = 0; offset <= broken.length; offset += 211) ask(of, offset)
    const tokens = semanticTokens(of, file)
    expect(tokens.every(({ start, end }, at) => end > start && start >= (tokens[at - 1]?.end ?? 0))).toBe(true)
    expect(tokens.some(({ start, end }) => /[\r\n]/.test(broken.slice(start, end)))).toBe(false)
    packedTokens(tokens, broken)
    outline(of, file)
    folding(of, file)
    codeLenses(of, file, 'zh')
    inlayHints(of, file, chosen, 'zh')
    problems(of, 'zh')
  })
})

describe('whole-file answers', () => {
  it('know every word of the rules that is no word of the language', () => {
    const unknown = semanticTokens(document, file).filter(({ kind }) => kind === 'name')
    expect(unknown.map(({ start, end }) => text.slice(start, end))).toEqual([])
  })
})
