import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Breaches of WCAG 2.2 AA, contrast included, one line an element: `rule: selector: what is wrong`. */
export async function axe(page: Page, within = 'html'): Promise<string[]> {
  // Through the debugger, since the page's policy lets no script in that is not the editor's.
  await page.evaluate(`${source};0`)
  const results = await page.evaluate(async (selector) => {
    const { axe: run } = window as unknown as { axe: { run(context: string, options: object): Promise<unknown> } }
    return run.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
  }, within)
  return (results as AxeResults).violations.flatMap(({ id, nodes }) => nodes.map((node) => lineOf(id, node)))
}

function lineOf(rule: string, node: AxeResults['violations'][number]['nodes'][number]): string {
  const reason = [...node.any, ...node.all, ...node.none][0]?.message ?? ''
  return `${rule}: ${node.target.join(' ')}: ${reason}`
}
