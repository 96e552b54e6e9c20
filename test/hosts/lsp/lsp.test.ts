import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CodeAction, CompletionItem, Diagnostic, DocumentSymbol } from 'vscode-languageserver-protocol'
import { Client, uri } from './client.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-lsp-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
cpSync('policies', folder, { recursive: true })
const taiyuan = join(folder, 'taiyuan-2020/notice.md')
const national = join(folder, 'national-2020/notice.md')
const vocabulary = join(folder, 'taiyuan-common/vocabulary.tiaoli')
/** Next year's draft and the scenarios, which speak of the same counties. */
const later = ['taiyuan-2021-draft/notice.md', 'taiyuan-2021-draft/scenario.tiaoli', 'taiyuan-2020/scenarios/premium-320.tiaoli'].map(
  (name) => join(folder, name),
)
const official = readFileSync(taiyuan, 'utf8')
const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code)

let client: Client
const minute = 60_000

/** One server for the tests of a group; the files that a test opens are closed after it. */
function serving(start: (client: Client) => Promise<unknown>): void {
  beforeAll(async () => {
    client = new Client()
    await start(client)
  }, minute)
  afterEach(() => client.closeAll())
  afterAll(async () => {
    expect(await client.stop()).toBe(0)
    expect(client.errors).toEqual([])
  }, minute)
}

