import type { IToken } from 'chevrotain'
import { nameText } from '../../../../grammar/actions.ts'
import type * as ast from '../../../../grammar/ast.ts'
import { isName, Reader } from '../../../../grammar/reader.ts'
import * as t from '../../../../grammar/tokens.ts'
import { fieldSubject } from '../../names/resolve.ts'
import type { Inside } from '../context/place.ts'
import { bounds, expression, operands, readings, valuesOf } from './expression.ts'
import { types } from './heads.ts'
import type { Items } from './items.ts'

const isBar = (token: IToken | undefined): boolean => token?.tokenType === t.Bar || token?.tokenType === t.DoubleBar

/** The cells of a row so far: those that are closed, and the tokens of the one that is open. */
interface Cells {
  readonly closed: readonly (readonly IToken[])[]
  readonly open: readonly IToken[]
  /** How many cells stand before `||`; null where it is not reached. */
  readonly conditions: number | null
}

function cellsOf(tokens: readonly IToken[]): Cells {
  const closed: IToken[][] = []
  let open: IToken[] = []
  let conditions: number | null = null
  for (const token of tokens.slice(1)) {
    if (!isBar(token)) open.push(token)
    else {
      closed.push(open)
      if (token.tokenType === t.DoubleBar) conditions = closed.length
      open = []
    }
  }
  return { closed, open, conditions }
}

/** A cell of a 表: in its head what it asks and gives, in a row what the column takes. */
export function tableCell(items: Items, { lines }: Inside): void {
  const { before } = items.place
  const titles = lines.slice(1).find(([first]) => isBar(first))
  const cells = cellsOf(before)
  if (!titles) {
    titleCell(items, cells)
    return
  }
  const head = cellsOf(titles)
  const { conditions } = head
  const column = cells.closed.length
  if (column >= head.closed.length) {
    items.keywords(0, ['derived', 'assumed', 'basis'])
    return
  }
  if (conditions !== null && column >= conditions) {
    resultCell(items, head.closed[column] ?? [], cells.open)
    return
  }
  conditionCell(items, head.closed[column] ?? [], cells.open)
}

function titleCell(items: Items, { open, conditions }: Cells): void {
  if (conditions === null) {
    expression(items, open, null)
    return
  }
  if (open.some(({ tokenType }) => tokenType === t.Colon)) types(items, 0)
}

function conditionCell(items: Items, title: readonly IToken[], open: readonly IToken[]): void {
  const { resolver, frame, module } = items.place
  const [first, second] = title
  items.keywords(1, ['any', 'other'], '')
  if (first?.tokenType === t.keywordTokens.question && second) {
    readings(items, nameText(second))
    return
  }
  const reader = new Reader(module.file, module.text)
  const type = title.length > 0 ? resolver.typeOf(frame, reader.expression(title, 0)) : null
  const last = open.at(-1)
  if (last && last.tokenType !== t.Enumeration && last.tokenType !== t.Comma && last.tokenType !== t.keywordTokens.not) {
    items.keywords(2, ['to'])
    bounds(items, 2)
    return
  }
  valuesOf(items, 0, type)
  items.keyword(2, 'not')
  if (!isListed(items, type)) {
    bounds(items, 2)
    operands(items, type)
  }
}

/** Whether a type's values are few and have names: then nothing else is compared with. */
function isListed({ place }: Items, type: ast.TypeReference | null): boolean {
  return type !== null && (place.resolver.enumOf(type) !== null || type.name.text === '是否' || type.name.text === 'boolean')
}

function resultCell(items: Items, title: readonly IToken[], open: readonly IToken[]): void {
  const { resolver, frame } = items.place
  const [name] = title
  const rule = isName(name) ? resolver.rule(frame.entity, nameText(name)) : undefined
  items.keyword(1, 'silent', '')
  expression(items, open, rule?.type ?? null)
}

/** A cell of the records of a relation in a case. */
export function recordCell(items: Items, { lines }: Inside): void {
  const { resolver, frame, before } = items.place
  const from = lines.findLastIndex(([first]) => !isBar(first))
  const [relation] = lines[from] ?? []
  const symbol = isName(relation) ? resolver.field(frame.entity, nameText(relation)) : undefined
  const entity = symbol?.declaration.type.name.text ?? ''
  const titles = lines.slice(from + 1).find(([first]) => isBar(first))
  const members = [...(resolver.scope.entities.get(entity)?.members.values() ?? [])]
  const cells = cellsOf(before)
  if (!titles) {
    const given = new Set(cells.closed.map(([name]) => (name ? nameText(name) : '')))
    items.subjects(
      0,
      members.filter(({ name }) => !given.has(name)).map((member) => fieldSubject(entity, member)),
    )
    return
  }
  const [title] = cellsOf(titles).closed[cells.closed.length] ?? []
  valuesOf(items, 0, title ? (resolver.field(entity, nameText(title))?.declaration.type ?? null) : null)
}

/** A row with a place for every cell, for the table whose head stands above. */
export function rowSnippet(items: Items, { lines }: Inside): void {
  const titles = lines.slice(1).find(([first]) => isBar(first))
  if (!titles) return
  const { closed, conditions } = cellsOf(titles)
  const cells = closed.map((_, index) => (index === conditions ? `|| \${${index + 1}} ` : `| \${${index + 1}} `))
  items.snippet(0, '|', `${cells.join('')}|$0`, null, '|')
}
