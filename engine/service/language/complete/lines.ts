import type { IToken } from 'chevrotain'
import { nameText } from '../../../../grammar/actions.ts'
import { isName, splitAt } from '../../../../grammar/reader.ts'
import * as t from '../../../../grammar/tokens.ts'
import { type DeclarationKeyword, type Keyword, type Label, labelOf, labels } from '../../../../grammar/vocabulary.ts'
import { agencyEnums } from '../../../program/lower/duty.ts'
import { fieldSubject, memberSubject, ruleSubject } from '../../names/resolve.ts'
import type { Subject } from '../../names/subject.ts'
import type { Inside } from '../context/place.ts'
import { languageTexts } from '../texts.ts'
import { expression, questions, readings, roundings, valuesOf } from './expression.ts'
import { field, when } from './heads.ts'
import type { Items } from './items.ts'
import { recordCell, rowSnippet, tableCell } from './table.ts'

const k = t.keywordTokens
const isBar = (token: IToken | undefined): boolean => token?.tokenType === t.Bar || token?.tokenType === t.DoubleBar

const notes: readonly Keyword[] = ['quote', 'derived', 'assumed', 'basis']
const headerLabels: readonly Label[] = ['number', 'issuers', 'issued', 'baseDate', 'rounding', 'conformsTo']
const dutyLabels: readonly Label[] = ['agencies', 'partners', 'deadline', 'frequency']

type Handler = (items: Items, inside: Inside) => void

/** What a line takes, by the declaration that it stands in; in others only the notes that any declaration takes. */
const handlers: Partial<Record<DeclarationKeyword, Handler>> = {
  notice: (items, inside) => labelled(items, inside, headerLabels),
  duty: (items, inside) => labelled(items, inside, dutyLabels),
  scenario: scenarioLine,
  entity: (items) => field(items, items.place.before),
  question: questionLine,
  parameter: datedValue,
  compute: branch,
  exception: branch,
  table: tableLine,
  assert: (items) => expression(items, items.place.before, null),
  require: (items) => expression(items, items.place.before, null),
  case: caseLine,
}

/** A line under the head of a declaration. */
export function line(items: Items, inside: Inside): void {
  const { before } = items.place
  const [first] = before
  if (first && notes.includes(t.keywordOfToken(first) as Keyword)) {
    note(items, first, before)
    return
  }
  if (!first) items.keywords(8, notes)
  handlers[inside.keyword]?.(items, inside)
}

function scenarioLine(items: Items, inside: Inside): void {
  const { before } = items.place
  if (before.length === 0) items.keyword(0, 'reading')
  if (before[0]?.tokenType === k.reading) readingChoice(items, before)
  else labelled(items, inside, headerLabels)
}

function questionLine(items: Items): void {
  const { before } = items.place
  if (before.length === 0) items.keyword(0, 'reading')
  else readingDefault(items, before)
}

function tableLine(items: Items, inside: Inside): void {
  const [first] = items.place.before
  if (isBar(first)) tableCell(items, inside)
  else if (!first) rowSnippet(items, inside)
}

/** 推算 “…”, 依据 一（三） */
function note(items: Items, first: IToken, before: readonly IToken[]): void {
  if (first.tokenType === k.basis) {
    expression(items, before, null)
    return
  }
  if (before.length === 1) items.snippet(0, '“”', '“$1”', null, '“”')
}

function labelled(items: Items, inside: Inside, allowed: readonly Label[]): void {
  const [first, colon] = items.place.before
  if (first) {
    const label = labelOf(first.image)
    if (label && colon?.tokenType === t.Colon) labelValue(items, label)
    return
  }
  const given = new Set(inside.lines.map(([word]) => word && labelOf(word.image)))
  for (const name of allowed) if (!given.has(name)) items.labelled(0, name, labels[name])
}

function labelValue(items: Items, label: Label): void {
  const { resolver } = items.place
  const words = label === 'rounding' ? roundings : label === 'deadline' || label === 'frequency' ? deadlines : null
  for (const word of words?.[items.spelling] ?? []) items.word(0, word)
  const agencies = agencyEnums.find((name) => resolver.scope.enums.has(name))
  if ((label === 'agencies' || label === 'partners') && agencies !== undefined)
    items.subjects(
      0,
      resolver.membersOf(agencies).map((name) => memberSubject(agencies, name)),
    )
}

/** Forms of 期限 and 频次; see docs/language.md, section 23. */
const deadlines = {
  zh: ['每年2月末', '每年6月30日', '每年', '每年2次', '每月', '每日', '实时', '持续', '日常', '及时', '按时', '定期', '逐步'],
  en: [
    'every year by 06-30',
    'every year',
    'every year 2 times',
    'every month',
    'every day',
    'real time',
    'continuously',
    'promptly',
    'on time',
    'regularly',
  ],
} as const

/** `读法 名（默认）` */
function readingDefault(items: Items, before: readonly IToken[]): void {
  if (before.length === 2) items.word(0, items.spelling === 'zh' ? '（默认）' : '(default)')
}

