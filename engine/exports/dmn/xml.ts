/** An XML element; texts among its children are escaped when it is written. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

export function element(name: string, attributes: Readonly<Record<string, string>> = {}, children: Element['children'] = []): Element {
  return { name, attributes, children }
}

/** A document: its comments, each a block of safe lines, and one root. */
export function xmlDocument(comments: readonly string[], root: Element): string {
  const lines = comments.map((line) => `  ${line.replace(/-(?=-|$)/g, '- ')}`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!--\n${lines.map(printable).join('\n')}\n-->\n${written(root, '')}\n`
}

function written({ name, attributes, children }: Element, indent: string): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${attribute(value)}"`)].join(' ')
  if (children.length === 0) return `${indent}<${start}/>`
  // Whitespace inside a text would be part of it.
  if (children.every((child) => typeof child === 'string')) return `${indent}<${start}>${children.map(text).join('')}</${name}>`
  const inner = children.map((child) => (typeof child === 'string' ? text(child) : written(child, `${indent}  `)))
  return `${indent}<${start}>\n${inner.join('\n')}\n${indent}</${name}>`
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
const text = (value: string): string => printable(value).replace(/[&<>\r]/g, (mark) => marks[mark] ?? mark)
const attribute = (value: string): string =>
  printable(value)
    .replace(/[&<>"\r]/g, (mark) => marks[mark] ?? mark)
    .replace(/[\n\t]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** Characters that XML can't hold, in any spelling, become a replacement character. */
const printable = (value: string): string => value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
