import { describe, expect, it } from 'vitest'
import { screens, type Theme } from '../../editor/session/state.ts'
import { axe, servedEditor, shot } from './support/index.ts'

// Every screen in every look: nothing that axe finds fault with, and nothing wider than the window.

const server = servedEditor()

const wide = { width: 1366, height: 768 }
/** What 1366 × 768 is at 200 %. */
const doubled = { width: 683, height: 384 }

describe.each([
  ['light', wide],
  ['dark', wide],
  ['light', doubled],
] as const)('every screen, %s, in %o', (colorScheme: Theme, viewport) => {
  it('is accessible and fits', { timeout: 180_000 }, async () => {
    const page = await server.open({ colorScheme, viewport })
    const faults: string[] = []
    for (const [at, screen] of screens.entries()) {
      await page.keyboard.press(`Alt+${at + 1}`)
      await page.waitForFunction((name) => window.tiaoli.store.getState().screen === name, screen)
      // What is asked slowly is there, or said to be on its way.
      await page.waitForTimeout(700)
      await shot(page, `screen-${screen}-${colorScheme}-${viewport.width}`)
      faults.push(...(await axe(page)).map((fault) => `${screen}: ${fault}`))
      const width = await page.evaluate(() =>
        Math.max(...['html', '.app', 'main', '#screen'].map((each) => document.querySelector(each)?.scrollWidth ?? 0)),
      )
      if (width > viewport.width) faults.push(`${screen}: ${width} pixels wide in a window of ${viewport.width}`)
    }
    expect(faults).toEqual([])
  })
})
