import type { BrowserContext, ConsoleMessage, Page, Request } from 'playwright-core'
import { afterEach } from 'vitest'

// What no test may let pass: a page is to be silent, and to speak with this machine alone.

const found = new Map<BrowserContext, string[]>()

/** Watches every page and worker of the context; its test fails if anything was found but what `allowed` matches. */
export async function watch(context: BrowserContext, allowed: readonly RegExp[] = []): Promise<void> {
  const problems: string[] = []
  const add = (problem: string) => {
    if (!allowed.some((pattern) => pattern.test(problem))) problems.push(problem)
  }
  found.set(context, problems)
  context.on('weberror', (error) => add(`error on the page: ${error.error().stack ?? String(error.error())}`))
  context.on('console', (message) => consoleProblem(message, add))
  context.on('request', (request) => requestProblem(request, add))
  context.on('page', (page) => page.on('crash', () => add('the page crashed')))
  // The browser lets no name but this machine's resolve; what a policy blocks never becomes a request, and is told here.
  await context.exposeBinding('tiaoliBlocked', (_, uri: string, directive: string) => add(`blocked by the policy: ${uri} (${directive})`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const told = (window as unknown as { tiaoliBlocked(uri: string, directive: string): void }).tiaoliBlocked
      told(event.blockedURI, event.effectiveDirective)
    })
  })
}

/** What was found so far, taken: the test has looked at it. */
export function takeProblems(page: Page): string[] {
  return found.get(page.context())?.splice(0) ?? []
}

afterEach(() => {
  const problems = [...found.values()].flatMap((list) => list.splice(0))
  if (problems.length > 0) throw new Error(`The page was not silent:\n${problems.join('\n')}`)
})

function consoleProblem(message: ConsoleMessage, add: (problem: string) => void): void {
  const { url, lineNumber } = message.location()
  if (message.type() === 'error') add(`console error: ${message.text()} (${url}:${lineNumber})`)
}

function requestProblem(request: Request, add: (problem: string) => void): void {
  if (!isLocal(request.url())) add(`request to another host: ${request.method()} ${request.url()}`)
}

const localProtocols = ['data:', 'blob:', 'file:', 'about:']
const localHosts = ['127.0.0.1', 'localhost', '[::1]']

export function isLocal(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return localProtocols.includes(protocol) || localHosts.includes(hostname)
}
