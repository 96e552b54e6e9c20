import type { IToken } from 'chevrotain'
import type { ast, Span } from '../../engine/index.ts'
import { lineStarts, parse, positionAt } from '../../engine/index.ts'
import * as t from '../../grammar/tokens.ts'
import { isNumber, type Meaning, meaningOf, spoken } from './spoken.ts'

/** One mistake in a notice, and what belongs to the place where it is made. */
export interface Mutant {
  /** An `input` is a value that a case gives: another value with the same results makes another case that is right as well. */
  readonly kind: 'row' | 'amount' | 'number' | 'date' | 'name' | 'declared name' | 'quotation' | 'input'
  /** What is replaced; its text becomes `by`. */
  readonly at: Span
  readonly by: string
  /** The declaration, bound number or passage in which it is made. */
  readonly home: Span
  /** For people: line, what became what. */
  readonly what: string
  /** Nothing else in the notice depends on what is changed. */
  readonly leaf: boolean
  readonly was: string
  readonly within: 'rule' | 'case' | 'prose'
  /** How many mutants were made in the same place before. */
  readonly turn: number
}

/** Every mutant of a notice: see the functions below for what is changed, and how. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const { value: module } = parse({ file, text })
  const maker = new Maker(file, text)
  const meaning = meaningOf(module.declarations)
  for (const declaration of module.declarations) declarationMutants(maker, declaration, meaning)
  for (const binding of module.bindings) bindingMutants(maker, binding)
  for (const passage of module.passages) passageMutants(maker, passage, module.bindings)
  return maker.mutants
}

interface Home {
  readonly span: Span
  readonly within: Mutant['within']
}

class Maker {
  readonly mutants: Mutant[] = []
  readonly text: string
  private readonly file: string
  private readonly starts: readonly number[]
  private readonly turns = new Map<number, number>()

  constructor(file: string, text: string) {
    this.file = file
    this.text = text
    this.starts = lineStarts(text)
  }

  tokens({ start, end }: Span): IToken[] {
    return t.tokenize(this.text.slice(start, end), start).tokens
  }

  add(kind: Mutant['kind'], start: number, end: number, by: string, home: Home, leaf: boolean): void {
    const was = this.text.slice(start, end)
    if (was === by) return
    const what = `${positionAt(this.starts, start).line}: ${kind} ${was.trim()} → ${by === '' ? '(removed)' : by}`
    const turn = this.turns.get(home.span.start) ?? 0
    this.turns.set(home.span.start, turn + 1)
    this.mutants.push({ kind, at: { file: this.file, start, end }, was, by, home: home.span, within: home.within, what, leaf, turn })
  }

  line({ start, end }: Span): [start: number, end: number] {
    const next = this.text.indexOf('\n', end)
    return [this.text.lastIndexOf('\n', start) + 1, next < 0 ? this.text.length : next + 1]
  }
}

/** Removes every row of every table, and every record of a relation in a case. */
function rowMutants(maker: Maker, declaration: ast.Declaration, home: Home): void {
  if (declaration.kind === 'table') for (const row of declaration.rows) maker.add('row', ...maker.line(row.span), '', home, false)
  if (declaration.kind !== 'case') return
  const records = declaration.fields.flatMap((field) => field.records ?? [])
  for (const [first] of records) if (first) maker.add('input', ...maker.line(first.span), '', home, true)
}

function declarationMutants(maker: Maker, declaration: ast.Declaration, meaning: Meaning): void {
  const { span, kind } = declaration
  const home: Home = { span, within: kind === 'case' ? 'case' : 'rule' }
  rowMutants(maker, declaration, home)
  const leaf = kind === 'case' || kind === 'duty'
  for (const { text, span: quoted } of declaration.quotations) numbersOfText(maker, text, quoted, home)
  for (const line of linesOf(maker.tokens(span))) {
    for (const { token, given } of spoken(line, declaration, meaning)) {
      if (isNumber(token)) numberMutants(maker, token, given ? 'input' : kindOfNumber(token), home, leaf)
      else wordMutants(maker, token, home, leaf, declares(declaration, token))
    }
  }
}

function linesOf(tokens: readonly IToken[]): IToken[][] {
  const lines: IToken[][] = [[]]
  for (const token of tokens) {
    if (token.tokenType === t.Newline) lines.push([])
    else lines[lines.length - 1]?.push(token)
  }
  return lines
}

