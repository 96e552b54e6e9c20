import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, builtEditor, openPage, servedEditor, shot, takeProblems } from './support/index.ts'
import { settled, taiyuan, textOf } from './support/notice.ts'
import { computed, downloaded, openSimulate, peopleCsv, tryValue } from './support/simulate.ts'

// The simulation: what a change does to a whole city, first in one sentence, then by payer, by group and person by person.

const premium = '个人缴费标准（2021年）'

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
})

/** Beside the pictures of the page, to be looked at. */
function keep(name: string, bytes: Buffer): void {
  const folder = fileURLToPath(new URL('../../.results/shots', import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
}

const tile = (name: string) => page.locator('.simulate-tile', { has: page.getByRole('heading', { name, exact: true }) })
const simulating = () => page.evaluate(() => window.tiaoli.store.getState().simulating)

describe('a synthetic city', () => {
  it('is simulated at once, and says that nothing changes yet', async () => {
    await openSimulate(page)
    expect(await page.locator('.simulate-sentence').innerText()).toContain('没有改变任何一个数')
    expect(await page.locator('.simulate-banner').innerText()).toContain('合成数据')
    expect(await page.locator('.simulate-basis').innerText()).toContain('合计以全部 100,000 人为准')
    expect((await simulating()).result?.by).toBe('kernels')
  })

  it('follows a parameter that is dragged, typed and taken back', async () => {
    await openSimulate(page)
    const handle = page.getByRole('slider', { name: `拖动 ${premium}` })
    await handle.focus()
    const before = await tile('个人').innerText()
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight')
    await computed(page)
    const dragged = await tile('个人').innerText()
    expect(dragged).not.toBe(before)
    expect(dragged).toMatch(/▲\s*多/)
    const value = await page.getByRole('textbox', { name: premium, exact: true }).inputValue()
    expect(Number(value)).toBeGreaterThan(280)
    await tryValue(page, premium, value)
    expect(await tile('个人').innerText()).toBe(dragged)
    await page.getByRole('button', { name: `还原 ${premium}` }).click()
    await computed(page)
    expect(await tile('个人').innerText()).toBe(before)
  })

  it('adds up: what the groups pay is what all pay, and people are all people', async () => {
    await openSimulate(page)
    await tryValue(page, premium, '320')
    const { result } = await simulating()
    const summary = result?.summary
    if (!summary) throw new Error('no summary')
    const cents = (text: string) => BigInt(Math.round(Number(text) * 100))
    for (const [at, { difference }] of summary.payers.entries()) {
      for (const { groups } of summary.breakdowns) {
        const sum = groups.reduce((all, { payers }) => all + cents(payers[at]?.difference ?? '0'), 0n)
        expect(sum).toBe(cents(difference))
      }
    }
    const { people, basis } = summary
    expect((people?.winners ?? 0) + (people?.losers ?? 0) + (people?.unchanged ?? 0) + (people?.unknown ?? 0)).toBe(basis.people)
    expect(basis.people + basis.refused.either).toBe(100_000)
  })

  it('is broken down by county, as a chart and as a table', async () => {
    await openSimulate(page)
    await tryValue(page, premium, '320')
    const part = page.getByRole('region', { name: '各参保地由谁多付、少付' })
    await part.locator('svg').waitFor()
    await part.getByText('表', { exact: true }).click()
    const rows = part.locator('tbody tr')
    expect(await rows.count()).toBe(10)
    expect(await part.getByRole('rowheader', { name: '阳曲县' }).count()).toBe(1)
    await page.getByText('大学生类别', { exact: true }).last().click()
    expect(await page.getByRole('region', { name: '各大学生类别由谁多付、少付' }).locator('tbody tr').count()).toBe(4)
  })

  it('hands its figures on as CSV, PNG and Excel, each saying that they are synthetic', async () => {
    await openSimulate(page)
    await tryValue(page, premium, '320')
    const { result } = await simulating()
    await page.locator('.simulate-chart svg').first().waitFor()
    const yangqu = result?.summary.breakdowns[0]?.groups.find(({ key }) => key.kind === 'member' && key.name === '阳曲县')
    const csv = await downloaded(page, '下载 CSV：各参保地由谁多付、少付')
    const text = csv.bytes.toString('utf8')
    expect(text).toContain('合成数据')
    expect(text).toContain('改为 个人缴费标准（2021年） 320元')
    expect(text).toContain(`阳曲县,${yangqu?.counted},${yangqu?.payers[0]?.baseline}`)
    const png = await downloaded(page, '下载 PNG：各参保地由谁多付、少付')
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.readUInt32BE(16)).toBe(2880)
    expect(png.bytes.length).toBeGreaterThan(20_000)
    keep('simulate-chart.png', png.bytes)
    const xlsx = await downloaded(page, '下载 Excel（全部表格）')
    const sheets = await readXlsx(xlsx.bytes)
    expect(JSON.stringify(sheets[0])).toContain('合成数据')
    const payers = result?.summary.payers.map(({ name, difference }) => [name, Number(difference)])
    const totals = sheets.find(({ sheet }) => sheet.includes('合计'))?.data ?? []
    expect(totals.slice(1).map((row) => [row[0], row[3]])).toEqual(payers)
  })

  it('explains the worst-hit person on both sides', async () => {
    await openSimulate(page)
    await tryValue(page, premium, '320')
    await page.getByRole('region', { name: '变化最大的人' }).locator('.place-link').first().click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.getByRole('region', { name: '现行为什么' }).innerText()).toContain('280元')
    expect(await dialog.getByRole('region', { name: '方案为什么' }).innerText()).toMatch(/个人实缴[\s\S]*320元/)
    expect(await axe(page)).toEqual([])
    await shot(page, 'simulate-why')
  })

  it('follows a reading', async () => {
    await openSimulate(page)
    await page.getByRole('combobox', { name: /^A05/ }).click()
    await page.locator('.ant-select-item-option', { hasText: '待明确' }).click()
    await computed(page)
    expect(await tile('中央财政').innerText()).toContain('未知')
  })

  it('is generated anew, larger, and given up on the way', async () => {
    await openSimulate(page)
    await page.getByRole('combobox', { name: '人数' }).click()
    await page.locator('.ant-select-item-option', { hasText: '1,000,000' }).click()
    await page.getByRole('button', { name: '生成', exact: true }).click()
    await page.getByRole('button', { name: '取消' }).click()
    await computed(page)
    expect((await simulating()).loaded?.people).toBe(100_000)
    expect(await page.locator('.simulate-basis').innerText()).toContain('100,000')
  })
})

