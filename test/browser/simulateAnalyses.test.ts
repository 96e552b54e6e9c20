import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { axe, servedEditor, shot } from './support/index.ts'
import { until } from './support/page.ts'
import { computed, downloaded, openSimulate, peopleCsv, tryValue } from './support/simulate.ts'

// Beyond the summary: how sure the figures are, which value keeps a total under a cap, and where one step costs a person.

const premium = '个人缴费标准（2021年）'

const server = servedEditor()

let page: Page
beforeEach(async () => {
  page = await server.open()
  await openSimulate(page)
})

const open = (name: string) => page.getByRole('tab', { name, exact: true }).click()
const compute = () => page.getByRole('button', { name: '计算', exact: true }).click()
const analysing = () => page.evaluate(() => window.tiaoli.store.getState().simulating.analysing)

/** Waits until an analysis was brought to its end. */
const found = (kind: 'sensitivity' | 'seek' | 'cliffs') =>
  until(page, `((a) => a.running === null && a.${kind} !== null)(tiaoli.store.getState().simulating.analysing)`, 120_000)

const inDarkEnglish = () =>
  page.evaluate(() => {
    window.tiaoli.dispatch({ kind: 'theme', theme: 'dark' })
    window.tiaoli.dispatch({ kind: 'language', language: 'en' })
  })

describe('敏感性', () => {
  it('ranks the readings by what they move, says how sure each total is, and is greyed after a change', async () => {
    await tryValue(page, premium, '320')
    await open('敏感性')
    await compute()
    await found('sensitivity')
    const { sensitivity } = await analysing()
    const moving = sensitivity?.found.moving ?? []
    expect(moving.length).toBeGreaterThan(3)
    const items = page.locator('.simulate-questions > li')
    expect(await items.count()).toBe(moving.length)
    expect(await items.first().innerText()).toContain(`疑义 ${moving[0]?.question}（`)
    const ranges = page.getByRole('region', { name: /多大把握/ }).first()
    expect(await ranges.locator('tbody tr').count()).toBe(sensitivity?.found.ranges.length)
    const csv = (await downloaded(page, '下载 CSV：敏感性')).bytes.toString('utf8')
    expect(csv).toContain('合成数据')
    expect(csv).toContain(`改为 ${premium} 320元`)
    expect(csv).toContain(`${moving[0]?.question},${moving[0]?.readings[0]?.reading},`)
    await shot(page, 'simulate-sensitivity')
    expect(await axe(page)).toEqual([])
    await inDarkEnglish()
    await page.getByText('How sure: how low').first().waitFor()
    await shot(page, 'simulate-sensitivity-dark-en')
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: `Undo ${premium}` }).click()
    await computed(page, '.simulate-analysis')
    expect(await page.locator('.simulate-found.stale').count()).toBe(1)
    await page.getByText('Under the settings before the last changes').waitFor()
  })

  it('is given up on the way, and reached by keyboard', async () => {
    await page.getByRole('tab', { name: '结果', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: '计算', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '取消' }).click()
    await until(page, 'tiaoli.store.getState().simulating.analysing.running === null', 30_000)
    expect((await analysing()).sensitivity).toBeNull()
    expect(await page.locator('.simulate-found').count()).toBe(0)
  })
})

describe('求值', () => {
  const choose = async (name: string, option: string) => {
    await page.getByRole('combobox', { name, exact: true }).click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).click()
  }

  it('finds the value that keeps a total under a cap, and puts it into the dial', async () => {
    await open('求值')
    await choose('参数', premium)
    await choose('看谁的总额', '个人')
    const amount = page.getByRole('textbox', { name: '金额', exact: true })
    await amount.fill('三千万')
    expect(await page.getByRole('button', { name: '计算', exact: true }).isDisabled()).toBe(true)
    await page.getByText('这不是金额').waitFor()
    await amount.fill('3000万元')
    await compute()
    await found('seek')
    const { seek } = await analysing()
    const { holds, fails } = seek?.found.answer ?? {}
    if (!seek || !holds || !fails) throw new Error('no value found')
    expect([Number(holds.total) <= 30_000_000, seek.found.payer]).toEqual([true, '个人'])
    const table = page.getByRole('region', { name: '几个值和各自的总额', exact: true })
    expect(await table.getByRole('row', { name: /^满足 / }).innerText()).toContain(`${holds.value}元`)
    expect(await table.getByRole('row', { name: /^不满足 / }).innerText()).toContain(`${fails.value}元`)
    await shot(page, 'simulate-seek')
    expect(await axe(page)).toEqual([])
    expect((await downloaded(page, '下载 CSV：求值')).bytes.toString('utf8')).toContain('合成数据')
    await page.getByRole('button', { name: '用这个值' }).click()
    await computed(page, '.simulate-analysis')
    expect(await page.getByRole('textbox', { name: premium, exact: true }).inputValue()).toBe(holds.value)
    expect(await page.locator('.simulate-found.stale').count()).toBe(1)
    const { result } = await page.evaluate(() => window.tiaoli.store.getState().simulating)
    expect(result?.summary.payers.find(({ name }) => name === '个人')?.scenario).toBe(holds.total)
    await inDarkEnglish()
    await page.getByRole('button', { name: 'Use this value' }).waitFor()
    await shot(page, 'simulate-seek-dark-en')
    expect(await axe(page)).toEqual([])
  })

  it('looks at one group only, and says so where no value does it', async () => {
    await open('求值')
    await choose('参数', premium)
    await choose('看谁的总额', '个人')
    await choose('其中哪一组', '阳曲县')
    await page.getByRole('textbox', { name: '金额', exact: true }).fill('50万元')
    await compute()
    await found('seek')
    const { seek } = await analysing()
    expect(seek?.found.group).toEqual({ dimension: '参保地', name: '阳曲县' })
    expect(await page.locator('.simulate-found .simulate-sentence').innerText()).toContain('阳曲县')
    await choose('参数', '财政资助市级比例')
    await page.getByRole('button', { name: '重新计算' }).click()
    await until(page, "tiaoli.store.getState().simulating.analysing.seek.found.outcome === 'never'", 30_000)
    expect(await page.locator('.simulate-found .simulate-sentence').innerText()).toContain('没有一个值')
    expect(await page.getByRole('button', { name: '用这个值' }).count()).toBe(0)
  })

  it('refuses in words what can’t be sought', async () => {
    await open('求值')
    await page.evaluate(() => {
      const { analysing } = window.tiaoli.store.getState().simulating
      const sought = { ...analysing.sought, group: { dimension: '参保地', name: '火星区' }, amount: '50万元' }
      window.tiaoli.dispatch({ kind: 'simulating', simulating: { analysing: { ...analysing, sought } } })
    })
    await compute()
    await page.locator('.simulate-analysis [role=alert]', { hasText: '火星区' }).waitFor()
    expect((await analysing()).seek).toBeNull()
  })
})

