import type { Kind } from '../../../engine/types/operators.ts'
import { type Author, condition, decimalKinds, expression, leaf } from './expression.ts'
import { literal } from './literal.ts'
import type { Readable, Scope } from './scope.ts'
import { type Part, type Split, splitsOf } from './split.ts'
import { keyword, roundingText } from './words.ts'

/** What a rule gives, as it is declared. */
export interface Target {
  readonly name: string
  readonly kind: Kind
  readonly enumeration: string | null
  /** Decimal places that its type keeps. */
  readonly keeps: number
}

/** How a notice is drawn: `sound` ones have no gap, no conflict and nothing that never applies. */
export interface Style {
  readonly sound: boolean
  /** Whether the header rounds amounts. */
  readonly rounds: boolean
}

/** A value for the target: rounded in place where nothing else would bring it to the places that are kept. */
export function valueFor(author: Author, scope: Scope, style: Style, target: Target, depth: number): string {
  const { draw, tongue } = author
  if (draw.chance(12)) return keyword(tongue, 'silent')
  const value = expression(author, scope, target.kind, depth, target.enumeration)
  const settled = !decimalKinds.has(target.kind) || value.scale <= target.keeps || (target.kind === 'amount' && style.rounds)
  if (settled) return bare(value.text)
  return `${value.text} ${roundingText(draw, tongue, draw.one([...new Set([target.keeps, 0])]))}`
}

/** Without the outer brackets, where they hold one expression. */
function bare(text: string): string {
  if (!text.startsWith('（') || !text.endsWith('）')) return text
  let depth = 0
  for (const [index, character] of [...text].entries()) {
    if (character === '（') depth++
    if (character === '）' && --depth === 0) return index === text.length - 1 ? text.slice(1, -1) : text
  }
  return text
}

const note = ({ draw, tongue }: Author): string =>
  draw.chance(6) ? ` ${keyword(tongue, draw.one(['derived', 'assumed'] as const))} “据此”` : ''

/** The lines of 当 … 则 … under a computation, and the policy that stands behind its type. */
export function cases(author: Author, scope: Scope, style: Style, target: Target): { policy: string; lines: string[] } {
  const { draw, tongue } = author
  const policy = draw.one(decimalKinds.has(target.kind) ? (['unique', 'first', 'collect'] as const) : (['unique', 'first'] as const))
  const conditions = style.sound ? soundConditions(author, scope, policy) : anyConditions(author, scope)
  const word = (key: Parameters<typeof keyword>[1]) => keyword(tongue, key)
  const value = () => valueFor(author, scope, style, target, 1)
  const lines = conditions.all.map((when) => `${word('when')} ${when} ${word('then')} ${value()}${note(author)}`)
  if (conditions.open && policy !== 'collect') lines.push(`${word('other')} ${value()}`)
  return { policy: policy === 'unique' ? '' : ` ${word(policy)}`, lines }
}

interface Conditions {
  readonly all: readonly string[]
  /** Whether something is left that none of them covers. */
  readonly open: boolean
}

const anyConditions = (author: Author, scope: Scope): Conditions => ({
  all: author.draw.times(1, 3, () => bare(condition(author, scope, 2).text)),
  open: author.draw.chance(2),
})

/** Unique: the parts of one split, or some of them. First and sum: conditions that look at different things. */
function soundConditions(author: Author, scope: Scope, policy: string): Conditions {
  const { draw } = author
  const splits = distinctSubjects(splitsOf(author, scope, true))
  const [only] = splits
  if (!only || splits.length === 0) return { all: [], open: true }
  if (policy !== 'unique')
    return {
      all: splits
        .slice(0, draw.between(1, 3))
        .map((split) => split.parts[0] as Part)
        .map((p) => p.condition),
      open: true,
    }
  const kept = draw.some(only.parts, 1)
  return { all: kept.map((p) => p.condition), open: kept.length < only.parts.length }
}

/** One split for everything that is looked at, and only such as have a part that may not hold. */
export function distinctSubjects(splits: readonly Split[]): Split[] {
  const bySubject = new Map(splits.filter((split) => split.parts.length > 1).map((split) => [split.subject, split]))
  return [...bySubject.values()]
}

export interface Drawn {
  readonly text: string
  readonly results: readonly Target[]
}

