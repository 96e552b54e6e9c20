/**
 * What a file of the workspace is, by its first declaration.
 * - notice, scenario: can be worked on; `base` is the path that a scenario names, as written
 * - decisions: what was decided of a draft
 * - part: what notices use, and anything else
 */
export interface FileHead {
  readonly kind: 'notice' | 'scenario' | 'decisions' | 'part'
  readonly name: string | null
  readonly base: string | null
}

const part: FileHead = { kind: 'part', name: null, base: null }
const fence = /^[ \t]*```[ \t]*(?:tiaoli|条理)[^\n]*\n([\s\S]*?)^[ \t]*```/gm
const named = String.raw`[ \t\u3000]+(「[^」\n]*」|[^\s「」/]+)`
const notice = new RegExp(String.raw`^[ \t]*(?:通知|notice)${named}[ \t\u3000]*(?://.*)?\r?$`, 'm')
const scenario = new RegExp(
  String.raw`^[ \t]*(?:方案|scenario)${named}[ \t\u3000]+(?:基于|on)${named}(?:[ \t\u3000]+["“]([^"”\n]*)["”])?`,
  'm',
)

export function headOf(path: string, text: string): FileHead {
  if (/(^|\/)draft\.json$/.test(path)) return { ...part, kind: 'decisions' }
  if (/\.json$/i.test(path)) return part
  for (const rules of rulesOf(path, text)) {
    const head = declared(rules)
    if (head) return head
  }
  return part
}

function declared(rules: string): FileHead | null {
  const found = notice.exec(rules)
  if (found) return { kind: 'notice', name: plain(found[1]), base: null }
  const laid = scenario.exec(rules)
  return laid ? { kind: 'scenario', name: plain(laid[1]), base: laid[3] ?? null } : null
}

/** The rules of a literate file, one fence at a time; a file of rules alone is one. */
function* rulesOf(path: string, text: string): Generator<string> {
  if (!/\.md$/i.test(path)) return yield text
  for (const [, rules] of text.matchAll(fence)) yield rules ?? ''
}

const plain = (name = ''): string => name.replace(/^「(.*)」$/, '$1')
