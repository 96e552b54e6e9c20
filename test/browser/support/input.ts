import type { Page } from 'playwright-core'

/**
 * Types as a Chinese input method does: keys that the page sees as 229, a composition that grows letter by letter, then the
 * chosen words. `spelling` is what stands in the field meanwhile.
 */
export async function ime(page: Page, text: string, spelling = 'ceshi'): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const key = { windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229, key: 'Process', code: 'KeyA' }
  for (let end = 1; end <= spelling.length; end++) {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await session.send('Input.imeSetComposition', { text: spelling.slice(0, end), selectionStart: end, selectionEnd: end })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  await session.send('Input.insertText', { text })
  await session.detach()
}

/** Composes and gives up: Escape in the input method, which leaves the field as it was. */
export async function imeCancelled(page: Page, spelling = 'ceshi'): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', { text: spelling, selectionStart: spelling.length, selectionEnd: spelling.length })
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await session.detach()
}

/** Pastes rows as Excel and WPS put them on the clipboard, as text and as a table, where the focus is. */
export async function paste(page: Page, tsv: string): Promise<void> {
  await page.evaluate(
    ({ text, html }) => {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      data.setData('text/html', html)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }))
    },
    { text: tsv, html: tableOf(tsv) },
  )
}

function tableOf(tsv: string): string {
  const rows = tsv.replace(/\r?\n$/, '').split(/\r?\n/)
  const cells = rows.map((row) => row.split('\t').map((cell) => `<td>${escaped(cell)}</td>`))
  return `<html><body><table>${cells.map((row) => `<tr>${row.join('')}</tr>`).join('')}</table></body></html>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
