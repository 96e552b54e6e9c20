import type { IToken, TokenType } from 'chevrotain'
import { nameText } from '../../../../grammar/actions.ts'
import type * as ast from '../../../../grammar/ast.ts'
import { isName, Reader } from '../../../../grammar/reader.ts'
import * as t from '../../../../grammar/tokens.ts'
import { type Keyword, typeNameOf } from '../../../../grammar/vocabulary.ts'
import { type Operator, operators } from '../../../types/operators.ts'
import { fieldSubject, memberSubject, ruleSubject } from '../../names/resolve.ts'
import type { Subject } from '../../names/subject.ts'
import type { Items } from './items.ts'

const k = t.keywordTokens

/** What may stand behind the tokens of an expression; `expected` is the type that its value must have, where that is known. */
export function expression(items: Items, tokens: readonly IToken[], expected: ast.TypeReference | null): void {
  const last = tokens[tokens.length - 1]
  if (last?.tokenType === k.question) {
    questions(items, 0)
    return
  }
  if (last?.tokenType === k.basis) {
    clauses(items)
    return
  }
  if (last?.tokenType === t.Dot) {
    elements(items, tokens[tokens.length - 2])
    return
  }
  const compared = comparison(tokens)
  if (compared) {
    comparedWith(items, compared)
    return
  }
  if (last && endsOperand(last)) {
    infix(items, tokens)
    return
  }
  operands(items, expected)
}

const operandEnds: ReadonlySet<TokenType> = new Set([
  ...[t.Word, t.QuotedName, t.NumberToken, t.Day, t.Month, t.Year, t.Instant, t.TextToken, t.Close, t.BoundSuffix, t.RoundingPhrase],
  ...[k.yes, k.no, k.half, k.silent, k.baseDate, k.any, k.other],
])

const endsOperand = ({ tokenType }: IToken): boolean => operandEnds.has(tokenType)

interface Comparison {
  readonly subject: readonly IToken[]
}

const verbs: ReadonlySet<TokenType> = new Set([k.is, k.isNot, k.in, t.Equal, t.NotEqual])
const listed: ReadonlySet<TokenType> = new Set([t.Word, t.QuotedName, t.Enumeration, t.Comma])

/** What stands before 为, ＝ … where the tokens end in one, or in a list of values behind one. */
function comparison(tokens: readonly IToken[]): Comparison | null {
  const last = tokens[tokens.length - 1]
  if (!last || (!verbs.has(last.tokenType) && last.tokenType !== t.Enumeration && last.tokenType !== t.Comma)) return null
  let at = tokens.length - 1
  while (at > 0 && listed.has((tokens[at] as IToken).tokenType)) at--
  const verb = tokens[at]
  return verb && verbs.has(verb.tokenType) ? { subject: subjectBefore(tokens.slice(0, at)) } : null
}

/** The name, 就诊.费用 or 疑义 A04 that ends the tokens. */
function subjectBefore(tokens: readonly IToken[]): readonly IToken[] {
  const count = tokens[tokens.length - 2]?.tokenType === t.Dot ? 3 : tokens[tokens.length - 2]?.tokenType === k.question ? 2 : 1
  return tokens.slice(-count)
}

function comparedWith(items: Items, { subject }: Comparison): void {
  const { resolver, frame, module } = items.place
  const [first, second] = subject
  if (first?.tokenType === k.question && second) {
    readings(items, nameText(second))
    return
  }
  const reader = new Reader(module.file, module.text)
  const relation = isName(first) && subject.length === 3 ? resolver.relation(frame, nameText(first)) : null
  const inside = relation
    ? { ...frame, relations: [...frame.relations, { name: relation.symbol.name, entity: relation.symbol.declaration.type.name.text }] }
    : frame
  const type = subject.length > 0 ? resolver.typeOf(inside, reader.expression(subject, 0)) : null
  valuesOf(items, 0, type)
  if (type === null || !resolver.enumOf(type)) operands(items, type)
}

/** The members of an enumeration, 是 and 否 of a 是否; nothing for types whose values are written out. */
export function valuesOf(items: Items, rank: number, type: ast.TypeReference | null): void {
  const { resolver } = items.place
  const enumeration = resolver.enumOf(type)
  if (enumeration !== null)
    items.subjects(
      rank,
      resolver.membersOf(enumeration).map((name) => memberSubject(enumeration, name)),
    )
  if (type && typeNameOf(type.name.text) === 'boolean') items.keywords(rank, ['yes', 'no'], '')
}

export function questions(items: Items, rank: number): void {
  items.subjects(
    rank,
    [...items.place.resolver.scope.questions.keys()].map((name): Subject => ({ kind: 'question', name, owner: null })),
  )
}

export function readings(items: Items, question: string): void {
  const known = items.place.resolver.scope.questions.get(question)?.declaration.readings ?? []
  items.subjects(
    0,
    known.map(({ name }): Subject => ({ kind: 'reading', name: name.text, owner: question })),
  )
}

