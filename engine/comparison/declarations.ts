import { formatDecimal } from '../number/decimal.ts'
import { decimalOf } from '../program/apply.ts'
import type { Assertion, Duty, Entity, Enumeration, Field, Program, Question } from '../program/program.ts'
import { same, showLiteral } from '../program/show.ts'
import { describeType } from '../types/type.ts'
import type { Change, Part } from './comparison.ts'
import type { Context } from './context.ts'
import type { Keys } from './key.ts'
import { pairedFurther, pairs } from './pairs.ts'
import { changed, expressionPart, oneSided, part, textPart } from './parts.ts'
import { quoted, type Side } from './side.ts'

interface Named {
  readonly name: string
  readonly span: Enumeration['span']
  readonly clause?: string | null
}

/** How declarations of one kind are compared. */
interface Kind<T extends Named> {
  readonly list: (program: Program) => readonly T[]
  /** What it says, whatever its name; null where two that say the same need not be the same. */
  readonly content: (it: T, side: Side, context: Context) => string | null
  readonly parts: (before: T, after: T, context: Context) => Part[]
  readonly whole: (it: T, side: Side) => readonly (readonly [Part['aspect'], string, label?: string])[]
  readonly of?: (it: T) => string | null
}

/** Declarations of a kind by name; one under another name that says the same is renamed. */
function changesOf<T extends Named>(context: Context, kind: Kind<T>): Change[] {
  const { before, after } = context
  const byName = pairs(kind.list(before.program), kind.list(after.program), (it) => `${kind.of?.(it) ?? ''} ${it.name}`)
  const found = pairedFurther(
    byName,
    (it) => kind.content(it, before, context),
    (it) => kind.content(it, after, context),
  )
  const of = (it: T) => kind.of?.(it) ?? null
  const alone = (which: 'added' | 'removed', side: Side, it: T) => {
    const parts = kind.whole(it, side).map(([aspect, text, label]) => {
      const detail = label === undefined ? {} : { label }
      return which === 'added' ? part(aspect, null, same(text), detail) : part(aspect, same(text), null, detail)
    })
    return oneSided(which, it, parts, of(it))
  }
  return [
    ...found.removed.map((it) => alone('removed', before, it)),
    ...found.both.flatMap(([a, b]) => changed(a, b, kind.parts(a, b, context), of(b))),
    ...found.added.map((it) => alone('added', after, it)),
  ]
}

/** Items of a list that came or went; their order says nothing. */
function listParts(aspect: Part['aspect'], before: readonly string[], after: readonly string[]): Part[] {
  const { removed, added } = pairs(before, after, (it) => it)
  return [...removed.map((it) => part(aspect, same(it), null)), ...added.map((it) => part(aspect, null, same(it)))]
}

const enumerationKind: Kind<Enumeration> = {
  list: (program) => program.enumerations,
  content: ({ members }) => members.toSorted().join('、'),
  parts: (a, b) => listParts('member', a.members, b.members),
  whole: ({ members }) => [['member', members.join('、')]],
}

export const enumerationChanges = (context: Context): Change[] => changesOf(context, enumerationKind)

const assertionKind = (list: Kind<Assertion>['list']): Kind<Assertion> => ({
  list,
  content: ({ condition }, side, { before, keysBefore, keysAfter }) => (side === before ? keysBefore : keysAfter).of(condition),
  parts: (a, b, context) => expressionPart(context, 'condition', a.condition, b.condition),
  whole: ({ condition }, side) => [['condition', quoted(side, condition.span).zh]],
  of: ({ entity }) => entity,
})

export const assertionChanges = (context: Context): Change[] =>
  changesOf(
    context,
    assertionKind((program) => program.assertions),
  )
export const requirementChanges = (context: Context): Change[] =>
  changesOf(
    context,
    assertionKind((program) => program.requirements),
  )