describe('a file of people', () => {
  const give = async (name: string, text: string) => {
    await page.getByText('我的文件', { exact: true }).click()
    await page.locator('.simulate-file input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  }

  it('is read here, and the rows that could not be read are listed with their reasons', async () => {
    await openSimulate(page)
    await give('people.csv', peopleCsv(2000, 33))
    await expect.poll(async () => (await simulating()).result?.summary.basis.unreadable).toBe(60)
    await computed(page)
    await page.locator('.simulate-refused summary').click()
    expect(await page.locator('.simulate-basis').innerText()).toContain('合计以 2,000 条记录中的 1,940 条为准')
    expect(await page.locator('.simulate-refused tbody tr').first().innerText()).toMatch(/33\s+参保地.*火星区/)
    expect(await page.locator('.simulate-banner').count()).toBe(0)
    const csv = await downloaded(page, /没有计入的行/)
    expect(csv.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(61)
  })

  it('has its columns matched where they are named otherwise', async () => {
    await openSimulate(page)
    await give('people.csv', peopleCsv(300, 1000, '县区,生日,大学生类别'))
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await axe(page)).toEqual([])
    const choose = async (field: string, column: string) => {
      await dialog.getByRole('combobox', { name: field, exact: true }).click()
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: column }).click()
    }
    await choose('参保地', '县区')
    await choose('出生日期', '生日')
    await dialog.getByRole('button', { name: '读取' }).click()
    await expect.poll(async () => (await simulating()).loaded?.people).toBe(300)
    await computed(page)
    expect(await page.locator('.simulate-basis').innerText()).toContain('合计以全部 300 人为准')
  })

  it('that is empty is refused in words, and the people stay', async () => {
    await openSimulate(page)
    await give('empty.csv', '')
    await page.getByRole('alert').filter({ hasText: '文件是空的' }).waitFor()
    expect((await simulating()).loaded?.people).toBe(100_000)
  })
})

