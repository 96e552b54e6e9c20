import type { Browser, Page } from 'playwright-core'
import type { Session } from '../../editor/session/session.ts'
import { line } from './measure.ts'

// A parameter of the Taiyuan notice dragged on a million synthetic people: from the slider's key to the totals painted.

declare global {
  interface Window {
    tiaoli: Session
  }
}

const people = 1_000_000
const moves = Number(process.env.MOVES ?? 40)

/** Two parameters: one whose rules go on for all, and one that breaks an assertion for some people, who are then told with reasons. */
const parameters = ['老年人年龄', '个人缴费标准（2021年）']

export async function dragging(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await context.addInitScript(() => localStorage.setItem('tiaoli.tour', 'seen'))
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForSelector('footer[data-current="true"]')
  const started = Date.now()
  await page.evaluate((size) => {
    window.tiaoli.dispatch({ kind: 'simulating', simulating: { people: { kind: 'synthetic', people: size, seed: 1 } } })
    window.tiaoli.dispatch({ kind: 'screen', screen: 'simulate' })
  }, people)
  await page.waitForSelector('.simulate-results[data-busy="false"]', { timeout: 300_000 })
  const { basis } = await page.evaluate(
    () => window.tiaoli.store.getState().simulating.result?.summary ?? Promise.reject(new Error('no summary')),
  )
  if (basis.people + basis.refused.either !== people) throw new Error(`${basis.people} people instead of ${people}`)
  line('1,000,000 people made and put to both sides', `${Date.now() - started} ms`, `${basis.distinct} different`)
  for (const parameter of parameters) await drag(page, parameter)
  await context.close()
}

async function drag(page: Page, parameter: string): Promise<void> {
  await page.getByRole('slider', { name: `拖动 ${parameter}` }).focus()
  const [total, worker]: [number[], number[]] = [[], []]
  for (let move = 0; move < moves + 5; move++) {
    const measured = await step(page, move % 2 === 0 ? 'ArrowRight' : 'ArrowLeft')
    // The first few warm up.
    if (move >= 5) {
      total.push(measured.total)
      worker.push(measured.worker)
    }
  }
  const show = (values: readonly number[]) => `${at(values, 0.5).toFixed(0)} / ${at(values, 0.95).toFixed(0)} ms`
  line(`${parameter} moved, totals painted`, show(total), `median / 95 %; in the worker ${show(worker)}`)
}

/** Milliseconds from the key to the frame that shows the new totals, and of these in the worker. */
async function step(page: Page, key: string): Promise<{ readonly total: number; readonly worker: number }> {
  await page.evaluate(() => {
    const { store } = window.tiaoli
    let pressed = 0
    const note = ({ timeStamp }: KeyboardEvent) => {
      pressed = timeStamp
    }
    addEventListener('keydown', note, { capture: true, once: true })
    const before = store.getState().simulating.result
    const measured = new Promise<{ total: number; worker: number }>((resolve) => {
      const end = store.subscribe(({ simulating: { result, busy } }) => {
        if (result === before || busy || !result) return
        end()
        // After the frame that paints it.
        requestAnimationFrame(() => setTimeout(() => resolve({ total: performance.now() - pressed, worker: result.took })))
      })
    })
    Object.assign(window, { moved: measured })
  })
  await page.keyboard.press(key)
  return page.evaluate(() => (window as unknown as { moved: Promise<{ total: number; worker: number }> }).moved)
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
}