/** 县区 默认 小店区 ≥ 0元 ≤ 280元: what a field declares, in one line. */
function fieldText(field: Field, side: Side): string {
  const { type, numeric, optional, earliest, latest } = field
  const bound = (text: string | null, to: string) => (text === null ? '' : `${to} ${text}`)
  const shown = (literal: string | null | undefined) => (literal == null ? null : showLiteral(type, literal).zh)
  const range = [
    bound(shown(numeric?.minimum) ?? (earliest && side.written(earliest.span)), '≥'),
    bound(shown(numeric?.maximum) ?? (latest && side.written(latest.span)), '≤'),
  ]
  const absent = field.default !== null ? `默认 ${showLiteral(type, field.default).zh}` : optional ? '可选' : ''
  return [describeType(type), absent, ...range].filter((text) => text !== '').join(' ')
}

interface Member {
  readonly name: string
  readonly text: string
  /** What it declares, whatever the words. */
  readonly key: string
}

function membersOf({ fields, relations }: Entity, side: Side, keys: Keys | null = null): Member[] {
  const many = relations.map(({ name, entity }) => ({ name, text: `多个 ${entity}`, key: entity }))
  const own = fields.map((field) => ({ name: field.name, text: fieldText(field, side), key: keys ? fieldKey(field, keys) : '' }))
  return [...own, ...many]
}

function fieldKey({ type, numeric, optional, default: fallback, earliest, latest }: Field, keys: Keys): string {
  const bounds = [numeric?.minimum, numeric?.maximum].map((bound) => (bound == null ? null : formatDecimal(decimalOf(bound))))
  return JSON.stringify([describeType(type), optional, fallback, ...bounds, earliest && keys.of(earliest), latest && keys.of(latest)])
}

const entityKind: Kind<Entity> = {
  list: (program) => program.entities,
  content: () => null,
  parts: (a, b, { before, after, keysBefore, keysAfter }) => {
    const { removed, both, added } = pairs(membersOf(a, before, keysBefore), membersOf(b, after, keysAfter), ({ name }) => name)
    return [
      ...removed.map(({ name, text }) => part('field', same(text), null, { label: name })),
      ...both.flatMap(([x, y]) => (x.key === y.key ? [] : [part('field', same(x.text), same(y.text), { label: y.name })])),
      ...added.map(({ name, text }) => part('field', null, same(text), { label: name })),
    ]
  },
  whole: (it, side) => membersOf(it, side).map(({ name, text }) => ['field', text, name] as const),
}

export const entityChanges = (context: Context): Change[] => changesOf(context, entityKind)

const questionKind: Kind<Question> = {
  list: (program) => program.questions,
  content: () => null,
  parts: (a, b) => [
    ...textPart('text', a.text, b.text),
    ...listParts(
      'reading',
      a.readings.map((r) => r.name),
      b.readings.map((r) => r.name),
    ),
    ...textPart('default', a.default, b.default),
  ],
  whole: ({ text, readings }) => [
    ['text', text],
    ['reading', readings.map((r) => r.name).join('、')],
  ],
}

export const questionChanges = (context: Context): Change[] => changesOf(context, questionKind)

/** What a deadline comes to, whatever the words. */
function deadlineKey(duty: Duty): string {
  return JSON.stringify(duty.deadlines.map((deadline) => ({ ...deadline, text: deadline.kind === 'indefinite' ? deadline.text : '' })))
}
const deadlineText = ({ deadlines }: Duty): string => deadlines.map((deadline) => deadline.text).join('；')

const dutyKind: Kind<Duty> = {
  list: (program) => program.duties,
  content: () => null,
  parts: (a, b) => [
    ...listParts('agencies', a.agencies, b.agencies),
    ...listParts('partners', a.partners, b.partners),
    ...(deadlineKey(a) === deadlineKey(b) ? [] : textPart('deadline', deadlineText(a) || null, deadlineText(b) || null)),
  ],
  whole: (it) => [
    ['agencies', it.agencies.join('、')],
    ...(it.partners.length > 0 ? [['partners', it.partners.join('、')] as const] : []),
    ...(it.deadlines.length > 0 ? [['deadline', deadlineText(it)] as const] : []),
  ],
}

export const dutyChanges = (context: Context): Change[] => changesOf(context, dutyKind)
