import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../../engine/hosts/cli/cli.ts'
import { fakeTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-diff-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const text = `# 关于补贴的通知

\`\`\`tiaoli
通知 补贴
  基准日：2021年1月1日
对象 人
  人口：整数 1至9
\`\`\`

一、每人 [100 元](=标准)。

\`\`\`tiaoli
参数 标准：金额 ＝ 100元
对于 人
计算 补贴额：金额 ＝ 标准 × 人口
算例 两人
  人口：2
  期望 补贴额：200元
\`\`\`
`
const before = put('before.md', text)
const after = put(
  'after.md',
  text.replaceAll('100 元', '130 元').replace('100元', '130元').replace('期望 补贴额：200元', '期望 补贴额：260元'),
)
const broken = put('broken.md', text.replace('× 人口', '× 人数'))

async function diff(...args: readonly string[]) {
  const terminal = fakeTerminal(args.includes('en') ? 'en' : 'zh')
  const status = await runCli(['diff', ...args], '1.2.3', terminal)
  return { status, ...terminal.printed }
}

describe('tiaoli diff', () => {
  it('says first what it comes to, then section by section', async () => {
    expect(await diff(before, after)).toEqual({
      status: 0,
      err: '',
      out: `与修改前相比：1 个数值变了，1 条正文变了，另有 1 处改动；1 个算例中 1 个的结果变了：补贴额 多60元（1 例）。

算例的结果
  补贴额 多60元（1 例）
    两人：200元 → 260元（多60元，30%）

参数
  改动 标准  一
    不分日期：100元 → 130元（多30元，30%）

正文
  改动 一
    一、每人［－100］［＋130］元。

算例
  改动 两人（人）  一
    期望 补贴额：200元 → 260元
`,
    })
  })

  it('says it in English', async () => {
    const { out } = await diff(before, after, '--lang', 'en')
    expect(out.split('\n')[0]).toBe(
      'Compared with the text before the edits: 1 value changed, 1 clause of the prose changed, 1 other change; the results of 1 of 1 case changed: 补贴额 60 yuan more (1 case).',
    )
    expect(out).toContain('    两人: 200 yuan → 260 yuan (60 yuan more, 30%)')
  })

  it('finds nothing between a notice and itself', async () => {
    expect(await diff(before, before)).toEqual({ status: 0, err: '', out: '与修改前相比，没有差别。\n' })
  })

  it('gives the whole comparison as JSON, with lines and columns', async () => {
    const { status, out } = await diff(before, after, '--json')
    const found = JSON.parse(out)
    expect(status).toBe(0)
    expect(found.parameters[0].before).toEqual({
      span: { file: before, start: { line: 13, column: 1 }, end: { line: 13, column: 16 } },
      clause: '一',
    })
    expect(found.cases.results[0].changes[0].difference).toEqual({
      by: '60',
      text: { zh: '多60元', en: '60 yuan more' },
      percent: '30',
      percentExact: true,
    })
  })

  it('compares nothing where a notice has errors, and says which', async () => {
    const { status, out, err } = await diff(before, broken)
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain('broken.md')
  })

  it.each([[[]], [[before]], [[before, after, broken]], [[before, join(folder, 'none.md')]], [[before, after, '--jsn']]])(
    '%j is used wrongly',
    async (args) => {
      expect((await diff(...args)).status).toBe(64)
    },
  )
})
