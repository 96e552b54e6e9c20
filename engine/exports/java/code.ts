/** A Java expression that can be laid out over several lines. */
export type Code =
  /** A name, a literal, a call in one piece: stands anywhere without brackets. */
  | { readonly kind: 'atom'; readonly text: string }
  | { readonly kind: 'not'; readonly of: Code }
  | { readonly kind: 'infix'; readonly operator: string; readonly parts: readonly Code[] }
  | { readonly kind: 'choose'; readonly cases: readonly (readonly [when: Code, value: Code])[]; readonly otherwise: Code }
  /** `head(parts)`. */
  | { readonly kind: 'call'; readonly head: string; readonly parts: readonly Code[] }
  /** `of.name(parts)`. */
  | { readonly kind: 'method'; readonly of: Code; readonly name: string; readonly parts: readonly Code[] }

export const atom = (text: string): Code => ({ kind: 'atom', text })
export const infix = (operator: string, ...parts: readonly Code[]): Code => ({ kind: 'infix', operator, parts })
export const call = (head: string, ...parts: readonly Code[]): Code => ({ kind: 'call', head, parts })
export const method = (of: Code, name: string, ...parts: readonly Code[]): Code => ({ kind: 'method', of, name, parts })

/** How tightly operators bind: the larger, the tighter. */
const levels: Readonly<Record<string, number>> = {
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
}
const chooseLevel = 1
const notLevel = 8
const tightest = 9

function levelOf(code: Code): number {
  if (code.kind === 'infix') return levels[code.operator] as number
  return code.kind === 'choose' ? chooseLevel : code.kind === 'not' ? notLevel : tightest
}

/** Statements stand twelve columns further right in the end. */
const width = 104
const step = '    '

/** The text of an expression that stands behind `indent`; what is too long for a line goes over several. */
export const laid = (code: Code, indent: string): string => text(code, 0, indent)

function text(code: Code, level: number, indent: string): string {
  if (levelOf(code) < level) return `(${bare(code, indent)})`
  return bare(code, indent)
}

function bare(code: Code, indent: string): string {
  const line = flat(code)
  return indent.length + line.length <= width ? line : broken(code, indent + step)
}

function flat(code: Code): string {
  return written(code, (part, level) => (levelOf(part) < level ? `(${flat(part)})` : flat(part)), ' ', '')
}

/** `indent` is that of the lines after the first. */
function broken(code: Code, indent: string): string {
  const breaks = code.kind === 'infix' || code.kind === 'choose'
  return written(code, (part, level) => text(part, level, indent), breaks ? `\n${indent}` : ' ', breaks ? '' : `\n${indent}`)
}

/** `gap` stands before operators, `open` behind the bracket of a call. */
function written(code: Code, part: (code: Code, level: number) => string, gap: string, open: string): string {
  const listed = (parts: readonly Code[]) =>
    parts.length === 0 ? '()' : `(${open}${parts.map((each) => part(each, 0)).join(`,${open || ' '}`)})`
  switch (code.kind) {
    case 'atom':
      return code.text
    case 'not':
      return `!${part(code.of, notLevel)}`
    case 'infix': {
      const level = levels[code.operator] as number
      return code.parts.map((each, index) => part(each, index === 0 ? level : level + 1)).join(`${gap}${code.operator} `)
    }
    case 'choose': {
      const cases = code.cases.map(([when, value]) => `${part(when, chooseLevel + 1)} ? ${part(value, chooseLevel + 1)}${gap}: `)
      return `${cases.join('')}${part(code.otherwise, chooseLevel)}`
    }
    case 'call':
      return `${code.head}${listed(code.parts)}`
    case 'method':
      return `${part(code.of, tightest)}.${code.name}${listed(code.parts)}`
  }
}