function numberMutants(maker: Maker, { startOffset, image }: IToken, kind: Mutant['kind'], home: Home, leaf: boolean): void {
  for (const by of otherNumbers(image)) maker.add(kind, startOffset, startOffset + image.length, by, home, leaf)
}

function wordMutants(maker: Maker, { tokenType, startOffset: start, image }: IToken, home: Home, leaf: boolean, declared: boolean): void {
  const end = start + image.length
  if (tokenType === t.keywordTokens.half) maker.add('amount', start, end, '49%', home, leaf)
  if (tokenType !== t.Word && tokenType !== t.QuotedName) return
  for (const by of misspellings(image)) maker.add(declared ? 'declared name' : 'name', start, end, by, home, false)
}

function kindOfNumber({ tokenType, image }: IToken): Mutant['kind'] {
  if (tokenType !== t.NumberToken) return 'date'
  return /[元角分%％点]/.test(image) ? 'amount' : 'number'
}

/** The last digit one higher or lower, and the first digit another. */
function otherNumbers(image: string): string[] {
  const places = [...image.matchAll(/\d/g)].map((match) => match.index)
  const [first = 0, last = 0] = [places[0], places[places.length - 1]]
  const set = (at: number, digit: number) => image.slice(0, at) + digit + image.slice(at + 1)
  const [a, b] = [Number(image[first]), Number(image[last])]
  return [...new Set([set(last, b === 9 ? 8 : b + 1), set(first, a === 9 ? 8 : a + 1)])]
}

/** One character left out, one replaced: in the middle, where the eye slips over it. */
function misspellings(image: string): string[] {
  const [from, to] = image.startsWith('「') ? [1, image.length - 1] : [0, image.length]
  const at = from + Math.floor((to - from) / 2)
  const replaced = `${image.slice(0, at)}乂${image.slice(at + 1)}`
  return to - from > 1 ? [image.slice(0, at) + image.slice(at + 1), replaced] : [replaced]
}

/** Whether a token is the name that a declaration, or a part of it, introduces. */
function declares(declaration: ast.Declaration, { startOffset }: IToken): boolean {
  return introduced(declaration).some(({ span }) => span.start === startOffset)
}

function introduced(d: ast.Declaration): readonly ast.Name[] {
  switch (d.kind) {
    case 'parameter':
    case 'compute':
      return [d.name]
    case 'enum':
      return [d.name, ...d.members]
    case 'entity':
      return [d.name, ...d.fields.flatMap((field) => field.names)]
    case 'question':
      return [d.name, ...d.readings.map((reading) => reading.name)]
    case 'table':
      return [d.name, ...d.results.map((result) => result.name)]
    default:
      return []
  }
}

/** The printed number, and everything in its target. */
function bindingMutants(maker: Maker, { text, textSpan, span }: ast.Binding): void {
  const home: Home = { span, within: 'prose' }
  for (const match of text.matchAll(/\d+(?:\.\d+)?/g)) {
    const start = textSpan.start + match.index
    for (const by of otherNumbers(match[0])) maker.add('amount', start, start + match[0].length, by, home, true)
  }
  const target = { ...span, start: textSpan.end + 2, end: span.end - 1 }
  for (const token of maker.tokens(target)) {
    if (isNumber(token)) numberMutants(maker, token, kindOfNumber(token), home, true)
    else wordMutants(maker, token, home, true, false)
  }
}

/** Numbers with a unit of money or a percentage in the prose that stand there unbound. */
function passageMutants(maker: Maker, passage: ast.Passage, bindings: readonly ast.Binding[]): void {
  for (const match of passage.text.matchAll(/\d+(?:\.\d+)?(?=\s*(?:元|万元|%))/g)) {
    const start = passage.offsets[match.index] as number
    if (bindings.some(({ span }) => span.start <= start && start < span.end)) continue
    for (const by of otherNumbers(match[0]))
      maker.add('quotation', start, start + match[0].length, by, { span: passage.span, within: 'prose' }, false)
  }
}

/** Numbers in what a declaration quotes. */
function numbersOfText(maker: Maker, text: string, span: Span, home: Home): void {
  for (const match of text.matchAll(/\d+(?:\.\d+)?/g)) {
    const start = span.start + 1 + match.index
    for (const by of otherNumbers(match[0])) maker.add('quotation', start, start + match[0].length, by, home, true)
  }
}