describe('a session on the Taiyuan notice', () => {
  serving(async (editor) => {
    const { capabilities, serverInfo } = await editor.start(folder)
    expect(serverInfo.name).toBe('条理')
    expect(capabilities.semanticTokensProvider.legend.tokenTypes).toContain('keyword')
  })

  it('opens without problems, tells what an edit breaks, and mends it', async () => {
    await client.open(taiyuan, official)
    expect(await client.diagnostics(taiyuan)).toEqual([])

    await client.replace(taiyuan, '＝ 应缴标准 － 资助合计', '＝ 应缴标淮 － 资助合计')
    const [broken, ...more] = await client.diagnostics(taiyuan)
    expect(codes(more)).toEqual([])
    expect(broken).toMatchObject({ code: 'name.unknown', severity: 1, source: 'tiaoli' })
    expect(broken?.message).toContain('应缴标淮')
    expect(broken?.relatedInformation?.[0]?.message).toContain('计算 应缴标准')

    const range = broken?.range
    const actions: CodeAction[] = await client.of('textDocument/codeAction', taiyuan, { range, context: { diagnostics: [broken] } })
    const fix = actions.find(({ isPreferred }) => isPreferred)
    expect(fix).toMatchObject({ title: '把“应缴标淮”改为“应缴标准”', kind: 'quickfix', diagnostics: [{ code: 'name.unknown' }] })
    expect(await client.applyAll(fix?.edit ?? {})).toEqual([taiyuan])
    expect(await client.diagnostics(taiyuan)).toEqual([])
    expect(client.text(taiyuan)).toBe(official)
  })

  it('tells which cases fail when an amount is changed, and what came out', async () => {
    await client.open(taiyuan, official)
    await client.replace(taiyuan, '  期望 中央补助：330元', '  期望 中央补助：331元')
    const [failed, ...more] = await client.diagnostics(taiyuan)
    expect(more).toEqual([])
    expect(failed).toMatchObject({ code: 'case.failed', severity: 1 })
    const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } }
    const hints = await client.of('textDocument/inlayHint', taiyuan, { range: whole })
    expect(hints.filter(({ label }: { label: string }) => label.startsWith('✗'))).toMatchObject([
      { label: '✗ 330元', position: failed?.range.end },
    ])
    const actions: CodeAction[] = await client.of('textDocument/codeAction', taiyuan, {
      range: failed?.range,
      context: { diagnostics: [failed] },
    })
    await client.applyAll(actions[0]?.edit ?? {})
    expect(client.text(taiyuan)).toBe(official)
  })

  it('completes in a table cell, in a case, and behind 为', async () => {
    await client.open(taiyuan, official)
    const labels = async (around: string) => {
      const items: CompletionItem[] = await client.at('textDocument/completion', taiyuan, around)
      return items.sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label)
    }
    expect((await labels('  | ¦其它           | 省属大学生'))?.slice(0, 3)).toEqual(['小店区', '迎泽区', '杏花岭区'])
    expect(await labels('份额归¦隶属方 | 任意')).toEqual(
      ['任意', '其它', '按县区', '份额归隶属方', '按隶属'].sort((a, b) => rank(a) - rank(b)),
    )
    expect((await labels('参保地：¦小店区'))?.[0]).toBe('小店区')
    expect((await labels('当 参保地 为 ¦阳曲县、娄烦县 且'))?.[0]).toBe('小店区')
    const items: CompletionItem[] = await client.at('textDocument/completion', taiyuan, '\n算例 V0¦1')
    expect(items).toEqual([])
  })

  it('explains, goes to declarations and finds references across files', async () => {
    await client.open(taiyuan, official)
    const hover = await client.at('textDocument/hover', taiyuan, '应缴标准：金额 ＝ 个人缴¦费标准')
    expect(hover.contents.value).toContain('2021年：280元')
    const [declared] = await client.at('textDocument/definition', taiyuan, '  参保地：县¦区')
    expect(declared).toEqual({ uri: uri(vocabulary), range: { start: { line: 0, character: 3 }, end: { line: 0, character: 5 } } })
    const found = await client.at('textDocument/references', taiyuan, '  参保地：县¦区', { context: { includeDeclaration: true } })
    expect(new Set(found.map((each: { uri: string }) => each.uri))).toEqual(
      new Set([uri(vocabulary), uri(taiyuan), uri(later[0] as string)]),
    )
    const [quoted] = await client.at('textDocument/definition', taiyuan, '原文 “具体¦补助标准为')
    expect(quoted.range.start).toEqual(client.position(taiyuan, '具体补助标准为：\n'.replace('具', '¦具')))
  })

  it('renames across files, with every notice that shares the name', async () => {
    const sister = join(folder, 'sister/notice.md')
    await client.open(taiyuan, official)
    await client.open(vocabulary, readFileSync(vocabulary, 'utf8'))
    await client.open(
      sister,
      '```tiaoli\n通知 姊妹\n  基准日：2021年1月1日\n引用 "../taiyuan-common/vocabulary.tiaoli"\n对象 甲\n  地：县区\n对于 甲\n计算 在阳曲：是否 ＝ 地 为 阳曲县\n```\n',
    )
    const target = await client.at('textDocument/prepareRename', vocabulary, '阳曲¦县、娄烦县')
    expect(target.placeholder).toBe('阳曲县')
    const edit = await client.at('textDocument/rename', vocabulary, '阳曲¦县、娄烦县', { newName: '阳曲 新县' })
    expect(await client.applyAll(edit)).toEqual([sister, vocabulary, taiyuan, ...later].sort())
    expect(codes(await client.diagnostics(taiyuan))).toEqual([])
    expect(client.text(taiyuan)).not.toContain('参保地：阳曲县')
    expect(client.text(taiyuan)).toContain('参保地：「阳曲 新县」')
    expect(client.text(sister)).toContain('地 为 「阳曲 新县」')
    expect(codes(await client.diagnostics(sister))).not.toContain('name.memberUnknown')
    const refused = client.at('textDocument/rename', vocabulary, '娄烦¦县', { newName: '小店区' })
    await expect(refused).rejects.toThrow('已经有叫“小店区”的名称')
    await expect(client.at('textDocument/prepareRename', taiyuan, '（一）提高¦财政补助标准')).rejects.toThrow('没有可以改名的名称')
  })

  it('formats, outlines, folds, colours and shows lenses', async () => {
    const untidy = official.replace('  参保地：小店区\n', '  参保地： 小店区\n')
    await client.open(taiyuan, untidy)
    await client.apply(taiyuan, await client.of('textDocument/formatting', taiyuan, { options: { tabSize: 2, insertSpaces: true } }))
    expect(client.text(taiyuan)).toBe(official)
    const symbols: DocumentSymbol[] = await client.of('textDocument/documentSymbol', taiyuan)
    const clause = symbols.find(({ name }) => name.startsWith('一　'))
    expect(clause?.children?.map(({ name }) => name).slice(0, 2)).toEqual(['一（一）　提高财政补助标准', '一（二）　同步增加个人缴费标准'])
    expect((await client.of('textDocument/foldingRange', taiyuan)).length).toBeGreaterThan(300)
    const { data } = await client.of('textDocument/semanticTokens/full', taiyuan)
    expect(data.length % 5).toBe(0)
    expect(data.length / 5).toBeGreaterThan(4000)
    const lenses = await client.of('textDocument/codeLens', taiyuan)
    const show = lenses.find(({ command }: { command: { command: string } }) => command.command === 'tiaoli.show')
    expect(show.command.title).toBe('✓ 通过')
    expect(await client.request('workspace/executeCommand', show.command)).toBe(true)
    const whole = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } }
    const hints = await client.of('textDocument/inlayHint', taiyuan, { range: whole })
    expect(hints.map(({ label }: { label: string }) => label)).toContain('◀ 命中')
    const why = lenses.find(({ command }: { command: { command: string } }) => command.command === 'tiaoli.why')
    expect((await client.request('workspace/executeCommand', why.command)).join('\n')).toContain('中央补助')
  })
})

const rank = (label: string): number => ['按县区', '份额归隶属方', '按隶属', '任意', '其它'].indexOf(label)

