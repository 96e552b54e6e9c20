import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Session } from '../../../editor/session/session.ts'

declare global {
  interface Window {
    tiaoli: Session
  }
}

export const taiyuan = 'taiyuan-2020/notice.md'

/** Waits until the screen shows the results of the newest text. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('footer[data-current="true"]', { timeout: 30_000 })
}

/** Puts the caret of the source behind the first place of a text, as a click there does. */
export async function caretBehind(page: Page, text: string, file = taiyuan): Promise<void> {
  const found = await page.evaluate(
    ({ file, text }) => {
      const at = window.tiaoli.texts.text(file)?.indexOf(text) ?? -1
      if (at >= 0) window.tiaoli.reveal({ file, start: at + text.length, end: at + text.length })
      return at
    },
    { file, text },
  )
  expect(found, `“${text}” in ${file}`).toBeGreaterThanOrEqual(0)
  await page.waitForFunction(() => document.activeElement?.closest('.source') !== null)
}

/** The text of a file as the editor holds it. */
export async function textOf(page: Page, file = taiyuan): Promise<string> {
  return (await page.evaluate((path) => window.tiaoli.texts.text(path), file)) ?? ''
}
