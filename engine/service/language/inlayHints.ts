import type * as ast from '../../../grammar/ast.ts'
import type { Language } from '../../../grammar/diagnostic.ts'
import { isWithin, type Span } from '../../../grammar/source.ts'
import type { CaseOutcome, CaseReport } from '../../cases.ts'
import { ruleId } from '../../names/symbols.ts'
import { coverables } from '../../program/coverables.ts'
import type { Result } from '../../program/outcome.ts'
import type { DatedValue, Program, Type } from '../../program/program.ts'
import { showLiteral, showValue } from '../../program/show.ts'
import { caseReport } from '../caseReport.ts'
import { namesOf, treeOf } from '../names/names.ts'
import type { Document } from '../workspace.ts'
import { languageTexts } from './texts.ts'

/** A value shown in the text, behind what it is the value of. */
export interface InlayHint {
  readonly offset: number
  readonly label: string
  /** A result of the chosen case, what fired in it, a parameter's value, a result that is not as a case expects. */
  readonly kind: 'value' | 'fired' | 'parameter' | 'difference'
  readonly tooltip: string
}

/** The case whose values are shown. */
export interface ChosenCase {
  readonly name: string
  /** Where several entities have a case of that name. */
  readonly entity?: string | null
}

/**
 * Values behind what they are the values of, in the order of place: results of the chosen case and what fired in it (none
 * where `chosen` is null), values of parameters where they are read, and what came out where a case expects another.
 * `report` is what the cases came to, where readings were chosen for them.
 */
export function inlayHints(
  document: Document,
  file: string,
  chosen: ChosenCase | null,
  language: Language,
  report: CaseReport | null = caseReport(document),
): InlayHint[] {
  const module = treeOf(document, file)
  if (!module) return []
  const outcomes = report?.cases ?? []
  const outcome = chosen && outcomes.find((each) => isChosen(each, chosen))
  const hints = [
    ...parameterHints(document, module, language),
    ...outcomes.flatMap((each) => differences(each, file, language)),
    ...(outcome
      ? [...resultHints(document, module, outcome, language), ...firedHints(document.compiled.draft, module, outcome, language)]
      : []),
  ]
  return hints.sort((a, b) => a.offset - b.offset)
}

const isChosen = ({ case: { name, entity } }: CaseOutcome, chosen: ChosenCase): boolean =>
  name === chosen.name && (chosen.entity === undefined || chosen.entity === entity)

/** `缴费标准（2021年）` → 280元, `缴费标准` → its value at the base date; values that are worked out are left to the case. */
function parameterHints(document: Document, { file, text }: ast.Module, language: Language): InlayHint[] {
  const { parameters, header } = document.compiled.draft
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]))
  return (namesOf(document).inFile.get(file) ?? []).flatMap(({ subject, role, span, inProse }) => {
    const parameter = subject.kind === 'parameter' && role === 'reference' && !inProse ? byName.get(subject.name) : undefined
    if (!parameter) return []
    const read = readAt(text, span, header.baseDate)
    const value = read && parameter.values.find((each) => holds(each, read.from) && holds(each, read.to))
    const shown = value && literalText(parameter.type, value, language)
    return shown ? [{ offset: read.end, label: shown, kind: 'parameter' as const, tooltip: `${parameter.name} ${value.label}`.trim() }] : []
  })
}

interface Read {
  /** ISO days. */
  readonly from: string
  readonly to: string
  /** Where the reading ends in the text. */
  readonly end: number
}

/** When a parameter is read: in a year that is written behind it, or at the base date; null where that is worked out. */
function readAt(text: string, { end }: Span, baseDate: string): Read | null {
  const behind = text.slice(end, end + 24)
  const year = /^[ \t\u3000]*[（(][ \t\u3000]*(\d{4})[ \t\u3000]*年?[ \t\u3000]*[）)]/.exec(behind)
  if (year) return { from: `${year[1]}-01-01`, to: `${year[1]}-12-31`, end: end + year[0].length }
  return /^[ \t\u3000]*[（(]/.test(behind) ? null : { from: baseDate, to: baseDate, end }
}

const holds = ({ from, to }: DatedValue, day: string): boolean => (from === null || from <= day) && (to === null || day <= to)

function literalText(type: Type, { value }: DatedValue, language: Language): string | null {
  return value.kind === 'literal' ? showLiteral(type, value.value)[language] : null
}

function resultText(result: Result, language: Language): string {
  return result.kind === 'known' ? showValue(result.type, result.value)[language] : languageTexts[language].unknown(result.reasons)
}

/** What a case expects and does not get. */
function differences({ case: each, outcome, passed }: CaseOutcome, file: string, language: Language): InlayHint[] {
  if (passed || each.span.file !== file) return []
  const texts = languageTexts[language]
  if (outcome?.kind !== 'results') return [{ offset: each.span.end, label: `✗ ${texts.refused}`, kind: 'difference', tooltip: '' }]
  return each.expectations.flatMap(({ name, value, reasons, span }) => {
    const result = outcome.results.get(name)
    if (!result) return []
    const expected = value === null ? texts.unknown(reasons) : result.kind === 'known' ? showLiteral(result.type, value)[language] : null
    const actual = resultText(result, language)
    return expected === actual ? [] : [{ offset: span.end, label: `✗ ${actual}`, kind: 'difference' as const, tooltip: each.name }]
  })
}

/** The value of every computation and table result behind its head. */
function resultHints(
  document: Document,
  module: ast.Module,
  { case: { entity, name: title }, outcome }: CaseOutcome,
  language: Language,
): InlayHint[] {
  if (outcome?.kind !== 'results') return []
  const { rules } = namesOf(document).resolver.scope
  return module.declarations.flatMap((declaration): InlayHint[] =>
    placesOf(declaration).flatMap(({ name, end }) => {
      const own = rules.get(ruleId(entity, name)) ?? rules.get(name)
      const result = own && own.span.file === module.file && isWithin(own.span, declaration.span) ? outcome.results.get(name) : undefined
      return result ? [{ offset: end, label: `＝ ${resultText(result, language)}`, kind: 'value', tooltip: title }] : []
    }),
  )
}

/** What a declaration computes, and where the value is shown. */
function placesOf(declaration: ast.Declaration): { readonly name: string; readonly end: number }[] {
  if (declaration.kind === 'compute') return [{ name: declaration.name.text, end: declaration.headSpan.end }]
  return declaration.kind === 'table' ? declaration.results.map(({ name, span }) => ({ name: name.text, end: span.end })) : []
}

function firedHints(program: Program, { file }: ast.Module, { fired, case: { name } }: CaseOutcome, language: Language): InlayHint[] {
  const texts = languageTexts[language]
  const rows = new Set(program.tables.flatMap((table) => table.rows.map(({ id }) => id)))
  return coverables(program)
    .filter(({ id, span }) => span.file === file && fired.has(id))
    .map(({ id, span }) => ({ offset: span.end, label: `◀ ${rows.has(id) ? texts.row : texts.fired}`, kind: 'fired', tooltip: name }))
}