/** `表 名` with a row for every combination of its columns' parts, merged here and there; unsound ones lose and change rows. */
export function table(
  author: Author,
  scope: Scope,
  style: Style,
  name: string,
  targets: readonly Target[],
  typeOf: (target: Target) => string,
): Drawn | null {
  const { draw, tongue } = author
  const splits = distinctSubjects(splitsOf(author, scope, style.sound)).slice(0, draw.between(1, 3))
  if (splits.length === 0) return null
  const summable = targets.every((t) => decimalKinds.has(t.kind))
  const policy = draw.one(summable ? (['unique', 'first', 'collect'] as const) : (['unique', 'first'] as const))
  const any = keyword(tongue, 'any')
  let rows = withOther(author, splits, combinations(author, splits))
  if (!style.sound) rows = spoiled(author, splits, rows)
  if (rows.length > 1 && policy === 'first' && draw.chance(2)) rows = [...rows.slice(0, -1), splits.map(() => any)]
  rows = withoutLoneOther(author, rows)
  const head = `| ${splits.map((s) => s.head).join(' | ')} || ${targets.map((t) => `${t.name}：${typeOf(t)}`).join(' | ')} |`
  const lines = rows.map((cells) => {
    const values = targets.map((target) => (draw.chance(3) ? valueFor(author, scope, style, target, 1) : plainValue(author, scope, target)))
    return `| ${cells.join(' | ')} || ${values.join(' | ')} |${note(author)}`
  })
  const word = policy === 'unique' ? '' : ` ${keyword(tongue, policy)}`
  const text = [`${keyword(tongue, 'table')} ${name}${word}`, ...[head, ...lines].map((line) => `  ${line}`)].join('\n')
  return { text, results: targets }
}

function plainValue(author: Author, scope: Scope, target: Target): string {
  const nothing: Scope = { ...scope, readables: [], parameters: [], relations: [] }
  if (target.kind === 'enum') return leaf(author, nothing, 'enum', target.enumeration).text
  const made = literal(author.draw, author.tongue, target.kind === 'identity' ? 'text' : target.kind)
  return made.scale <= target.keeps ? made.text : target.kind === 'ratio' || target.kind === 'number' ? '0' : made.text
}

/** Every combination of parts, where a first column's part may do without the columns behind it. */
function combinations(author: Author, splits: readonly Split[]): string[][] {
  const any = keyword(author.tongue, 'any')
  const [first, ...rest] = splits
  if (!first) return [[]]
  return first.parts.flatMap((part) => {
    const behind = rest.length > 0 && author.draw.chance(3) ? [rest.map(() => any)] : combinations(author, rest)
    return behind.map((cells) => [part.cell, ...cells])
  })
}

/** One cell of a column may be 其它, where the column's other rows name everything else. */
function withOther({ draw, tongue }: Author, splits: readonly Split[], rows: readonly string[][]): string[][] {
  const column = draw.below(splits.length)
  const parts = (splits[column] as Split).parts.map((p) => p.cell)
  const last = parts[parts.length - 1] as string
  const named = new Set(rows.map((cells) => cells[column]))
  if (!draw.chance(2) || !parts.every((p) => named.has(p))) return [...rows]
  return rows.map((cells) => cells.map((cell, index) => (index === column && cell === last ? keyword(tongue, 'other') : cell)))
}

/** A row left out, a row twice, a cell that says something else. */
function spoiled({ draw, tongue }: Author, splits: readonly Split[], rows: readonly string[][]): string[][] {
  const kept = rows.filter(() => !draw.chance(5))
  const again = draw.chance(3) && rows.length > 0 ? [draw.one(rows)] : []
  const all = (kept.length > 0 ? kept : rows).concat(again)
  return all.map((cells) =>
    cells.map((cell, index) =>
      draw.chance(8) ? draw.one([keyword(tongue, 'any'), ...(splits[index] as Split).parts.map((p) => p.cell)]) : cell,
    ),
  )
}

/** 其它 needs another row of its column that names something. */
function withoutLoneOther({ tongue }: Author, rows: readonly string[][]): string[][] {
  const [other, any] = [keyword(tongue, 'other'), keyword(tongue, 'any')]
  const named = (column: number, row: readonly string[]) => rows.some((r) => r !== row && r[column] !== other && r[column] !== any)
  return rows.map((row) => row.map((cell, column) => (cell === other && !named(column, row) ? any : cell)))
}

/** Something to read that a rule gives. */
export function readableOf({ name, kind, enumeration, keeps }: Target): Readable {
  return { text: name, kind, enumeration, scale: keeps, whole: 9, optional: false, derived: true, range: null }
}
