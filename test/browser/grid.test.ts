import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { axe, buildPage, ime, openPage, paste, serveFolder, shot } from './support/index.ts'

// The grid of editor/grid in a real browser, over the array of test/browser/pages/grid; its rules are tested in test/editor/grid.

let folder: string
beforeAll(async () => {
  folder = await buildPage('grid')
})

async function open(query = '', viewport?: { width: number; height: number }): Promise<Page> {
  const { url } = await serveFolder(folder)
  const page = await openPage(`${url}?${query}`, viewport ? { viewport } : {})
  await page.getByRole('grid').waitFor()
  return page
}

const asked = (page: Page): Promise<string[]> => page.evaluate(() => window.handle.asked.splice(0))
const texts = (page: Page): Promise<string> => page.evaluate(() => window.handle.texts())
const rowTexts = async (page: Page, row: number): Promise<string> => (await texts(page)).split('\n')[row] ?? '–'
const cell = (page: Page, row: number, column: number) => page.locator(`[role=gridcell][id$="-${row}-${column}"]`)
const clickCell = (page: Page, row: number, column: number) => cell(page, row, column).click({ position: { x: 20, y: 12 } })
const keys = async (page: Page, ...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}

/** The active cell, as the field tells assistive technology, and the text of the field. */
const active = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const field = document.activeElement
    const [, row, column] = /-(\d+)-(\d+)$/.exec(field?.getAttribute('aria-activedescendant') ?? '') ?? []
    return field instanceof HTMLTextAreaElement ? `${row},${column}` : (field?.tagName ?? 'none')
  })

describe('the keyboard', () => {
  it('moves, selects and edits', async () => {
    const page = await open()
    await clickCell(page, 0, 0)
    await keys(page, 'ArrowRight', 'ArrowDown')
    expect(await active(page)).toBe('1,1')
    await keys(page, 'Shift+ArrowRight', 'Shift+ArrowDown')
    expect(await page.locator('[role=gridcell][aria-selected=true]').count()).toBe(4)
    await keys(page, 'Home')
    await page.keyboard.type('白云区')
    await keys(page, 'Enter')
    expect(await active(page)).toBe('2,0')
    expect(await asked(page)).toEqual(['edit {"row":1,"column":0,"texts":[["白云区"]]} "type"'])
    await keys(page, 'ArrowRight', 'ArrowRight', 'F2')
    await page.keyboard.type('，是')
    await keys(page, 'Tab')
    expect(await rowTexts(page, 2)).toBe('息烽县|特困人员、低保对象|否，是|50%|20%|30%|100%|三（四）')
    await keys(page, 'x', 'Escape')
    expect(await asked(page)).toHaveLength(1)
    await keys(page, 'Control+z')
    expect(await rowTexts(page, 2)).toContain('|否|')
    expect(await asked(page)).toEqual(['undo'])
  })

  it('clears, fills, inserts, deletes and moves', async () => {
    const page = await open()
    await clickCell(page, 0, 3)
    await keys(page, 'Shift+ArrowDown', 'Control+d')
    expect(await rowTexts(page, 1)).toContain('乌当区|||40%')
    await keys(page, 'Delete')
    expect(await asked(page)).toEqual([
      'edit {"row":1,"column":3,"texts":[["40%"]]} "fill"',
      'edit {"row":0,"column":3,"texts":[[""],[""]]} "clear"',
    ])
    await keys(page, 'Alt+Shift+ArrowDown')
    expect(await asked(page)).toEqual(['moveRows {"from":0,"count":2,"to":1}'])
    await keys(page, 'Alt+Insert', 'Alt+Delete')
    expect(await asked(page)).toEqual(['insertRow 1', 'deleteRows 1 1'])
    await keys(page, 'Alt+Shift+ArrowRight', 'Alt+.', 'Control+Enter')
    expect(await asked(page)).toEqual(['moveColumns {"from":3,"count":1,"to":4}', 'resizeColumn "city" 106', 'open 1'])
  })

  it('writes below the last row, and does not write what is fixed', async () => {
    const page = await open()
    await clickCell(page, 3, 0)
    await keys(page, 'ArrowDown')
    await page.keyboard.type('修文县')
    await keys(page, 'Enter')
    expect(await rowTexts(page, 4)).toBe('修文县|||||||')
    expect(await active(page)).toBe('5,0')
    await clickCell(page, 0, 6)
    await keys(page, '7')
    expect(await page.getByRole('status').textContent()).toBe('此单元格不能修改')
    expect(await rowTexts(page, 0)).toContain('|100%|')
  })

  it('enters a gap on the way down, and leaves it', async () => {
    const page = await open()
    await clickCell(page, 1, 2)
    await keys(page, 'ArrowDown')
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    expect(await focused()).toBe('补一行')
    await keys(page, 'ArrowRight')
    expect(await focused()).toBe('无需规定…')
    await keys(page, 'Enter')
    expect(await asked(page)).toEqual(['action "gap" "none"'])
    expect(await active(page)).toBe('1,2')
    await keys(page, 'ArrowDown', 'ArrowDown')
    expect(await active(page)).toBe('2,2')
    await keys(page, 'ArrowUp', 'ArrowUp')
    expect(await active(page)).toBe('1,2')
  })

  it('is no trap', async () => {
    const page = await open()
    await clickCell(page, 0, 0)
    await keys(page, 'Tab', 'Escape', 'Tab')
    expect(await active(page)).not.toMatch(/,/)
  })
})

