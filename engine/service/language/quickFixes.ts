import type { Diagnostic, Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import { namesOf, treeOf } from '../names/names.ts'
import { writtenName } from '../names/written.ts'
import type { Document } from '../workspace.ts'
import { caseProblems } from './caseProblems.ts'
import { type NoticeProblem, type ProblemFix, problemOf } from './problems.ts'
import { languageTexts } from './texts.ts'

/** A change that resolves a problem, and the problem. */
export interface QuickFix extends ProblemFix {
  readonly problem: NoticeProblem
  /** Whether it is what most likely was meant, and may be made without choosing. */
  readonly preferred: boolean
}

/** What would resolve the problems that touch a range of a file, those of cases that fail included. */
export function quickFixes(document: Document, file: string, span: Omit<Span, 'file'>, language: Language): QuickFix[] {
  const { diagnostics, sources } = document.compiled
  const touches = (other: Span) => other.file === file && other.start <= span.end && span.start <= other.end
  const found = diagnostics.filter((each) => touches(each.span) || each.related.some((other) => eachPlaceCounts(each) && touches(other)))
  const fixes = found.flatMap((each) => {
    const problem = problemOf(each, sources, language)
    const own = problem.fixes.map((fix): QuickFix => ({ ...fix, problem, preferred: true }))
    return [...own, ...declaring(document, each, language).map((fix): QuickFix => ({ ...fix, problem, preferred: false }))]
  })
  const cases = caseProblems(document, language).filter((problem) => touches(problem.span))
  return [...fixes, ...cases.flatMap((problem) => problem.fixes.map((fix): QuickFix => ({ ...fix, problem, preferred: false })))]
}

/** An unknown name is reported once; the other places where it stands are as good to fix it from. */
const eachPlaceCounts = ({ code }: Diagnostic): boolean =>
  code === 'name.unknown' || code === 'name.runTogether' || code === 'name.memberUnknown'

/** Declaring what is missing: the name may be right and its declaration not written yet. */
function declaring(document: Document, { code, values, span, related }: Diagnostic, language: Language): ProblemFix[] {
  const name = values.name
  if (typeof name !== 'string') return []
  if (code === 'name.memberUnknown') return member(document, String(values.object), name, language)
  if (code !== 'name.unknown') return []
  // Where a member of an enumeration is wanted, the enumeration is shown beside.
  const enums = [...namesOf(document).resolver.scope.enums.values()]
  const wanted = enums.find((each) => related.some(({ file, start }) => file === each.span.file && start === each.span.start))
  if (wanted) return member(document, wanted.name, name, language)
  return [...field(document, span, name, language), ...parameter(document, span, name, language)]
}

function member(document: Document, enumeration: string, name: string, language: Language): ProblemFix[] {
  const last = namesOf(document).resolver.scope.enums.get(enumeration)?.declaration.members.at(-1)
  const written = writtenName(name)
  if (!last || written === null) return []
  const { file, end } = last.span
  const separator = isEnglish(document, file) ? ', ' : '、'
  const edit = { span: { file, start: end, end }, text: separator + written }
  return [{ title: languageTexts[language].addMember(name, enumeration), edits: [edit] }]
}

/** A 是否 field of the entity that 对于 names: what conditions name most. */
function field(document: Document, { file, start }: Span, name: string, language: Language): ProblemFix[] {
  const module = treeOf(document, file)
  const around = module?.declarations.findLast((d) => d.kind === 'for' && d.span.start < start)
  const entity = around?.kind === 'for' ? around.entity?.text : undefined
  const declaration = entity === undefined ? undefined : namesOf(document).resolver.scope.entities.get(entity)?.declaration
  const last = declaration?.fields.at(-1)
  const written = writtenName(name)
  if (!last || !declaration || entity === undefined || written === null) return []
  const at = last.span
  const english = isEnglish(document, at.file)
  const text = english ? `${written}: boolean default no` : `${written}：是否 默认 否`
  return [{ title: languageTexts[language].addField(name, entity), edits: [lineBehind(document, at, text)] }]
}

/** A line behind another, indented and ended as that one is. */
function lineBehind(document: Document, { file, start, end }: Span, line: string) {
  const text = document.compiled.sources.get(file) ?? ''
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const indent = /^[ \t\u3000]*/.exec(text.slice(from, start))?.[0] ?? ''
  const lineBreak = /\r\n|\n|\r/.exec(text.slice(0, start))?.[0] ?? '\n'
  const behind = end + (/^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0)
  return { span: { file, start: behind, end: behind }, text: `${lineBreak}${indent}${line}` }
}

/** A parameter before the declaration that names it, its value still open. */
function parameter(document: Document, { file, start }: Span, name: string, language: Language): ProblemFix[] {
  const declaration = treeOf(document, file)?.declarations.findLast((d) => d.span.start <= start && start <= d.span.end)
  const written = writtenName(name)
  if (!declaration || written === null) return []
  const text = document.compiled.sources.get(file) ?? ''
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const line = isEnglish(document, file) ? `parameter ${written}: amount = 0 yuan` : `参数 ${written}：金额 ＝ 0元`
  const edit = { span: { file, start: declaration.span.start, end: declaration.span.start }, text: `${line}${lineBreak}${lineBreak}` }
  return [{ title: languageTexts[language].addParameter(name), edits: [edit] }]
}

/** Whether a file writes its keywords in English, as its first declaration tells. */
function isEnglish(document: Document, file: string): boolean {
  const module = treeOf(document, file)
  const first = module?.declarations[0]
  return module !== null && first !== undefined && /[a-z]/.test(module.text[first.span.start] ?? '')
}
