import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { until } from './page.ts'

/** Opens the screen and waits for the first figures, which come by themselves. */
export async function openSimulate(page: Page): Promise<void> {
  await page.keyboard.press('Alt+5')
  await computed(page)
}

/** Waits until the figures are those of what is tried. */
export async function computed(page: Page, shown = '.simulate-results'): Promise<void> {
  await until(
    page,
    `((s) => s.result && !s.busy && !s.loading && document.querySelector('${shown}'))(tiaoli.store.getState().simulating)`,
    60_000,
  )
}

/** Types another value of a parameter. */
export async function tryValue(page: Page, parameter: string, value: string, shown = '.simulate-results'): Promise<void> {
  const input = page.getByRole('textbox', { name: parameter, exact: true })
  await input.fill(value)
  await input.press('Enter')
  await computed(page, shown)
}

/** What a button hands to the downloads: its name and its bytes. */
export async function downloaded(page: Page, button: string | RegExp): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  return { name: file.suggestedFilename(), bytes: await bytesOf(file) }
}

const bytesOf = async (file: Download): Promise<Buffer> => readFileSync(await file.path())

/** People as a CSV file; every so many of them with a district that there is not. */
export function peopleCsv(people: number, badEvery: number, head = '参保地,出生日期,大学生类别'): string {
  const districts = ['小店区', '迎泽区', '阳曲县', '娄烦县']
  const lines = Array.from({ length: people }, (_, at) => {
    const district = at % badEvery === badEvery - 1 ? '火星区' : districts[at % districts.length]
    return `${district},${1940 + (at % 80)}-03-15,${at % 9 === 0 ? '省属大学生' : '非大学生'}`
  })
  return [head, ...lines].join('\n')
}