describe('a Chinese input method', () => {
  it('begins in the cell, and its Enter takes the candidate only', async () => {
    const page = await open()
    await clickCell(page, 0, 0)
    await ime(page, '参保', 'canbao')
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('参保')
    expect(await asked(page)).toEqual([])
    await keys(page, 'Enter')
    expect(await asked(page)).toEqual(['edit {"row":0,"column":0,"texts":[["参保"]]} "type"'])
    expect(await active(page)).toBe('1,0')
    await keys(page, 'F2')
    await ime(page, '开发区', 'kfq')
    await keys(page, 'Enter')
    expect(await rowTexts(page, 1)).toContain('乌当区开发区')
  })

  it('keeps a half-written cell when the pointer goes elsewhere', async () => {
    const page = await open()
    await clickCell(page, 0, 7)
    await ime(page, '四（一）')
    await clickCell(page, 1, 7)
    expect(await rowTexts(page, 0)).toContain('四（一）')
  })
})

describe('the clipboard', () => {
  /** What Excel puts there: its own HTML, and text in quotation marks where a cell has line ends. */
  const excel = (page: Page, text: string) =>
    page.evaluate((plain) => {
      const data = new DataTransfer()
      data.setData('text/plain', plain)
      data.setData(
        'text/html',
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet></head><body><table><tr><td>not this</td></tr></table></body></html>',
      )
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, text)

  it('takes rows from Excel, and adds those that are missing', async () => {
    const page = await open()
    await clickCell(page, 3, 0)
    await excel(page, '开阳县\t"低保对象\n特困人员"\t是\r\n修文县\t"说""好"""\t\r\n')
    expect(await asked(page)).toEqual([
      'edit {"row":3,"column":0,"texts":[["开阳县","低保对象\\n特困人员","是"],["修文县","说\\"好\\"",""]]} "paste"',
    ])
    expect(await rowTexts(page, 4)).toContain('修文县|说"好"')
    expect(await page.locator('[role=gridcell][aria-selected=true]').count()).toBe(6)
  })

  it('takes a table from elsewhere, and says what does not fit', async () => {
    const page = await open()
    await clickCell(page, 0, 6)
    await paste(page, '1\t2\t3\r\n')
    expect(await page.getByRole('status').textContent()).toBe('1 个不能修改的单元格保持原样；粘贴的内容放不下：1列没有粘贴')
    expect(await asked(page)).toEqual(['edit {"row":0,"column":6,"texts":[[null,"2"]]} "paste"'])
  })

  it('refuses what is endless', async () => {
    const page = await open()
    await clickCell(page, 0, 0)
    await excel(page, 'x\t'.repeat(250_000))
    expect(await page.getByRole('status').textContent()).toMatch(/^粘贴的内容有 250001 个单元格，一次最多 200000 个/)
    expect(await asked(page)).toEqual([])
  })

  it('gets text and a table', async () => {
    const page = await open()
    await clickCell(page, 2, 1)
    await keys(page, 'Shift+ArrowRight')
    await page.evaluate(() => {
      document.addEventListener('copy', (event) => {
        const data = event.clipboardData
        Object.assign(window, { copied: [data?.getData('text/plain'), data?.getData('text/html')] })
      })
    })
    await keys(page, 'Control+c')
    const [text, html] = await page.evaluate(() => (window as unknown as { copied: string[] }).copied)
    expect(text).toBe('特困人员、低保对象\t否')
    expect(html).toContain('<td style="mso-number-format:\'\\@\'">特困人员、低保对象</td>')
    await keys(page, 'Control+x')
    expect(await rowTexts(page, 2)).toContain('息烽县|||50%')
  })
})

describe('lists and menus', () => {
  it('pick one choice, or several', async () => {
    const page = await open()
    await clickCell(page, 0, 2)
    await keys(page, 'Alt+ArrowDown')
    await page.getByRole('combobox').waitFor()
    await keys(page, 'ArrowDown', 'Enter')
    expect(await asked(page)).toEqual(['edit {"row":0,"column":2,"texts":[["否"]]} "pick"'])
    expect(await active(page)).toBe('0,2')
    await keys(page, 'ArrowLeft', 'Alt+ArrowDown')
    await ime(page, '特困')
    await keys(page, 'Enter')
    await shot(page, 'grid-picker')
    expect(await page.getByRole('option', { selected: true }).allTextContents()).toEqual(['特困人员', '低保对象'])
    await keys(page, 'Enter')
    expect(await asked(page)).toEqual(['edit {"row":0,"column":1,"texts":[["特困人员、低保对象"]]} "pick"'])
    await page.getByRole('button', { name: '从列表选择' }).click()
    await page.getByRole('option', { name: '一般居民' }).click()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: '确定' }).click()
    expect(await rowTexts(page, 0)).toContain('|特困人员、低保对象、一般居民|')
    await keys(page, 'Alt+ArrowDown', 'Space', 'Escape')
    expect(await asked(page)).toHaveLength(1)
  })

  it('offer what may be done', async () => {
    const page = await open()
    await cell(page, 1, 1).click({ button: 'right' })
    await page.getByRole('menu').waitFor()
    await shot(page, 'grid-menu')
    expect(await axe(page)).toEqual([])
    await page.getByRole('menuitem', { name: '在下方插入行' }).click()
    expect(await asked(page)).toEqual(['insertRow 2'])
    expect(await active(page)).toBe('2,1')
    await keys(page, 'Shift+F10', 'End', 'ArrowUp', 'Escape')
    expect(await page.getByRole('menu').count()).toBe(0)
    expect(await active(page)).toBe('2,1')
  })

  it('rename a column', async () => {
    const page = await open()
    await page.getByRole('columnheader', { name: '依据' }).dblclick()
    await keys(page, 'Control+a')
    await ime(page, '条款')
    await keys(page, 'Enter')
    expect(await asked(page)).toEqual(['renameColumn 7 "条款"'])
    expect(await page.getByRole('columnheader', { name: '条款' }).count()).toBe(1)
  })
})