/** `读法 A04：按隶属` */
function readingChoice(items: Items, before: readonly IToken[]): void {
  const [, question, colon] = before
  if (!question) questions(items, 0)
  else if (colon?.tokenType === t.Colon && before.length === 3) readings(items, nameText(question))
}

/** `2020年：550元` */
function datedValue(items: Items, { lines }: Inside): void {
  const { before, resolver } = items.place
  const behind = splitAt(before, t.Colon)?.behind
  const name = lines[0]?.[1]
  const type = isName(name) ? (resolver.scope.parameters.get(nameText(name))?.declaration.type ?? null) : null
  if (behind) {
    expression(items, behind, type)
    return
  }
  if (before.length > 0) {
    items.keyword(0, 'from', items.colon)
    return
  }
  const { snippet } = languageTexts[items.language]
  const year = items.spelling === 'zh' ? `\${1:2021}年：\${2:${snippet.value}}` : `\${1:2021}: \${2:${snippet.value}}`
  items.snippet(0, items.spelling === 'zh' ? '2021年：' : '2021:', year)
}

function branch(items: Items, inside: Inside): void {
  const { before } = items.place
  const [first] = before
  const { snippet } = languageTexts[items.language]
  if (!first) {
    const line = `${items.spelt('when')} \${1:${snippet.condition}} ${items.spelt('then')} \${2:${snippet.value}}`
    items.snippet(0, `${items.spelt('when')} … ${items.spelt('then')} …`, line, null, `${items.spelt('when')} dang when`)
    items.keyword(1, 'when')
    if (inside.keyword === 'compute') items.keyword(1, 'other')
    // The line may go on with what the line before began.
    items.keywords(2, ['and', 'or', 'then'])
  } else if (first.tokenType === k.other) when(items, [{ ...first, tokenType: k.then }, ...before.slice(1)], inside)
  else when(items, before, inside)
}

function caseLine(items: Items, inside: Inside): void {
  const { before, resolver, frame } = items.place
  const [first] = before
  if (!first) caseStart(items, inside)
  else if (isBar(first)) recordCell(items, inside)
  else if (first.tokenType === k.reading) readingChoice(items, before)
  else if (first.tokenType === k.expect) expectation(items, inside)
  else if (splitAt(before, t.Colon)?.behind.length === 0)
    valuesOf(items, 0, resolver.field(frame.entity, nameText(first))?.declaration.type ?? null)
}

/** `期望 名：值` */
function expectation(items: Items, inside: Inside): void {
  const { before, resolver, frame } = items.place
  const colon = splitAt(before, t.Colon)
  if (!colon) {
    if (before.length === 1) results(items, inside)
    return
  }
  if (colon.behind[0]?.tokenType === k.unknown) {
    reasons(items)
    return
  }
  if (colon.behind.length > 0) return
  const name = colon.before[1]
  valuesOf(items, 0, (isName(name) && resolver.rule(frame.entity, nameText(name))?.type) || null)
  const [open, close] = items.spelling === 'zh' ? ['（', '）'] : [' (', ')']
  items.snippet(1, items.spelt('unknown'), `${items.spelt('unknown')}${open}$1${close}`)
}

/** Fields that the case does not give yet, then 期望 and 读法. */
function caseStart(items: Items, { lines, declaration }: Inside): void {
  const { resolver, frame } = items.place
  const entity = frame.entity
  const given = new Set(lines.flatMap(([word]) => (word ? nameText(word) : [])))
  for (const { name } of declaration?.kind === 'case' ? declaration.fields : []) given.add(name.text)
  const members = entity === null ? [] : [...(resolver.scope.entities.get(entity)?.members.values() ?? [])]
  const open = members.filter(({ name }) => !given.has(name)).map((member) => fieldSubject(entity as string, member))
  items.keywords(1, ['expect', 'reading'])
  items.subjects(0, open, items.colon)
}

/** What the entity and the notice compute; what the case already expects last. */
function results(items: Items, { lines, declaration }: Inside): void {
  const { resolver, frame } = items.place
  const expected = new Set(lines.flatMap(([first, name]) => (first?.tokenType === k.expect && name ? nameText(name) : [])))
  for (const { name } of declaration?.kind === 'case' ? declaration.expectations : []) expected.add(name.text)
  const rules = [...resolver.scope.rules.values()].filter(({ entity }) => entity === frame.entity || entity === null)
  const fresh = (rule: (typeof rules)[number]) => !expected.has(rule.name)
  items.subjects(0, rules.filter((rule) => fresh(rule) && rule.entity === frame.entity).map(ruleSubject), items.colon)
  items.subjects(1, rules.filter(fresh).map(ruleSubject), items.colon)
}

/** For want of what a result is unknown. */
function reasons(items: Items): void {
  const { resolver, frame } = items.place
  const { scope } = resolver
  items.keyword(0, 'silent', '')
  for (const [name, { members }] of scope.entities) {
    const fields = [...members.values()].filter(({ kind }) => kind === 'field').map((member): Subject => fieldSubject(name, member))
    items.subjects(name === frame.entity ? 0 : 1, fields)
  }
  items.subjects(
    2,
    [...scope.parameters.keys()].map((name): Subject => ({ kind: 'parameter', name, owner: null })),
  )
}