function clauses(items: Items): void {
  const { module } = items.place
  for (const { path } of module.clauses) items.word(0, path)
}

/** Fields and results of the records behind 就诊. */
function elements(items: Items, object: IToken | undefined): void {
  const { resolver, frame } = items.place
  const relation = isName(object) ? resolver.relation(frame, nameText(object)) : null
  if (!relation) return
  const entity = relation.symbol.declaration.type.name.text
  items.subjects(0, ofEntity(items, entity, 'field'))
}

/** Fields and results of an entity. */
export function ofEntity(items: Items, entity: string | null, ...kinds: readonly Subject['kind'][]): Subject[] {
  const { scope } = items.place.resolver
  const members = entity === null ? [] : [...(scope.entities.get(entity)?.members.values() ?? [])]
  const fields = members.map((member) => fieldSubject(entity as string, member)).filter(({ kind }) => kinds.includes(kind))
  return [...fields, ...[...scope.rules.values()].filter((rule) => rule.entity === entity).map(ruleSubject)]
}

const conditionWords: readonly Keyword[] = ['is', 'isNot', 'in', 'and', 'or']

/** What joins an operand to the next. */
function infix(items: Items, tokens: readonly IToken[]): void {
  const first = tokens[0]?.tokenType
  const opened = tokens.some(({ tokenType }) => tokenType === k.then)
  if (first === k.when && !opened) items.keyword(0, 'then')
  items.keywords(1, conditionWords)
  if (!tokens.some(({ tokenType }) => tokenType === k.when) && tokens.some((token) => aggregates.has(token.tokenType)))
    items.keyword(1, 'when')
  for (const id of [
    'add',
    'subtract',
    'multiply',
    'divide',
    'greaterOrEqual',
    'lessOrEqual',
    'greater',
    'less',
    'equal',
    'notEqual',
  ] as const) {
    const entry: Operator = operators[id]
    const spelling = (items.spelling === 'zh' ? entry.zh : entry.en)[0] as string
    items.operator(2, spelling, entry, `${spelling} `)
  }
  bounds(items, 3)
  for (const phrase of roundings[items.spelling]) items.word(4, phrase)
  if (first !== k.when || opened) items.keywords(5, ['derived', 'assumed', 'basis'])
}

/** 不低于, 以上 … as words. */
export function bounds(items: Items, rank: number): void {
  for (const entry of [operators.greaterOrEqual, operators.lessOrEqual, operators.greater, operators.less] as readonly Operator[]) {
    for (const word of (items.spelling === 'zh' ? entry.zh : entry.en).slice(1)) items.operator(rank, word, entry, word)
  }
}

export const roundings = {
  zh: ['四舍五入到分', '四舍五入到元', '舍去到元', '进一到元', '四舍五入到4位小数'],
  en: ['rounded half up to cent', 'rounded half up to unit', 'rounded down to unit', 'rounded up to unit', 'rounded half up to 4 decimals'],
} as const

const aggregateWords: readonly Keyword[] = ['sum', 'count', 'exists', 'all', 'maximum', 'minimum']
const aggregates: ReadonlySet<TokenType> = new Set(aggregateWords.map((word) => k[word]))

/** Values: what has the type that is wanted first, then all other names, functions and words. */
export function operands(items: Items, expected: ast.TypeReference | null): void {
  const { resolver, frame } = items.place
  valuesOf(items, 0, expected)
  const names = values(items)
  const fits = (subject: Subject) => expected !== null && resolver.typeOfSubject(subject)?.name.text === expected.name.text
  items.subjects(1, names.filter(fits))
  items.subjects(2, names)
  functions(items, 3)
  items.keywords(4, ['not', 'question', 'silent'])
  items.keywords(4, ['baseDate', 'half', 'yes', 'no'], '')
  if (frame.entity !== null) items.keywords(4, aggregateWords)
}

/** Names of values: fields and results of the entity, results of the notice, parameters. */
function values({ place }: Items): Subject[] {
  const { resolver, frame } = place
  const { scope } = resolver
  const members = frame.entity === null ? [] : [...(scope.entities.get(frame.entity)?.members.values() ?? [])]
  const rules = [...scope.rules.values()].filter(({ entity }) => entity === frame.entity || entity === null)
  return [
    ...members.map((member) => fieldSubject(frame.entity as string, member)),
    ...rules.map(ruleSubject),
    ...[...scope.parameters.keys()].map((name): Subject => ({ kind: 'parameter', name, owner: null })),
  ]
}

function functions(items: Items, rank: number): void {
  for (const entry of Object.values(operators) as readonly Operator[]) {
    if (entry.form !== 'function') continue
    const word = (items.spelling === 'zh' ? entry.zh : entry.en)[0] as string
    const [open, close] = items.spelling === 'zh' ? ['（', '）'] : ['(', ')']
    items.operator(rank, word, entry, `${word}${open}$0${close}`)
  }
}
