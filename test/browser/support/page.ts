import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach } from 'vitest'
import { launch, launchProfile } from './browser.ts'
import { watch } from './problems.ts'
import { shot } from './shot.ts'

export interface OpenOptions {
  readonly offline?: boolean
  readonly colorScheme?: 'light' | 'dark'
  readonly locale?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Problems that the test brings about itself and looks at in another way. */
  readonly allowed?: readonly RegExp[]
  /** As an officer who has never been here: with the tour, which others have seen. */
  readonly firstVisit?: boolean
  /** Stays open after the test: for a page that several tests share; it ends with the browser. */
  readonly shared?: boolean
}

/** An office PC of 1366 × 768 in China. */
function contextOptions(options: OpenOptions): BrowserContextOptions {
  return {
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: options.viewport ?? { width: 1366, height: 768 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
    offline: options.offline ?? false,
    acceptDownloads: true,
  }
}

/**
 * Opens an address, or an HTML file of this machine, with a new and empty profile. The test fails if the page reports an error,
 * writes one to the console or asks another host for anything, whether or not its policy lets it.
 */
export async function openPage(urlOrFile: string, options: OpenOptions = {}): Promise<Page> {
  const browser = await launch()
  return openIn(await openContext(await browser.newContext(contextOptions(options)), options), urlOrFile)
}

/** As openPage, in a profile that outlives the browser; `page.context().close()` ends that browser. */
export async function openInProfile(folder: string, urlOrFile: string, options: OpenOptions = {}): Promise<Page> {
  return openIn(await openContext(await launchProfile(folder, contextOptions(options)), options), urlOrFile)
}

/** A second tab beside the page: the same browser, the same storage. */
export async function openTab(page: Page, urlOrFile: string): Promise<Page> {
  return openIn(page.context(), urlOrFile)
}

/**
 * Waits until an expression of JavaScript is true on the page. Playwright's own `waitForFunction` evaluates in the page, which the
 * editor's policy forbids; this one goes through the debugger.
 */
export async function until(page: Page, expression: string, timeout = 15_000): Promise<void> {
  const end = Date.now() + timeout
  while (!(await isTrue(page, expression))) {
    if (Date.now() > end) throw new Error(`It did not become true: ${expression}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A page that is just being loaded says nothing yet. */
async function isTrue(page: Page, expression: string): Promise<boolean> {
  return page.evaluate<boolean>(`Boolean(${expression})`).catch((error: Error) => {
    if (/context was destroyed/.test(error.message)) return false
    throw error
  })
}

const open: BrowserContext[] = []

async function openContext(context: BrowserContext, options: OpenOptions): Promise<BrowserContext> {
  await watch(context, options.allowed)
  context.setDefaultTimeout(15_000)
  if (!options.firstVisit) await context.addInitScript(rememberTour)
  if (!options.shared) open.push(context)
  return context
}

/** In the page; on about:blank there is no storage. */
function rememberTour(): void {
  try {
    localStorage.setItem('tiaoli.tour', 'seen')
  } catch {}
}

async function openIn(context: BrowserContext, urlOrFile: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(addressOf(urlOrFile))
  return page
}

function addressOf(urlOrFile: string): string {
  return existsSync(urlOrFile) ? pathToFileURL(urlOrFile).href : urlOrFile
}

// Hooks after a test run in reverse: the pages are closed first, then problems.ts looks at what they have found.
afterEach(async ({ task }) => {
  const contexts = open.splice(0)
  const pages = task.result?.state === 'fail' ? contexts.flatMap((context) => context.pages()) : []
  for (const [i, page] of pages.entries()) await shot(page, `failed-${task.name}-${i + 1}`).catch(() => undefined)
  await Promise.all(contexts.map((context) => context.close().catch(() => undefined)))
})
