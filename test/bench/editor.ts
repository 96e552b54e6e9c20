import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Page, chromium as playwright } from 'playwright-core'
import type { Session } from '../../editor/session/session.ts'
import { chromium } from '../browser/support/chromium.ts'
import { builtEditor } from '../browser/support/editor.ts'
import { serveFolder } from '../browser/support/server.ts'
import { dragging } from './editorSimulation.ts'
import { line } from './measure.ts'

// `npm run bench:editor`: from a key pressed in the Taiyuan notice to new results painted, in Chromium; a parameter dragged on a million people; first load; sizes.

declare global {
  interface Window {
    tiaoli: Session
    measured: Promise<Keystroke>
  }
}

interface Keystroke {
  /** Milliseconds from the key to the frame that shows the new results. */
  readonly total: number
  /** Of these, in the service's worker. */
  readonly worker: number
  /** Milliseconds from the key to the frame that shows the character: what Monaco takes by itself, on this machine just now. */
  readonly echo: number
}

/** Where is typed, and so that every kind of place is there: one digit more is a change of meaning, or a mistake to be reported. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['amounts in tables', /\|\s*(?=\d+(?:\.\d+)?元)/g],
  ['values of parameters', /年：(?=\d)/g],
  ['values in cases', /期望 [^\n：]*：(?=\d)/g],
  ['conditions of rules', /\n {2}当 (?=\S)/g],
  ['expressions of rules', /\n计算 [^\n]*＝ (?=\S)/g],
  ['the header: everything is made anew', /基准日：2021年1月1/g],
  ['prose', /[\p{Script=Han}](?=[，。；])/gu],
]

const keystrokes = Number(process.env.KEYSTROKES ?? 200)
const entry = 'taiyuan-2020/notice.md'
const folder = builtEditor()
const server = await serveFolder(folder)
const { path, env } = chromium()
const browser = await playwright.launch({ executablePath: path, env, args: ['--no-sandbox', '--disable-gpu'] })

try {
  await firstLoads()
  await typing(Number(process.env.SEED ?? 1))
  await dragging(browser, server.url)
  sizes('of the build for a server', folder)
  sizes('of the build for a disk', builtEditor('single'))
} finally {
  await browser.close()
  await server.close()
}

/** A new profile each time: from the request to the first results on the screen. */
async function firstLoads(): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const page = await opened()
    times.push(await page.evaluate(() => performance.now()))
    await page.context().close()
  }
  line('first load to results', `${middle(times).toFixed(0)} ms`, `median of ${times.length}, new profiles, from this machine`)
}

async function opened(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await context.addInitScript(() => localStorage.setItem('tiaoli.tour', 'seen'))
  const page = await context.newPage()
  await page.goto(server.url)
  await page.waitForSelector('footer[data-current="true"]')
  return page
}

async function typing(seed: number): Promise<void> {
  const page = await opened()
  const text = readFileSync(`policies/${entry}`, 'utf8')
  const random = generator(seed)
  for (const [title, pattern] of kinds) await series(page, title, placesOf(text, pattern), random)
}

async function series(page: Page, title: string, places: readonly number[], random: () => number): Promise<void> {
  const measured: Keystroke[] = []
  for (let count = 0; count < keystrokes / kinds.length + 5; count++) {
    const start = places[Math.floor(random() * places.length)] as number
    const keystroke = await press(page, start)
    // The first few warm up.
    if (count >= 5) measured.push(keystroke)
  }
  const total = measured.map((each) => each.total)
  const worker = measured.map((each) => each.worker)
  const ratio = middle(total) / middle(measured.map((each) => each.echo))
  const show = (values: readonly number[]) => `${middle(values).toFixed(1)} / ${at(values, 0.95).toFixed(1)} ms`
  line(title, show(total), `median / 95 %; in the worker ${show(worker)}; ${ratio.toFixed(1)} times a key's echo`)
}

async function press(page: Page, start: number): Promise<Keystroke> {
  await page.evaluate(
    async ({ file, start }) => {
      window.tiaoli.reveal({ file, start, end: start })
      const footer = document.querySelector('footer') as HTMLElement
      let pressed = 0
      const note = ({ timeStamp }: KeyboardEvent) => {
        pressed = timeStamp
      }
      addEventListener('keydown', note, { capture: true, once: true })
      let echo = 0
      const input = () => requestAnimationFrame(() => setTimeout(() => (echo = performance.now() - pressed)))
      addEventListener('beforeinput', input, { capture: true, once: true })
      window.measured = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (pressed === 0 || footer.dataset.current !== 'true') return
          observer.disconnect()
          // After the frame that paints it.
          requestAnimationFrame(() =>
            setTimeout(() => resolve({ total: performance.now() - pressed, worker: Number(footer.dataset.took), echo })),
          )
        })
        observer.observe(footer, { attributes: true })
      })
    },
    { file: entry, start },
  )
  await page.keyboard.press('1')
  const measured = await page.evaluate(() => window.measured)
  await page.evaluate(() => window.tiaoli.undo())
  await page.waitForSelector('footer[data-current="true"]')
  return measured
}

function sizes(build: string, folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile())
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`
  for (const ending of ['.js', '.css', '.html', '.ttf']) {
    const contents = files.filter((file) => file.endsWith(ending)).map((file) => readFileSync(join(folder, file)))
    if (contents.length === 0) continue
    const raw = contents.reduce((sum, { length }) => sum + length, 0)
    const packed = contents.reduce((sum, content) => sum + gzipSync(content).length, 0)
    line(`${ending} ${build}`, kilobytes(raw), `${kilobytes(packed)} with gzip, ${contents.length} files`)
  }
}

function placesOf(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length)
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
}

function middle(values: readonly number[]): number {
  return at(values, 0.5)
}

/** A small linear congruential generator: the places are the same in every run of a seed. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
