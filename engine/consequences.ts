import { nameText } from '../grammar/actions.ts'
import type * as ast from '../grammar/ast.ts'
import type { Diagnostic } from '../grammar/diagnostic.ts'
import type { Span } from '../grammar/source.ts'
import { tokenize } from '../grammar/tokens.ts'
import { Homes } from './homes.ts'
import { dependencyNodes } from './names/dependencies.ts'
import type { Scope, TableSymbol } from './names/symbols.ts'
import type { Header } from './program/program.ts'

/** What a check knows besides its findings: enough to tell what rests on what. */
export interface Checked {
  readonly scope: Scope
  readonly modules: readonly ast.Module[]
  readonly header: Header
  readonly sources: ReadonlyMap<string, string>
}

/**
 * One mistake is said once. A part that could not be read makes its table look incomplete, its names unknown and the prose
 * bound to it unsettled; what only follows from such an error is left out until that is corrected.
 */
export function withoutConsequences(found: readonly Diagnostic[], checked: Checked): readonly Diagnostic[] {
  const causes = found.filter(isCause)
  const gaps = found.filter(({ code }) => /^table\.(?:gap|overlap)$/.test(code))
  if (causes.length + gaps.length === 0) return found
  const around = new Surroundings(causes, gaps, checked)
  return found.filter((each) => !follows(each, around) && !(each.code === 'binding.undecided' && around.restsOnGap(each)))
}

const causing =
  /^(?:source|syntax|name|type|aggregate|constant|progressive|scenario)\.|^(?:block\.unclosed|use\.missing|case\.noValue|parameter\.(?:empty|noValue)|scale\.division\w+|range\.(?:empty|notBounds)|notice\.(?:item|noBaseDate|missing)|table\.(?:cellCount|noHead|noRows|otherAlone|resultCount|sumPolicy)|exception\.(?:values|beats\w+))$/

const isCause = ({ code, severity }: Diagnostic): boolean => severity === 'error' && causing.test(code)

/** Said only where nothing else is wrong in the same declaration. */
const ofWholeDeclaration =
  /^(?:table\.(?:gap|noRows)|parameter\.empty|notice\.noBaseDate|duty\.noAgency|case\.noExpectation|question\.defaults)$/
/** Said only where nothing is wrong in what is read for it. */
const ofValues =
  /^(?:binding\.(?:undecided|varies|mismatch)|assert\.\w+|conform\.(?:broken|undecided)|choice\.\w+|exception\.(?:tie\w*|never|changesNothing)|table\.(?:overlap\w*|rowNeverApplies|undecided|tooLarge))$/

function follows(found: Diagnostic, around: Surroundings): boolean {
  const { code, values } = found
  if (ofWholeDeclaration.test(code)) return around.wrongBeside(found)
  if (ofValues.test(code)) return around.restsOnUnread(found)
  if (code === 'notice.missing') return around.some(/^(?:source|scenario)\./)
  if (code === 'scale.tooFine' || code === 'scale.divisionUnrounded') return around.headerUnread && around.header.rounding === null
  if (code === 'parameter.noValue' || code === 'parameter.variesInYear')
    return around.headerUnread && values.year === around.header.baseDate
  if (code === 'name.unused' || code === 'question.noEffect') return around.meant(String(values.name))
  if (code !== 'name.unknown' && code !== 'type.unknown' && code !== 'name.noEntity') return false
  return around.unreadLines.includes(String(values.name)) || (around.some(/^(?:use\.|source\.(?:tooLarge|notText))/) && !values.close)
}

class Surroundings {
  readonly header: Header
  readonly headerUnread: boolean
  /** The text of the lines that could not be read: names that they were to declare are unknown because of that. */
  readonly unreadLines: string
  private readonly causeCodes: ReadonlySet<string>
  /** The names that misspelt ones may mean. */
  private readonly close: ReadonlySet<unknown>
  private readonly checked: Checked
  private readonly broken: readonly ast.Declaration[]
  /** Declarations that give some record no answer, or two. */
  private readonly gapped: readonly ast.Declaration[]
  private readonly declarations: Homes<ast.Declaration>
  private readonly bindings: Homes<ast.Binding>
  /** The codes of the errors in each broken declaration. */
  private readonly codes = new Map<ast.Declaration, Set<string>>()
  private unread: ReadonlySet<string> | null = null
  private unanswered: ReadonlySet<string> | null = null

