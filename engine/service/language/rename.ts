import type * as ast from '../../../grammar/ast.ts'
import type { Edit, Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import { keywords, typeNameOf } from '../../../grammar/vocabulary.ts'
import { ruleId, type Scope } from '../../names/symbols.ts'
import { functionNames } from '../../program/lower/call.ts'
import { namesOf, occurrenceAt, occurrencesOf, treeOf } from '../names/names.ts'
import type { NameKind, Occurrence, Subject } from '../names/subject.ts'
import { writtenName } from '../names/written.ts'
import type { Document } from '../workspace.ts'
import { everywhere } from './references.ts'
import { languageTexts } from './texts.ts'

export interface RenameOptions {
  /** Other notices of the workspace: what they share with this one is renamed there too. */
  readonly others?: readonly Document[]
  /** Whether a file may be changed; by default every file of the notice may. */
  readonly editable?: (file: string) => boolean
}

export interface Refused {
  readonly kind: 'refused'
  /** Why, in the reader's language. */
  readonly reason: string
}

export type RenameTarget = { readonly kind: 'name'; readonly span: Span; readonly name: string } | Refused
export type Renamed = { readonly kind: 'edits'; readonly edits: readonly Edit[] } | Refused

/** Free text to the end of a line, not a name of the grammar. */
const titles: ReadonlySet<NameKind> = new Set(['assertion', 'duty', 'case'])

/** What would be renamed at an offset, or why nothing can be. */
export function renameTarget(
  document: Document,
  file: string,
  offset: number,
  language: Language,
  options: RenameOptions = {},
): RenameTarget {
  const texts = languageTexts[language]
  const found = occurrenceAt(document, file, offset)
  if (!found) return refused(texts.renameNothing)
  const { subject, span } = found
  if (subject.kind === 'clause') return refused(texts.renameClause)
  const declared = everywhere(document, subject, options.others ?? []).filter(({ role }) => role === 'declaration')
  if (declared.length === 0) return refused(texts.renameNothing)
  const outside = declared.find((each) => options.editable?.(each.span.file) === false)
  return outside ? refused(texts.renameOutside(outside.span.file)) : { kind: 'name', span, name: subject.name }
}

const refused = (reason: string): Refused => ({ kind: 'refused', reason })

/** Changes a name everywhere: in rules, cases and bound numbers of all files. 「」 are put on or taken off as needed. */
export function rename(
  document: Document,
  file: string,
  offset: number,
  newName: string,
  language: Language,
  options: RenameOptions = {},
): Renamed {
  const target = renameTarget(document, file, offset, language, options)
  if (target.kind === 'refused') return target
  const { subject } = occurrenceAt(document, file, offset) as Occurrence
  const name = newName.trim().replace(/^「(.*)」$/, '$1')
  if (name === subject.name) return { kind: 'edits', edits: [] }
  const places = everywhere(document, subject, options.others ?? [])
  const reason = [document, ...(options.others ?? [])].map((each) => reasonAgainst(each, subject, name, places, language)).find(Boolean)
  if (reason) return refused(reason)
  const text = titles.has(subject.kind) ? name : (writtenName(name) as string)
  const edits = places.map(({ span }) => ({ span, text }))
  return { kind: 'edits', edits: [...edits, ...bracketed([document, ...(options.others ?? [])], places, text)] }
}

function reasonAgainst(
  document: Document,
  subject: Subject,
  name: string,
  places: readonly Occurrence[],
  language: Language,
): string | null {
  const texts = languageTexts[language]
  if (name === '') return texts.renameEmpty
  const inProse = places.some((place) => place.inProse)
  if (!isValid(subject.kind, name) || (inProse && /[<>\\]/.test(name))) return texts.renameInvalid(name)
  if (isBuiltIn(subject.kind, name)) return texts.renameBuiltIn(name)
  const known = new Set(places.map(({ span }) => `${span.file} ${span.start}`))
  const concerned = occurrencesOf(document, subject).some(({ span }) => known.has(`${span.file} ${span.start}`))
  return concerned && isTaken(document, subject, name) ? texts.renameTaken(name) : null
}

function isValid(kind: NameKind, name: string): boolean {
  if (titles.has(kind)) return !/[\r\n]|\/\//.test(name) && !/[:：]$/.test(name) && !(kind === 'assertion' && /[:：]/.test(name))
  return writtenName(name) !== null && !name.includes('//')
}

/** Words that mean something of the language's own even as a name. */
function isBuiltIn(kind: NameKind, name: string): boolean {
  if (kind === 'enum') return typeNameOf(name) !== undefined
  if (kind === 'parameter') return functionNames.includes(name) || isBaseDate(name)
  return (kind === 'field' || kind === 'rule' || kind === 'member') && isBaseDate(name)
}

const isBaseDate = (name: string): boolean => (keywords.baseDate as readonly string[]).includes(name)

/** Whether something else goes by the name where both could be meant. */
function isTaken(document: Document, { kind, owner }: Subject, name: string): boolean {
  const { scope, membersOf } = readable(document)
  const ownSpace = () => isOfEntity(scope, owner ?? '', name)
  const anyRecord = () => [...scope.entities.keys()].some((entity) => isOfEntity(scope, entity, name))
  const values = () => scope.parameters.has(name) || scope.rules.get(name)?.entity === null
  switch (kind) {
    case 'enum':
      return scope.enums.has(name)
    case 'member':
      return membersOf(owner ?? '').includes(name) || values() || [...scope.rules.values()].some((rule) => rule.name === name)
    case 'field':
    case 'relation':
      return ownSpace() || values()
    case 'rule':
      return (owner === null ? isGlobal(scope, name) || anyRecord() : ownSpace() || values()) || scope.members.has(name)
    case 'parameter':
      return isGlobal(scope, name) || anyRecord() || scope.members.has(name)
    case 'question':
    case 'entity':
      return isGlobal(scope, name)
    case 'table':
      return scope.tables.has(ruleId(owner, name)) || scope.rules.has(ruleId(owner, name))
    default:
      return occurrencesOf(document, { kind, owner, name }).some(({ role }) => role === 'declaration')
  }
}

function readable(document: Document) {
  const { resolver } = namesOf(document)
  return { scope: resolver.scope, membersOf: (enumeration: string) => resolver.membersOf(enumeration) }
}

const isOfEntity = (scope: Scope, entity: string, name: string): boolean =>
  scope.entities.get(entity)?.members.has(name) === true || scope.rules.has(ruleId(entity, name)) || scope.tables.has(ruleId(entity, name))

const isGlobal = (scope: Scope, name: string): boolean =>
  scope.parameters.has(name) ||
  scope.questions.has(name) ||
  scope.entities.has(name) ||
  scope.rules.get(name)?.entity === null ||
  scope.tables.get(name)?.entity === null

/** A target of a bound number that holds space or brackets has to stand in angle brackets. */
function bracketed(documents: readonly Document[], places: readonly Occurrence[], text: string): Edit[] {
  if (!/[\s()]/.test(text)) return []
  const bound = new Map<ast.Binding, string>()
  for (const { span, inProse } of places) {
    const module = inProse ? documents.map((document) => treeOf(document, span.file)).find((tree) => tree !== null) : null
    const binding = module?.bindings.find((each) => each.span.start <= span.start && span.end <= each.span.end)
    if (module && binding && module.text[targetOf(binding)] !== '<') bound.set(binding, span.file)
  }
  return [...bound.keys()].flatMap((binding) => [
    insertion(binding.span.file, targetOf(binding), '<'),
    insertion(binding.span.file, binding.span.end - 1, '>'),
  ])
}

/** Where a binding's target begins: behind `](`. */
const targetOf = ({ textSpan }: ast.Binding): number => textSpan.end + 2

const insertion = (file: string, at: number, text: string): Edit => ({ span: { file, start: at, end: at }, text })
