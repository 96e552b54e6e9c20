import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium as playwright } from 'playwright-core'
import { afterAll } from 'vitest'
import { type Chromium, chromium } from './chromium.ts'

/**
 * No sandbox, since tests run as root in containers; no GPU; nothing of its own that would look for a network. Names other than
 * this machine's lead nowhere, so that even a request that no test saw stays here.
 */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

let found: Chromium | undefined
let shared: Promise<Browser> | undefined

const options = () => {
  found ??= chromium()
  return { executablePath: found.path, env: found.env, args, timeout: 60_000 }
}

/** The browser of this test file, started with the first call and closed after its last test. */
export function launch(): Promise<Browser> {
  shared ??= playwright.launch(options())
  return shared
}

/** A browser whose profile outlives it, in a folder of its own: for what has to be found again after a crash. */
export function launchProfile(folder: string, context: BrowserContextOptions): Promise<BrowserContext> {
  return playwright.launchPersistentContext(folder, { ...options(), ...context })
}

/** Ends the browser of a profile as a power cut would. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser()
  if (!browser) throw new Error('the context has no browser of its own')
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const closed = new Promise((resolve) => context.once('close', resolve))
  for (const { type, id } of processInfo) if (type === 'browser') process.kill(id, 'SIGKILL')
  await closed
}

/** A new, empty folder for a profile, removed after the test file. */
export function newProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-profile-'))
  removeAfterwards(folder)
  return folder
}

/** Removes a folder after the last test of the file. */
export function removeAfterwards(folder: string): void {
  folders.push(folder)
}

const folders: string[] = []

afterAll(async () => {
  const browser = await shared
  shared = undefined
  await browser?.close()
  // A browser that was killed may still be writing.
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
})