  constructor(causes: readonly Diagnostic[], gaps: readonly Diagnostic[], checked: Checked) {
    this.causeCodes = new Set(causes.map(({ code }) => code))
    this.close = new Set(causes.map(({ values }) => values.close))
    this.checked = checked
    this.header = checked.header
    this.declarations = new Homes(checked.modules.flatMap((module) => module.declarations))
    this.bindings = new Homes(checked.modules.flatMap((module) => module.bindings))
    for (const { code, span } of causes)
      for (const home of this.declarations.at(span)) this.codes.set(home, (this.codes.get(home) ?? new Set()).add(code))
    this.broken = [...this.codes.keys()]
    this.gapped = gaps.flatMap(({ span }) => this.declarations.at(span))
    this.headerUnread = this.some(/^notice\./) || this.broken.some((d) => d.kind === 'notice')
    const lines = causes.filter(({ code }) => /^(?:syntax|table)\./.test(code)).map(({ span }) => this.lineOf(span))
    this.unreadLines = lines.join('\n')
  }

  some(codes: RegExp): boolean {
    return [...this.causeCodes].some((code) => codes.test(code))
  }

  /** Whether another error stands in the declaration of a finding. */
  wrongBeside(found: Diagnostic): boolean {
    const [home] = this.declarations.at(found.span)
    const codes = home ? (this.codes.get(home) ?? []) : []
    return [...codes].some((code) => code !== found.code)
  }

  /** Whether a declaration that could not be read in full names something, or a misspelt name may mean it. */
  meant(name: string): boolean {
    if (this.close.has(name)) return true
    return this.broken.some(({ span }) => this.textOf(span.file).slice(span.start, span.end).includes(name))
  }

  /** Whether what a binding or an assertion speaks of depends on something that could not be read in full. */
  restsOnUnread(found: Diagnostic): boolean {
    this.unread ??= idsResting(this.broken, this.checked.scope)
    const unread = this.unread
    // What the notice above requires is read with this notice's names, but stands in another.
    if (unread.has('') || found.code.startsWith('conform')) return unread.size > 0
    return this.speaksOf(found, unread)
  }

  /** Whether what a binding speaks of depends on a rule that gives some record no answer: that is said at the rule. */
  restsOnGap(found: Diagnostic): boolean {
    this.unanswered ??= idsResting(this.gapped, this.checked.scope)
    return this.speaksOf(found, this.unanswered)
  }

  private speaksOf(found: Diagnostic, names: ReadonlySet<string>): boolean {
    const home = this.homeOf(found.span)
    const words = home ? tokenize(this.textOf(home.file).slice(home.start, home.end), 0).tokens : []
    return words.some((word) => names.has(nameText(word)))
  }

  /** The declaration or bound number in which something stands. */
  private homeOf(span: Span): Span | undefined {
    return (this.declarations.at(span)[0] ?? this.bindings.at(span)[0])?.span
  }

  private lineOf({ file, start, end }: Span): string {
    const text = this.textOf(file)
    const next = text.indexOf('\n', end)
    return text.slice(text.lastIndexOf('\n', start - 1) + 1, next < 0 ? text.length : next)
  }

  private textOf(file: string): string {
    return this.checked.sources.get(file) ?? ''
  }
}

/** Names of the rules and parameters declared there, and of all that read them; `''` where anything may. */
function idsResting(broken: readonly ast.Declaration[], scope: Scope): ReadonlySet<string> {
  const ids = new Set(broken.flatMap((d) => idsOf(d, scope)))
  const nodes = dependencyNodes(scope)
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]))
  for (let size = -1; size !== ids.size; ) {
    size = ids.size
    for (const { name, reads } of nodes) if (reads.some(({ id }) => ids.has(nameOf.get(id) ?? id))) ids.add(name)
  }
  return ids
}

function idsOf(d: ast.Declaration, scope: Scope): string[] {
  switch (d.kind) {
    case 'compute':
    case 'parameter':
      return [d.name.text]
    case 'table':
      return resultsOf({ declaration: d })
    case 'exception':
      return [d.target.text, ...[...scope.tables.values()].filter(({ name }) => name === d.target.text).flatMap(resultsOf)]
    case 'assert':
    case 'require':
    case 'duty':
    case 'case':
    case 'exhortation':
    case 'context':
      return []
    default:
      return ['']
  }
}

const resultsOf = ({ declaration }: Pick<TableSymbol, 'declaration'>): string[] => declaration.results.map((result) => result.name.text)
