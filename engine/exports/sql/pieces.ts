import type { Rule } from '../../program/program.ts'
import type { FormRefusal, FormResult } from '../../steps/form.ts'
import type { Node } from '../../steps/node.ts'
import type { Reason } from '../../steps/term.ts'
import type { Dialect } from './dialect.ts'
import { cast, indented, type Printer, printed } from './expression.ts'
import type { Check } from './guard.ts'

// JSON is put together as text, which all databases do alike: pieces begin with a comma, the first of which is cut off.

const piece = (when: string, text: string): string => `CASE WHEN ${indented(when, '    ')} THEN ${text} ELSE '' END`

const together = (pieces: readonly string[]): string => (pieces.length === 0 ? `''` : pieces.join('\n  || '))

/** What is wrong with a field, `path` being an expression of what stands before its name. */
export function guardPieces(dialect: Dialect, checks: readonly (Check & { readonly field: string })[], path: string | null): string[] {
  return checks.map(({ code, field, when }) => piece(when, fault(dialect, code, field, path)))
}

export const allPieces = together

function fault(dialect: Dialect, code: string, field: string, path: string | null): string {
  const name = JSON.stringify(field).slice(1, -1)
  const head = `,{"code":${JSON.stringify(code)},"field":"`
  if (path === null) return dialect.text(`${head}${name}"}`)
  return `${dialect.text(head)} || ${path} || ${dialect.text(`${name}"}`)}`
}

export function refusalPieces(printer: Printer, refusals: readonly FormRefusal[]): string {
  return together(refusals.map(({ code, field, when }) => piece(printed(printer, when), fault(printer.dialect, code, field, null))))
}

/** Why a result is unknown; null where it never is. */
export function reasonPieces(printer: Printer, { unknown }: FormResult): string | null {
  if (unknown.length === 0) return null
  return together(
    unknown.map(({ reason, when }, index) => {
      const condition = printed(printer, when)
      const again = unknown.slice(0, index).flatMap((earlier) => sameReason(printer, reason, earlier))
      const once = again.length === 0 ? condition : `(${condition}) AND NOT (${again.join(' OR ')})`
      return piece(once, reasonText(printer, reason))
    }),
  )
}

/** When an earlier reason says the same: of one parameter in the same year. */
function sameReason(printer: Printer, reason: Reason, earlier: { readonly reason: Reason; readonly when: Node }): string[] {
  if (!('parameter' in reason && 'parameter' in earlier.reason && reason.parameter === earlier.reason.parameter)) return []
  const [year, other] = [printed(printer, reason.year), printed(printer, earlier.reason.year)]
  return [`(${printed(printer, earlier.when)}) AND (${year}) = (${other})`]
}

function reasonText(printer: Printer, reason: Reason): string {
  const { dialect } = printer
  if ('text' in reason) return dialect.text(`,${JSON.stringify(reason.text)}`)
  const name = JSON.stringify(reason.parameter).slice(1, -1)
  const year = cast(printed(printer, reason.year), dialect.types.text)
  return `${dialect.text(`,"${name}（`)} || ${year} || ${dialect.text('年）"')}`
}

/** Pieces as a JSON list. */
export const list = (pieces: string): string => `'[' || SUBSTR(${pieces}, 2) || ']'`

/** The reasons of all unknown results as a JSON object by their names in the notice; NULL where there are none. */
export function object(dialect: Dialect, unknown: readonly { readonly rule: Rule; readonly column: string }[], sound: string): string {
  if (unknown.length === 0) return `CAST(NULL AS ${dialect.types.text})`
  const entries = unknown.map(({ rule, column }) =>
    piece(`${column} <> ''`, `${dialect.text(`,${JSON.stringify(rule.name)}:[`)} || SUBSTR(${column}, 2) || ']'`),
  )
  const some = unknown.map(({ column }) => `${column} <> ''`).join(' OR ')
  return `CASE WHEN ${sound} AND (${some}) THEN '{' || SUBSTR(\n    ${entries.join('\n    || ')}, 2) || '}' END`
}