describe('several notices and files on disk', () => {
  serving((editor) => editor.start(folder))

  it('lays unsaved texts over the files on disk, and takes them back when they are closed', async () => {
    await client.open(taiyuan, official)
    await client.open(national, readFileSync(national, 'utf8'))
    expect(codes(await client.diagnostics(national))).toEqual([])
    const shared = readFileSync(vocabulary, 'utf8')
    await client.open(vocabulary, shared.replace('阳曲县', '阳区县'))
    await client.replace(taiyuan, '基准日：2021年1月1日', '基准日：2021年1月1日 ')
    expect(codes(await client.diagnostics(taiyuan))).toEqual(['name.unknown'])
    await client.close(vocabulary)
    await client.replace(taiyuan, '基准日：2021年1月1日 ', '基准日：2021年1月1日')
    expect(await client.diagnostics(taiyuan)).toEqual([])
  })

  it('sees what another program changes on disk', async () => {
    const path = join(folder, 'taiyuan-common/vocabulary.tiaoli')
    await client.open(taiyuan, official)
    expect(await client.diagnostics(taiyuan)).toEqual([])
    const shared = readFileSync(path, 'utf8')
    writeFileSync(path, shared.replace('娄烦县', '娄烦'))
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type: 2 }] })
    await client.replace(taiyuan, '基准日：2021年1月1日', '基准日：2021年1月1日 ')
    expect(codes(await client.diagnostics(taiyuan))).toEqual(['name.unknown'])
    writeFileSync(path, shared)
  })
})

describe('bad input', () => {
  serving((editor) => editor.start(null))

  it('knows a file of shared declarations by itself', async () => {
    const path = join(folder, 'alone.tiaoli')
    await client.open(path, '枚举 甲：乙、丙\n参数 丁：金额 ＝ 1元\n')
    expect(await client.diagnostics(path)).toEqual([])
    await client.replace(path, '金额', '金鹅')
    expect(codes(await client.diagnostics(path))).toEqual(['type.unknown'])
  })

  it.each([
    ['nothing', ''],
    ['prose alone', '# 标题\n\n正文。\n'],
    ['a block that is never closed', '```tiaoli\n通知 甲\n'],
    ['no text', 'a\0b'],
    ['brackets without end', `\`\`\`tiaoli\n通知 甲\n计算 乙：金额 ＝ ${'（'.repeat(5000)}\n\`\`\`\n`],
    ['a very long line', `\`\`\`tiaoli\n通知 甲\n${'甲、'.repeat(150_000)}\n\`\`\`\n`],
    ['half a surrogate', '```tiaoli\n通知 \uD800\n```\n'],
  ])('answers on %s', async (_, text) => {
    const path = join(folder, 'odd/notice.md')
    await client.open(path, text)
    await client.diagnostics(path)
    const place = { position: { line: 1, character: 3 } }
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    for (const method of ['hover', 'completion', 'definition', 'documentHighlight'])
      await client.of(`textDocument/${method}`, path, { ...place, context: { triggerKind: 1 } })
    for (const method of ['documentSymbol', 'foldingRange', 'codeLens', 'semanticTokens/full', 'formatting'])
      await client.of(`textDocument/${method}`, path, { options: { tabSize: 2, insertSpaces: true } })
    await client.of('textDocument/inlayHint', path, { range })
    expect(await client.of('textDocument/codeAction', path, { range, context: { diagnostics: [] } })).toBeInstanceOf(Array)
  })

  it('refuses what it does not know, and goes on', async () => {
    await expect(client.request('textDocument/nonsense', {})).rejects.toThrow()
    await client.connection.sendNotification('textDocument/nonsense', {})
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(join(folder, 'never/notice.md')) } })
    await client.open(taiyuan, official)
    expect((await client.of('textDocument/foldingRange', taiyuan)).length).toBeGreaterThan(300)
  })

  it('answers about files that were never opened, and places beyond the end', async () => {
    const missing = join(folder, 'none/notice.md')
    const position = { line: 10_000, character: 10_000 }
    expect(await client.of('textDocument/hover', missing, { position })).toBeNull()
    await client.open(taiyuan, official)
    expect(await client.of('textDocument/hover', taiyuan, { position })).toBeNull()
    expect(await client.request('workspace/executeCommand', { command: 'tiaoli.show', arguments: [7] })).toBeNull()
    const unsaved = 'untitled:Untitled-1'
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: unsaved, languageId: 'tiaoli', version: 1, text: '```tiaoli\n通知 甲\n```\n' },
    })
    expect(await client.request('textDocument/foldingRange', { textDocument: { uri: unsaved } })).toHaveLength(1)
  })
})

describe('the language', () => {
  serving((editor) => editor.start(folder, 'en-GB'))

  it('is English for an editor in English', async () => {
    await client.open(taiyuan, official)
    const hover = await client.at('textDocument/hover', taiyuan, '应缴标准：金¦额')
    expect(hover.contents.value).toContain('money in yuan')
  })
})