describe('悬崖', () => {
  it('lists where one step costs a person, with both explanations of an example, and what was not searched', async () => {
    await open('悬崖')
    await compute()
    await found('cliffs')
    const { cliffs } = await analysing()
    const [cliff] = cliffs?.found.cliffs ?? []
    const [step] = cliffs?.found.steps ?? []
    if (!cliff || !step) throw new Error('no cliff found')
    expect(cliff.near).not.toBeNull()
    const edges = page.getByRole('region', { name: '差一步的损失', exact: true })
    expect(await edges.locator('tbody tr').first().innerText()).toContain(cliff.field)
    const flags = page.getByRole('region', { name: '身份或类别改变一项的损失', exact: true })
    expect(await flags.locator('tbody tr').first().innerText()).toContain(step.field)
    expect(await page.getByRole('region', { name: '查了什么，没查什么', exact: true }).innerText()).toContain('查的是规则里条件转折的地方')
    await shot(page, 'simulate-cliffs')
    expect(await axe(page)).toEqual([])
    const csv = (await downloaded(page, '下载 CSV：悬崖')).bytes.toString('utf8')
    expect(csv).toContain('合成数据')
    expect(csv.split('\r\n').filter((line) => line.startsWith(`${step.field},`)).length).toBeGreaterThan(0)
    const link = edges.locator('.place-link').first()
    await link.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    for (const amount of [cliff.sample.before, cliff.sample.after])
      await expect.poll(() => dialog.innerText()).toMatch(new RegExp(`${cliffs?.found.person.result}[\\s\\S]*${amount}元`))
    await shot(page, 'simulate-cliff-why')
    expect(await axe(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
    await inDarkEnglish()
    await page.getByRole('heading', { name: 'What one step costs' }).waitFor()
    await shot(page, 'simulate-cliffs-dark-en')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 683, height: 384 })
    await shot(page, 'simulate-cliffs-narrow')
    expect(await axe(page)).toEqual([])
    await page.setViewportSize({ width: 1366, height: 768 })
    await tryValue(page, premium, '320', '.simulate-analysis')
    expect(await page.locator('.simulate-found.stale .place-link').first().isDisabled()).toBe(true)
  })
})

describe('a file of people', () => {
  it('is read once more, each person as he is, and kept for the next question', async () => {
    await page.getByText('我的文件', { exact: true }).click()
    const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(peopleCsv(2000, 33)) }
    await page.locator('.simulate-file input[type=file]').setInputFiles(file)
    await until(page, `tiaoli.store.getState().simulating.loaded?.source.kind === 'file'`, 30_000)
    await computed(page)
    await open('悬崖')
    await compute()
    await found('cliffs')
    await open('敏感性')
    await compute()
    await found('sensitivity')
    const { cliffs, sensitivity } = await analysing()
    const { result } = await page.evaluate(() => window.tiaoli.store.getState().simulating)
    expect((cliffs?.found.people ?? 0) + (cliffs?.found.refused ?? 0)).toBe(1940)
    expect(cliffs?.found.cliffs.every(({ near }) => near !== null)).toBe(true)
    expect(sensitivity?.found.basis).toMatchObject({ people: result?.summary.basis.people, unreadable: 60, synthetic: false })
    expect(await page.locator('.simulate-analysis .simulate-banner').count()).toBe(0)
    expect((await downloaded(page, '下载 CSV：敏感性')).bytes.toString('utf8')).not.toContain('合成数据')
  })
})
