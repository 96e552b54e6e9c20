import type { IToken } from 'chevrotain'
import { nameText } from '../../../../grammar/actions.ts'
import { isName, splitAt } from '../../../../grammar/reader.ts'
import * as t from '../../../../grammar/tokens.ts'
import { type TypeName, typeNames } from '../../../../grammar/vocabulary.ts'
import { ruleSubject } from '../../names/resolve.ts'
import type { Subject } from '../../names/subject.ts'
import type { Inside } from '../context/place.ts'
import { expression, valuesOf } from './expression.ts'
import type { Items } from './items.ts'

const k = t.keywordTokens

/** Types, enumerations among them. */
export function types(items: Items, rank: number): void {
  items.subjects(
    rank,
    [...items.place.resolver.scope.enums.keys()].map((name): Subject => ({ kind: 'enum', name, owner: null })),
  )
  for (const [name, spellings] of Object.entries(typeNames)) items.type(rank + 1, name as TypeName, spellings)
}

export function entities(items: Items, rank: number): void {
  items.subjects(
    rank,
    [...items.place.resolver.scope.entities.keys()].map((name): Subject => ({ kind: 'entity', name, owner: null })),
  )
}

/** The tokens of the open part of a line behind its first colon outside brackets; null before it. */
const behindColon = (tokens: readonly IToken[]): readonly IToken[] | null => splitAt(tokens, t.Colon)?.behind ?? null

/** Behind the keyword of a declaration's head. */
export function head(items: Items, { keyword }: Inside): void {
  const { before } = items.place
  const tokens = before.slice(1)
  switch (keyword) {
    case 'for':
      if (tokens.length === 0) {
        entities(items, 0)
        items.keyword(1, 'notice', '')
      }
      return
    case 'scenario':
      if (tokens.length === 1) items.keyword(0, 'on')
      return
    case 'parameter':
    case 'compute':
      typed(items, tokens, keyword === 'compute')
      return
    case 'table':
      if (tokens.length === 1) items.keywords(0, ['first', 'collect', 'unique'], '')
      return
    case 'exception':
      exception(items, tokens)
      return
    case 'assert':
    case 'require': {
      const behind = behindColon(tokens)
      if (behind) expression(items, behind, null)
      return
    }
    default:
      return
  }
}

/** `参数 名：类型 ＝ 值`, `计算 名：类型 依次` */
function typed(items: Items, tokens: readonly IToken[], computes: boolean): void {
  const behind = behindColon(tokens)
  if (!behind) return
  const equal = splitAt(behind, t.Equal)
  if (equal) {
    const [type] = equal.before
    const reference = isName(type)
      ? { name: { text: nameText(type), span: emptySpan }, many: false, scale: null, unit: null, span: emptySpan }
      : null
    if (computes && equal.behind.length === 0) items.keyword(5, 'progressive', '')
    expression(items, equal.behind, reference)
    return
  }
  if (behind.length === 0) {
    types(items, 0)
    return
  }
  items.word(0, items.spelling === 'zh' ? '＝' : '=')
  if (computes) items.keywords(1, ['first', 'collect', 'unique'], '')
}

const emptySpan = { file: '', start: 0, end: 0 }

/** `例外 名 对于 目标 优先于 另一：当 … 则 …` */
function exception(items: Items, tokens: readonly IToken[]): void {
  const behind = behindColon(tokens)
  if (behind) {
    when(items, behind, { keyword: 'exception', lines: [items.place.before], declaration: null })
    return
  }
  const target = splitAt(tokens, k.for)
  if (!target) {
    if (tokens.length > 0) items.keyword(0, 'for')
    return
  }
  const over = splitAt(target.behind, k.beats)
  if (over) {
    const { scope } = items.place.resolver
    const [name] = over.before
    const rivals = scope.exceptions.filter(({ declaration }) => isName(name) && declaration.target.text === nameText(name))
    const owner = isName(name) ? changed(items, nameText(name))?.id : undefined
    items.subjects(
      0,
      rivals.map(({ declaration }): Subject => ({ kind: 'exception', name: declaration.name.text, owner: owner ?? '' })),
    )
  } else if (target.behind.length > 0) items.keyword(0, 'beats')
  else targets(items)
}

const changed = ({ place: { resolver, frame } }: Items, name: string) =>
  resolver.rule(frame.entity, name) ?? resolver.table(frame.entity, name)

/** Results and tables that an exception may change. */
function targets(items: Items): void {
  const { resolver, frame } = items.place
  const fits = ({ entity }: { readonly entity: string | null }) => entity === frame.entity || entity === null
  items.subjects(0, [...resolver.scope.rules.values()].filter(fits).map(ruleSubject))
  items.subjects(
    1,
    [...resolver.scope.tables.values()].filter(fits).map(({ name, entity }): Subject => ({ kind: 'table', name, owner: entity })),
  )
}

/** `当 … 则 …` of a computation or an exception. */
export function when(items: Items, tokens: readonly IToken[], inside: Inside): void {
  const then = splitAt(tokens, k.then)
  if (then) {
    inside.keyword === 'compute' ? computed(items, then.behind, inside) : changedTo(items, then.behind, inside)
    return
  }
  if (tokens.length === 0) items.keyword(0, 'when')
  else expression(items, tokens, null)
}

function computed(items: Items, tokens: readonly IToken[], { lines }: Inside): void {
  const name = lines[0]?.[1]
  const { resolver, frame } = items.place
  expression(items, tokens, (isName(name) && resolver.rule(frame.entity, nameText(name))?.type) || null)
}

/** What an exception gives: a value, or of a table with several results `结果：值`. */
function changedTo(items: Items, tokens: readonly IToken[], { lines }: Inside): void {
  const { resolver, frame } = items.place
  const target = splitAt(lines[0] ?? [], k.for)?.behind[0]
  const rule = isName(target) ? resolver.rule(frame.entity, nameText(target)) : undefined
  const table = isName(target) && !rule ? resolver.table(frame.entity, nameText(target)) : undefined
  const named = splitAt(tokens, t.Colon)
  if (table && !named) {
    const results = table.declaration.results.map(({ name }): Subject => ({ kind: 'rule', name: name.text, owner: table.entity }))
    items.subjects(0, results, items.colon)
  }
  const name = named?.before.at(-1)
  const result = isName(name) ? resolver.rule(frame.entity, nameText(name)) : rule
  expression(items, named?.behind ?? tokens, result?.type ?? null)
}

/** A line of an entity: `名：类型 可选 默认 值 范围` */
export function field(items: Items, tokens: readonly IToken[]): void {
  const behind = behindColon(tokens)
  if (!behind) return
  const last = behind.at(-1)
  if (!last) {
    types(items, 0)
    items.keyword(2, 'many')
  } else if (last.tokenType === k.many) entities(items, 0)
  else if (last.tokenType === k.default) {
    const [type] = behind
    if (!isName(type)) return
    valuesOf(items, 0, { name: { text: nameText(type), span: emptySpan }, many: false, scale: null, unit: null, span: emptySpan })
  } else items.keywords(0, ['optional', 'default'])
}
