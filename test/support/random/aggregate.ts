import type { Kind } from '../../../engine/types/operators.ts'
import type { Keyword } from '../../../grammar/vocabulary.ts'
import { type Author, condition, decimalKinds, expression, plain } from './expression.ts'
import { type Readable, type RelationName, type Scope, type Written, within } from './scope.ts'
import { keyword } from './words.ts'

/** 合计, 最大, 个数 … of the kind over one of the relations in scope; null where none gives the kind. */
export function aggregate(author: Author, scope: Scope, kind: Kind, depth: number): Written | null {
  const { draw } = author
  const relation = draw.one(scope.relations)
  const inner = within(scope, relation)
  if (kind === 'boolean') return quantified(author, inner, relation, depth)
  if (kind === 'integer' && draw.chance(2)) return counted(author, inner, relation, depth)
  const members = inner.readables.filter((r) => r.kind === kind && isMember(r, relation))
  if (members.length === 0 || !(decimalKinds.has(kind) || ordered.has(kind))) return null
  const word = draw.one<Keyword>(decimalKinds.has(kind) ? ['sum', 'maximum', 'minimum'] : ['maximum', 'minimum'])
  const body = bodyOf(author, inner, draw.one(members), depth)
  return { ...plain(kind), text: bracketed(author, word, body.text, inner, depth), scale: body.scale, whole: body.whole + 2 }
}

const ordered: ReadonlySet<Kind> = new Set(['date', 'instant', 'months', 'days', 'minutes'])
const isMember = (readable: Readable, { name }: RelationName): boolean => readable.text.startsWith(`${name}.`)

/** The relation is named first, so that it is the one that is gone through. */
function bodyOf(author: Author, inner: Scope, member: Written, depth: number): Written {
  if (depth < 2 || !decimalKinds.has(member.kind) || !author.draw.chance(3)) return member
  const other = expression(author, inner, member.kind, depth - 2)
  return {
    ...member,
    text: `（${member.text} ＋ ${other.text}）`,
    scale: Math.max(member.scale, other.scale),
    whole: Math.max(member.whole, other.whole) + 1,
  }
}

function bracketed(author: Author, word: Keyword, body: string, inner: Scope, depth: number): string {
  const when = author.draw.chance(2) ? ` ${keyword(author.tongue, 'when')} ${condition(author, inner, depth - 1).text}` : ''
  return `（${keyword(author.tongue, word)} ${body}${when}）`
}

function counted(author: Author, inner: Scope, relation: RelationName, depth: number): Written {
  return { ...plain('integer'), text: bracketed(author, 'count', relation.name, inner, depth), whole: 3 }
}

function quantified(author: Author, inner: Scope, relation: RelationName, depth: number): Written {
  const word = author.draw.one(['exists', 'all'] as const)
  if (word === 'exists') return { ...plain('boolean'), text: bracketed(author, word, relation.name, inner, depth) }
  const when = `${keyword(author.tongue, 'when')} ${condition(author, inner, depth - 1).text}`
  return { ...plain('boolean'), text: `（${keyword(author.tongue, word)} ${relation.name} ${when}）` }
}
