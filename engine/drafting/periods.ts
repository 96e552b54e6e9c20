import type * as ast from '../../grammar/ast.ts'
import type { Edit } from '../../grammar/diagnostic.ts'
import { yearsAdvanced } from './calendar.ts'
import { baseDateOf, yearOf } from './head.ts'
import { placeholders } from './placeholders.ts'

type Parameter = Extract<ast.Declaration, { kind: 'parameter' }>

/** The new period of every parameter that is dated by years or other closed periods, its value 未规定 until it is decided. */
export function newPeriods(module: ast.Module, years: number): Edit[] {
  const baseDate = baseDateOf(module)
  if (years === 0 || baseDate === null) return []
  return module.declarations.flatMap((d) =>
    d.kind === 'parameter' && d.span.file === module.file ? newPeriod(module, d, years, baseDate) : [],
  )
}

function newPeriod(module: ast.Module, { values }: Parameter, years: number, baseDate: string): Edit[] {
  const last = values.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)).at(-1)
  // What has no end holds next year as well; what ended long ago is not continued.
  if (!last?.from || !last.to || yearOf(last.to) < yearOf(baseDate) - 1) return []
  const label = yearsAdvanced(last.label, years)
  if (label === last.label) return []
  const { file, text } = module
  const chinese = text
    .slice(last.span.start + last.label.length, last.value.span.start)
    .trim()
    .startsWith('：')
  const { colon, unspecified } = chinese ? placeholders.zh : placeholders.en
  const end = lineEnd(text, last.value.span.end)
  const indent = /[^\S\r\n]*$/.exec(text.slice(0, last.span.start))?.[0] ?? ''
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  return [{ span: { file, start: end, end }, text: `${newline}${indent}${label}${colon}${unspecified}` }]
}

function lineEnd(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/)
  return at < 0 ? text.length : from + at
}