describe('the text', () => {
  it('may be compared with another notice, and with itself before the edits', async () => {
    await openSimulate(page)
    const text = await textOf(page)
    const start = text.indexOf('280元', text.indexOf('2021年：280元'))
    await page.evaluate(({ file, start }) => window.tiaoli.apply([{ span: { file, start, end: start + 4 }, text: '300元' }]), {
      file: taiyuan,
      start,
    })
    await settled(page)
    await page.getByRole('combobox', { name: '现行一方' }).click()
    await page.locator('.ant-select-item-option', { hasText: '打开通知时的文字' }).click()
    await expect.poll(() => tile('个人').innerText()).toMatch(/▲\s*多/)
  })

  it('with errors leaves the last figures, greyed, and says so', async () => {
    await openSimulate(page)
    const text = await textOf(page)
    const start = text.indexOf('计算 应缴标准：金额 ＝') + '计算 应缴标准：金额 ＝'.length
    await page.evaluate(({ file, start }) => window.tiaoli.apply([{ span: { file, start, end: start }, text: ' ＋ ＋' }]), {
      file: taiyuan,
      start,
    })
    await page.getByText('有的规则读不懂：下面是改动前的结果。').waitFor()
    expect(await page.locator('.simulate-results.stale').count()).toBe(1)
    await page.getByRole('button', { name: '看错误' }).click()
    expect(await page.evaluate(() => window.tiaoli.store.getState().screen)).toBe('check')
  })

  it('is written as a scenario that comes to the same', async () => {
    await openSimulate(page)
    await tryValue(page, premium, '320')
    const before = (await simulating()).result?.summary.payers
    await page.getByRole('button', { name: '写进方案……' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('缴费三百二')
    await dialog.getByRole('button', { name: '写成方案' }).click()
    const path = 'taiyuan-2020/缴费三百二.md'
    await page.getByText(`已写成方案：${path}`).waitFor()
    expect(await textOf(page, path)).toContain('2021年：320元')
    await page.evaluate((entry) => window.tiaoli.dispatch({ kind: 'notice', entry }), path)
    await settled(page)
    await page.getByRole('combobox', { name: '现行一方' }).click()
    await page.locator('.ant-select-item-option', { hasText: '太原2020' }).first().click()
    await expect.poll(async () => (await simulating()).result?.summary.payers, { timeout: 30_000 }).toEqual(before)
  })
})

describe('the policy', () => {
  it('lets the simulation’s worker compile WebAssembly, and neither the page nor the others', async () => {
    const other = await server.open({ allowed: [/wasm-eval/] })
    const compiled = await other.evaluate(() =>
      WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
        () => 'compiled',
        (error: Error) => error.message,
      ),
    )
    expect(compiled).toContain('Content Security Policy')
    const answers = new Map<string, string>()
    other.on('response', (response) => answers.set(new URL(response.url()).pathname, response.headers()['content-security-policy'] ?? ''))
    await openSimulate(other)
    expect(await other.evaluate(() => window.tiaoli.store.getState().simulating.result?.by)).toBe('kernels')
    const admitted = [...answers].filter(([, policy]) => policy.includes('wasm-unsafe-eval')).map(([path]) => path)
    expect(admitted).toEqual([expect.stringMatching(/^\/assets\/simulator-[\w-]{8}\.js$/)])
    takeProblems(other)
  })

  it('of one HTML file lets nobody, and the figures are the same', async () => {
    const single = await openPage(`${builtEditor('single')}/index.html`)
    await settled(single)
    await openSimulate(single)
    await openSimulate(page)
    const of = (each: Page) => each.evaluate(() => window.tiaoli.store.getState().simulating.result)
    const [one, served] = [await of(single), await of(page)]
    expect([one?.by, served?.by]).toEqual(['interpreter', 'kernels'])
    expect(one?.summary).toEqual(served?.summary)
  })
})

describe('everybody', () => {
  it('reads it in both looks and languages, and in a small window', async () => {
    await openSimulate(page)
    await tryValue(page, premium, '320')
    await page.locator('.simulate-chart svg').first().waitFor()
    await shot(page, 'simulate')
    expect(await axe(page)).toEqual([])
    await page.evaluate(() => {
      window.tiaoli.dispatch({ kind: 'theme', theme: 'dark' })
      window.tiaoli.dispatch({ kind: 'language', language: 'en' })
    })
    await page.getByText('Compared with now').waitFor()
    await shot(page, 'simulate-dark-en')
    expect(await axe(page)).toEqual([])
    await page.locator('.simulate-shown').evaluate((element) => element.scrollTo(0, 700))
    await shot(page, 'simulate-dark-en-below')
    await page.setViewportSize({ width: 683, height: 384 })
    await shot(page, 'simulate-narrow')
    expect(await axe(page)).toEqual([])
  })

  it('gets by with the keyboard', async () => {
    await openSimulate(page)
    await page.getByRole('textbox', { name: premium, exact: true }).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('320')
    await page.keyboard.press('Tab')
    await computed(page)
    expect(await page.getByRole('slider', { name: `拖动 ${premium}` }).evaluate((element) => element === document.activeElement)).toBe(true)
    const link = page.getByRole('region', { name: '变化最大的人' }).locator('.place-link').first()
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
  })
})