describe('the pointer', () => {
  const middle = async (page: Page, row: number, column: number) => {
    const box = await cell(page, row, column).boundingBox()
    return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 14 }
  }
  const drag = async (page: Page, from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await page.mouse.move(to.x, to.y, { steps: 3 })
    await page.mouse.up()
  }

  it('selects a rectangle, whole rows, and drags these elsewhere', async () => {
    const page = await open()
    await drag(page, await middle(page, 0, 1), await middle(page, 1, 3))
    expect(await page.locator('[role=gridcell][aria-selected=true]').count()).toBe(6)
    const margin = async (row: number) => ({ x: 20, y: (await middle(page, row, 0)).y })
    await page.mouse.click(20, (await margin(0)).y)
    expect(await page.locator('[role=gridcell][aria-selected=true]').count()).toBe(8)
    await drag(page, await margin(0), { x: 20, y: (await margin(3)).y + 8 })
    expect(await asked(page)).toEqual(['moveRows {"from":0,"count":1,"to":3}'])
    expect(await rowTexts(page, 3)).toContain('花溪区')
  })

  it('widens a column', async () => {
    const page = await open()
    const box = await page.getByRole('columnheader', { name: '省级' }).boundingBox()
    const edge = { x: (box?.x ?? 0) + (box?.width ?? 0) - 1, y: (box?.y ?? 0) + 12 }
    await drag(page, edge, { x: edge.x + 40, y: edge.y })
    expect(await asked(page)).toEqual(['resizeColumn "province" 130'])
  })
})

