import type { Language } from '../../../../grammar/diagnostic.ts'
import type { NotApplied, Step } from '../explanation.ts'
import { say } from '../texts/index.ts'
import { sayFacts, sayReasons } from './fact.ts'

/** So many rows or cases are told of, those first that came nearest to applying. */
const nearest = 3

/** What did not apply, and why: exceptions, and the nearest rows or cases where the explanation holds them. */
export function sayRejected({ rejected }: Step, language: Language): string[] {
  const exceptions = rejected.filter(({ kind }) => kind === 'exception')
  const others = rejected.filter(({ kind }) => kind !== 'exception')
  const near = others.toSorted((a, b) => rank(b) - rank(a) || a.number - b.number).slice(0, nearest)
  return [...sayExceptions(exceptions, language), ...near.toSorted((a, b) => a.number - b.number).map((each) => sayOption(each, language))]
}

/** What is open is of most interest, what was not looked at of least. */
function rank({ why, held }: NotApplied): number {
  return why === 'unknown' ? Number.MAX_SAFE_INTEGER : why === 'later' ? -1 : held
}

/** Exceptions that did not apply for the same reason are named together. */
function sayExceptions(exceptions: readonly NotApplied[], language: Language): string[] {
  const groups = new Map<string, { readonly each: NotApplied; readonly names: string[] }>()
  for (const each of exceptions) {
    const key =
      each.why === 'beaten'
        ? each.name
        : `${each.why} ${sayFacts(language, each.because, true)} ${sayReasons(language, each.reasons).join()}`
    const group = groups.get(key) ?? { each, names: [] }
    group.names.push(each.name)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ each, names }) => sayException(each, names, language))
}

function sayException(each: NotApplied, names: readonly string[], language: Language): string[] {
  if (each.why === 'beaten') return [say(language, 'exception.beaten', each)]
  if (each.why === 'unknown') return [say(language, 'exception.unknown', { names, reasons: sayReasons(language, each.reasons) })]
  const because = sayFacts(language, each.because, true)
  return because === '' ? [] : [say(language, 'exception.false', { names, because })]
}

function sayOption(each: NotApplied, language: Language): string {
  const option = each.kind === 'row' ? say(language, 'option.row', each) : say(language, 'option.branch', each)
  if (each.why === 'later') return say(language, 'option.later', { option })
  if (each.why === 'unknown') return say(language, 'option.unknown', { option, reasons: sayReasons(language, each.reasons) })
  return say(language, 'option.false', { option, because: sayFacts(language, each.because, true) || readingsText(each, language) })
}

function readingsText({ because }: NotApplied, language: Language): string {
  const readings = because.flatMap((fact) => (fact.kind === 'reading' ? [say(language, 'question', fact)] : []))
  return readings.join(language === 'zh' ? '，' : ', ')
}
