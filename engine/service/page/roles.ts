import type * as ast from '../../../grammar/ast.ts'
import { readPrinted } from '../../notice/literal.ts'
import type { Header } from '../../program/program.ts'
import type { BlockRole, Layout } from './page.ts'

/** How each part of an official document is set. (GB/T 9704) */
export const layouts: Readonly<Record<BlockRole, Layout>> = {
  issuer: { align: 'center', indent: 0, type: 'title', lines: true },
  number: { align: 'center', indent: 0, type: 'text', lines: false },
  title: { align: 'center', indent: 0, type: 'title', lines: true },
  heading: { align: 'center', indent: 0, type: 'heading', lines: true },
  addressee: { align: 'start', indent: 0, type: 'text', lines: false },
  clause: { align: 'justify', indent: 2, type: 'text', lines: false },
  paragraph: { align: 'justify', indent: 2, type: 'text', lines: false },
  table: { align: 'start', indent: 0, type: 'text', lines: true },
  attachments: { align: 'start', indent: 2, type: 'text', lines: true },
  signature: { align: 'end', indent: 0, type: 'text', lines: true },
  date: { align: 'end', indent: 0, type: 'text', lines: false },
  remark: { align: 'start', indent: 2, type: 'text', lines: false },
  copies: { align: 'start', indent: 0, type: 'small', lines: true },
  imprint: { align: 'justify', indent: 0, type: 'small', lines: false },
}

/** Without white space, brackets of one kind: documents write 〔2020〕 in several ways. */
const plain = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/[〔﹝[［]/g, '〔')
    .replace(/[〕﹞\]］]/g, '〕')

const isDate = (text: string): boolean => readPrinted(text.trim())?.kind === 'date'
const isNumber = (text: string, { number }: Header): boolean =>
  (number !== null && plain(text) === plain(number)) || /^\S{1,12}〔\d{4}〕\d+号$/.test(plain(text))
const isAddressee = (text: string): boolean => /[：:]\s*$/.test(text) && !/[。；;]|(?:如下|以下|[Ff]ollow\w*)[：:]?\s*$/.test(text)
const isIssuer = (text: string, { issuers }: Header): boolean => {
  const left = issuers.reduce((rest, issuer) => rest.replace(plain(issuer), ''), plain(text))
  return issuers.length > 0 && left.replace(/[、，]/g, '') === '文件'
}
/** Nothing but the names of the issuers; or, where the notice names none, a short line that is no sentence. */
function isSignature(text: string, { issuers }: Header): boolean {
  const left = issuers.reduce((rest, issuer) => rest.replace(plain(issuer), ''), plain(text))
  if (issuers.some((issuer) => plain(text).includes(plain(issuer)))) return left.replace(/[、，]/g, '') === ''
  return issuers.length === 0 && text.length <= 60 && !/[。，；：:;,.]/.test(text)
}
/** Rows between strokes, the second of them dashes. */
export const isTable = (text: string): boolean => /^\s*\|.*\|\s*\r?\n\s*\|[\s:|-]+\|\s*(?:\r?\n|$)/.test(text)

const closings: readonly (readonly [BlockRole, (text: string, header: Header) => boolean])[] = [
  ['imprint', (text) => /印发\s*$/.test(text) && text.length <= 80],
  ['copies', (text) => /^\s*(?:抄送|[Cc]opies)/.test(text)],
  ['remark', (text) => /^\s*[（(][^）)]*[）)]\s*$/.test(text)],
  ['date', (text) => isDate(text)],
  ['signature', isSignature],
  ['attachments', (text) => /^\s*(?:附件|[Aa]ttachments?)\s*\d*[：:]/.test(text)],
]

/** The part of the document that each passage is. */
export function rolesOf({ passages, clauses }: Pick<ast.Module, 'passages' | 'clauses'>, header: Header): BlockRole[] {
  const heads = new Set(clauses.map(({ headSpan }) => headSpan.start))
  const startsClause = ({ offsets, text }: ast.Passage) => heads.has(offsets[text.length - text.trimStart().length] ?? -1)
  const roles = passages.map((passage): BlockRole => {
    if (startsClause(passage)) return 'clause'
    if (passage.kind === 'heading') return 'heading'
    return isTable(passage.text) ? 'table' : 'paragraph'
  })
  markOpening(roles, passages, header)
  markClosing(roles, passages, header)
  return roles
}

/** Up to the first clause: the issuers' mark, the number, the title, those it is sent to. */
function markOpening(roles: BlockRole[], passages: readonly ast.Passage[], header: Header): void {
  const first = roles.indexOf('clause')
  const end = first < 0 ? roles.length : first
  const title = roles.slice(0, end).indexOf('heading')
  if (title >= 0) roles[title] = 'title'
  for (let at = 0; at < end; at++) {
    if (roles[at] !== 'paragraph') continue
    const role = openingRole(passages[at]?.text ?? '', at > title, header)
    if (role !== 'paragraph') roles[at] = role
    // Behind the title, the first paragraph that is sent to nobody begins the text.
    if (title >= 0 && at > title) return
  }
}

function openingRole(text: string, behindTitle: boolean, header: Header): BlockRole {
  if (isNumber(text, header)) return 'number'
  if (isIssuer(text, header)) return 'issuer'
  return behindTitle && isAddressee(text) ? 'addressee' : 'paragraph'
}

/** From the end upward, as long as passages are parts that close a document. */
function markClosing(roles: BlockRole[], passages: readonly ast.Passage[], header: Header): void {
  for (let at = roles.length - 1; at > 0 && roles[at] === 'paragraph'; at--) {
    const text = passages[at]?.text ?? ''
    const role = closings.find(([, fits]) => fits(text, header))?.[0]
    if (role === undefined) return
    // A short line is a signature only above its date.
    if (role === 'signature' && !roles.slice(at).includes('date')) return
    roles[at] = role
  }
}
