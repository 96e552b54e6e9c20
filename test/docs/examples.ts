import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/markdown'
import { type CaseOutcome, type Compiled, compile, type Loader, lineStarts, positionAt, runCases } from '../../engine/index.ts'

/**
 * An example of the documentation. Its info string says what it is:
 * ```` ```tiaoli ```` a file of rules with its 通知, `tiaoli base` the one that fragments stand behind, `tiaoli fragment`
 * declarations to be put behind that, ```` ````markdown notice ```` a whole notice. `shows:CODE` names a diagnostic that
 * it is there to show; without it, an example has none.
 */
export interface Example {
  readonly kind: 'rules' | 'base' | 'fragment' | 'notice'
  readonly text: string
  readonly shows: readonly string[]
  /** In the page, counted from 1. */
  readonly line: number
}

/** Every example of a page, in order. */
export function examplesOf(page: string): Example[] {
  const starts = lineStarts(page)
  return [...fencedBlocks(parser.parse(page).topNode)].flatMap((node) => {
    const info = textOf(page, node.getChild('CodeInfo')).split(/\s+/)
    const kind = kindOf(info)
    if (kind === null) return []
    const shows = info.flatMap((word) => (word.startsWith('shows:') ? word.slice('shows:'.length) : []))
    return [{ kind, text: textOf(page, node.getChild('CodeText')), shows, line: positionAt(starts, node.from).line }]
  })
}

function* fencedBlocks(node: SyntaxNode): Generator<SyntaxNode> {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'FencedCode') yield child
    else yield* fencedBlocks(child)
  }
}

const textOf = (page: string, node: SyntaxNode | null): string => (node ? page.slice(node.from, node.to) : '')

function kindOf([language, detail]: readonly string[]): Example['kind'] | null {
  if (language === 'markdown') return detail === 'notice' ? 'notice' : null
  if (language !== 'tiaoli') return null
  return detail === 'base' || detail === 'fragment' ? detail : 'rules'
}

/** Compiles an example; a fragment behind the page's base. References lead to the notices of policies/. */
export function compileExample(example: Example, base: string): Compiled {
  const entry = `policies/example/${example.kind === 'notice' ? 'notice.md' : 'notice.tiaoli'}`
  const compiled = compile(loaderOf(entry, example.kind === 'fragment' ? `${base}\n${example.text}` : example.text), entry)
  if (!compiled) throw new Error(`${entry} was not read`)
  return compiled
}

function loaderOf(entry: string, text: string): Loader {
  const onDisk = (path: string) => (path.startsWith('policies/') && existsSync(path) ? readFileSync(path, 'utf8') : null)
  return {
    read: (path) => (path === entry ? text : onDisk(path)),
    resolve: (from, reference) => posix.join(posix.dirname(from), reference),
    findNotice: () => null,
  }
}

/** The codes of all that the check finds, each once, in order of place. */
export function codesOf({ diagnostics }: Compiled): string[] {
  return [...new Set(diagnostics.map((found) => found.code))]
}

/** The cases of an example that do not give what they expect. */
export function failedCases({ program }: Compiled): CaseOutcome[] {
  return program ? runCases(program).cases.filter((each) => !each.passed) : []
}
