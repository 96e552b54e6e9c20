import type { Language } from '../../../../grammar/diagnostic.ts'
import type { Span } from '../../../../grammar/source.ts'
import { occurrenceAt, treeOf } from '../../names/names.ts'
import type { Document } from '../../workspace.ts'
import { bindingHover } from './binding.ts'
import { aboutSubject } from './subject.ts'
import { wordHover } from './word.ts'

/** What is known of what stands at an offset, as data; names and texts in it are the author's own and no markup. */
export interface Hover {
  readonly span: Span
  readonly about: About
}

export interface About {
  /** What kind of thing it is, in the reader's language: 参数, 关键词. */
  readonly kind: string
  readonly title: string
  /** A sentence or two about it; may be empty. */
  readonly text: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** As the rules write it: a body, an example; may be empty. */
  readonly code: string
  /** The prose that it stands for. */
  readonly quotations: readonly { readonly clause: string | null; readonly text: string }[]
}

/** What the name, keyword, operator or function at an offset is; null where there is nothing to say. */
export function hover(document: Document, file: string, offset: number, language: Language): Hover | null {
  const module = treeOf(document, file)
  if (!module) return null
  const found = occurrenceAt(document, file, offset)
  if (!found) return bindingHover(document, module, offset, language) ?? wordHover(module, offset, language)
  const about = aboutSubject(document, found.subject, language)
  return about && { span: found.span, about }
}

/** A hover as Markdown; the author's words stay text whatever they hold. */
export function hoverMarkdown({ kind, title, text, facts, code, quotations }: About): string {
  const parts = [
    `**${escaped(title)}** · ${escaped(kind)}`,
    text && escaped(text),
    facts.map(({ label, value }) => `- ${escaped(label)}${/\p{Script=Han}/u.test(label) ? '：' : ': '}${escaped(value)}`).join('\n'),
    code && fenced(code),
    quotations.map((quoted) => `> ${quoted.clause === null ? '' : `${escaped(quoted.clause)}　`}“${escaped(quoted.text)}”`).join('\n>\n'),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ')

/** A fence that the code itself can't close. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}tiaoli\n${code}\n${fence}`
}