describe('what is drawn', () => {
  it.each(['light', 'dark'])('can be read by everyone (%s)', async (theme) => {
    const page = await open(`theme=${theme}`)
    await clickCell(page, 1, 6)
    await shot(page, `grid-${theme}`)
    expect(await axe(page)).toEqual([])
    const wrong = cell(page, 1, 6)
    expect(await wrong.getAttribute('aria-invalid')).toBe('true')
    expect(await wrong.evaluate((element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent)).toBe(
      '错误：各级分担之和应为 100%，现为 110%',
    )
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('8')
  })

  it('shows HTML as text', async () => {
    const page = await open()
    expect(await cell(page, 3, 5).textContent()).toBe('<b>30%</b>')
  })

  it('fits half of the window, as at 200 %', async () => {
    const page = await open('', { width: 683, height: 384 })
    await clickCell(page, 0, 0)
    await keys(page, 'End')
    await shot(page, 'grid-zoomed')
    const box = await cell(page, 0, 7).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 683).toBe(true)
    expect(await axe(page)).toEqual([])
  })

  it('stays small over 1,000 × 30, and draws again only what changed', async () => {
    const page = await open('sample=many')
    const count = () => page.locator('[role=gridcell]').count()
    const bound = 800
    expect(await count()).toBeLessThan(bound)
    await clickCell(page, 0, 0)
    await page.evaluate(() => {
      const scroller = document.querySelector('.grid-scroller')
      scroller?.scrollTo(900, 12_000)
    })
    await expect.poll(() => cell(page, 430, 10).count()).toBe(1)
    expect(await count()).toBeLessThan(bound)
    await keys(page, 'Control+End')
    await expect.poll(() => cell(page, 999, 29).count()).toBe(1)
    expect(await active(page)).toBe('999,29')
    expect(await count()).toBeLessThan(bound)
    await shot(page, 'grid-many')
    expect(await axe(page)).toEqual([])
    const changed = await page.evaluate(async () => {
      let seen = 0
      const observer = new MutationObserver((records) => {
        seen += new Set(
          records.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('[role=gridcell]')),
        ).size
      })
      const sheet = document.querySelector('[role=grid]')
      if (sheet) observer.observe(sheet, { subtree: true, childList: true, characterData: true, attributes: true })
      Object.assign(window, { seen: () => seen })
      return true
    })
    expect(changed).toBe(true)
    await page.keyboard.type('5')
    await keys(page, 'Control+Enter')
    expect(await rowTexts(page, 999)).toMatch(/\|5$/)
    expect(await page.evaluate(() => (window as unknown as { seen(): number }).seen())).toBeLessThanOrEqual(2)
  })
})
