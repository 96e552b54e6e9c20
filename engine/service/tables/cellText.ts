import { joined, type Piece } from '../../../grammar/format/spacing.ts'
import { tokenize } from '../../../grammar/tokens.ts'
import { parseDate } from '../../number/date.ts'
import { showValue } from '../../program/show.ts'
import { type Style, type Tongue, wordIn, writtenText } from '../edits/notation.ts'
import type { GridColumn } from './columns.ts'
import { type CellFault, cellFault } from './scan.ts'

/** What a cell will hold of what was typed or pasted; or why it can't. */
export type CellText = { readonly text: string } | { readonly fault: CellFault }

/** The text of a cell as the table writes it: what Excel and hasty typing leave is put right, the meaning never. */
export function cellText(typed: string, column: GridColumn, style: Style): CellText {
  const text = typed.trim()
  const plain = emptyText(text, column, style.tongue) ?? memberText(text, column)
  if (plain !== null) return { text: plain }
  const fault = cellFault(text)
  if (fault !== null) return repaired(text, column, fault)
  return { text: spaced(typedValue(halfWidth(text), column, style)) }
}

const dashes: ReadonlySet<string> = new Set(['-', '－', '—', '——'])
const anyWords: ReadonlySet<string> = new Set(['任意', 'any'])

/** An empty cell asks nothing; an empty result is one that the notice leaves open. */
function emptyText(text: string, { kind }: GridColumn, tongue: Tongue): string | null {
  if (kind === 'result') return text === '' ? wordIn(tongue, 'silent') : null
  return text === '' || dashes.has(text) || anyWords.has(text.toLowerCase()) ? wordIn(tongue, 'any') : null
}

const truths: ReadonlyMap<string, 0 | 1> = new Map([
  ['TRUE', 0],
  ['FALSE', 1],
])

/** A member by its bare name, whatever signs that holds; several of them separated by 、 or commas. */
function memberText(text: string, { type, choices }: GridColumn): string | null {
  if (type?.kind === 'boolean') {
    const truth = truths.get(text.toUpperCase())
    return truth === undefined ? null : (choices[truth]?.text ?? null)
  }
  if (choices.length === 0) return null
  const only = choices.find(({ label }) => label === text)
  if (only) return only.text
  const parts = text.split(/[、，,]/).map((part) => choices.find(({ label }) => label === part.trim())?.text)
  return parts.length > 1 && !parts.includes(undefined) ? parts.join('、') : null
}

/** A text that holds bars or `//` may be quoted; nothing else that is wrong with a cell is guessed at. */
function repaired(text: string, { type }: GridColumn, fault: CellFault): CellText {
  const written = type?.kind === 'text' && (fault === 'bar' || fault === 'comment') && !/[“”"「」]/.test(text) ? writtenText(text) : null
  return written === null ? { fault } : { text: written }
}

const quotedOrWide = /“(?:[^“”]|“[^“”]*”)*”|"[^"]*"|「[^」]*」|[０-９Ａ-Ｚａ-ｚ％．\u3000\u00A0]/g

/** Full-width digits, letters and spaces as the keyboard's own; what is quoted stays. */
function halfWidth(text: string): string {
  if (!/[０-９Ａ-Ｚａ-ｚ％．\u3000\u00A0]/.test(text)) return text
  return text.replace(quotedOrWide, (found) => {
    if (found.length > 1 || '“"「'.includes(found)) return found
    return found === '\u3000' || found === '\u00A0' ? ' ' : String.fromCharCode(found.charCodeAt(0) - 0xfee0)
  })
}

const slashedDay = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/
const bareNumber = /^-?\d+(?:\.\d+)?$/
const groupedNumber = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?=\D|$)/

/** Numbers and days as a sheet shows them: 1,234.50 and 440 in a column of amounts, 2021/1/31. */
function typedValue(text: string, { type, kind }: GridColumn, { tongue, money }: Style): string {
  if (type?.kind === 'date') return dayText(text, tongue)
  if (type?.kind !== 'decimal') return text
  // In a condition a comma also lists values, so only a result's is a separator of thousands.
  const number = kind === 'result' ? text.replace(groupedNumber, (grouped) => grouped.replaceAll(',', '')) : text
  const isAmount = type.unit === 'amount' && bareNumber.test(number)
  return isAmount ? `${number}${tongue === 'zh' ? '' : ' '}${money}` : number
}

function dayText(text: string, tongue: Tongue): string {
  const match = slashedDay.exec(text)
  if (!match) return text
  const [, year = '', month = '', day = ''] = match
  const value = parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return value === null || year < '1000' ? text : showValue({ kind: 'date' }, value)[tongue]
}

const simple = /^[\u4e00-\u9fff0-9A-Za-z_、.%]*$/

/** The space between tokens as the formatter puts it, so that a formatted table stays one. */
function spaced(text: string): string {
  if (simple.test(text)) return text
  const { tokens } = tokenize(text, 0)
  const pieces = tokens.map((token): Piece => ({ token, image: token.image }))
  const made = joined(pieces, { roles: new Map(), source: text, reading: false })
  const again = tokenize(made, 0).tokens
  return again.length === tokens.length && again.every((token, index) => token.image === tokens[index]?.image) ? made : text
}
