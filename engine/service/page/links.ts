import type * as ast from '../../../grammar/ast.ts'
import { isWithin, type Span } from '../../../grammar/source.ts'
import type { CheckedBinding } from '../../notice/bindings.ts'
import { type Coverage, coverageOf, type SentenceCoverage } from '../../notice/coverage.ts'
import { proseText, spanOf } from '../../notice/proseText.ts'
import { locateQuotations } from '../../notice/quotations.ts'
import type { Document } from '../workspace.ts'
import { boundNames } from './live.ts'
import type { CoverageState, LinkedDeclaration, PageSentence } from './page.ts'

/** Sentences and the declarations that rest on them, each with the other's ids. */
export interface Links {
  readonly sentences: readonly PageSentence[]
  readonly declarations: readonly LinkedDeclaration[]
}

const made = new WeakMap<Document, Links>()

/** Found once for each document. */
export function linksOf(document: Document): Links {
  const links = made.get(document) ?? linked(document)
  made.set(document, links)
  return links
}

function linked({ compiled }: Document): Links {
  const { module, bindings } = compiled
  const coverage = coverageOf(module)
  const places = declared(module)
  const quotations = quotationPairs(module, coverage)
  const pairs = [...quotations, ...bindingPairs(compiled.draft, bindings, places, coverage)]
  const order = new Map(places.map((declaration, index) => [idOf(declaration), index]))
  const ofSentence = grouped(pairs)
  const ofDeclaration = byDeclaration(pairs)
  const quotedBy = byDeclaration(quotations)
  const sentences = coverage.sentences.map((sentence, id) => ({
    id,
    ...sentence,
    state: stateOf(sentence),
    declarations: [...(ofSentence.get(id) ?? [])].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
  }))
  const declarations = places.map((declaration) => {
    const id = idOf(declaration)
    const { kind, clause, headSpan, span } = declaration
    const block = blockBefore(module, headSpan)
    const rests = { sentences: inOrder(ofDeclaration.get(id)), quoted: inOrder(quotedBy.get(id)) }
    return { id, kind, name: nameOf(declaration), clause, block, headSpan, span, ...rests }
  })
  return { sentences, declarations }
}

const byDeclaration = (pairs: readonly Pair[]) => grouped(pairs.map(([sentence, declaration]) => [declaration, sentence] as const))

const inOrder = (numbers: ReadonlySet<number> = new Set()): number[] => [...numbers].sort((a, b) => a - b)

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, ReadonlySet<V>> {
  const groups = new Map<K, Set<V>>()
  for (const [key, value] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(value))
  return groups
}

/** Everything but 对于 and 引用, which say nothing themselves. */
function declared(module: ast.Module): ast.Declaration[] {
  return module.declarations.filter(({ kind }) => kind !== 'for' && kind !== 'use' && kind !== 'invalid')
}

const idOf = ({ headSpan }: ast.Declaration): string => `${headSpan.file}#${headSpan.start}`
const nameOf = (declaration: ast.Declaration): string => ('name' in declaration ? declaration.name.text : '')

/** The id of the block that the last passage before a place becomes. */
export function blockBefore({ passages, file }: ast.Module, place: Span): string | null {
  const index = place.file === file ? passages.findLastIndex(({ span }) => span.start <= place.start) : -1
  return index < 0 ? null : `p${index}`
}

type Pair = readonly [sentence: number, declaration: string]

function quotationPairs(module: ast.Module, coverage: Coverage): Pair[] {
  const prose = proseText(module)
  const { quoted } = locateQuotations(module, prose)
  return quoted.flatMap(({ declaration, range }) =>
    sentencesIn(coverage, spanOf(prose, range, module.file)).map((sentence): Pair => [sentence, idOf(declaration)]),
  )
}

/** A bound number ties its sentence to what declares the parameter or result that it names. */
function bindingPairs(
  program: Document['compiled']['draft'],
  bindings: readonly CheckedBinding[],
  places: readonly ast.Declaration[],
  coverage: Coverage,
): Pair[] {
  return bindings.flatMap((bound) =>
    boundNames(program, bound).flatMap(({ span }) => {
      const declaration = places.find((each) => isWithin(span, each.span))
      return declaration ? sentencesIn(coverage, bound.binding.textSpan).map((sentence): Pair => [sentence, idOf(declaration)]) : []
    }),
  )
}

/** The sentences that a span of the main file touches; in the order of the text, so that the first is found by halves. */
function sentencesIn({ sentences }: Coverage, { start, end }: Span): number[] {
  const found: number[] = []
  for (let at = firstEndingAfter(sentences, start); at < sentences.length && (sentences[at]?.span.start ?? 0) < end; at++) found.push(at)
  return found
}

function firstEndingAfter(sentences: readonly Pick<SentenceCoverage, 'span'>[], offset: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.span.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function stateOf({ kinds, unaccounted }: SentenceCoverage): CoverageState {
  if (kinds.length === 0) return unaccounted.length > 0 ? 'uncovered' : 'notNeeded'
  // Its clause's number alone says nothing about what it states.
  if (unaccounted.length > 0) return kinds.every((kind) => kind === 'heading') ? 'uncovered' : 'partly'
  return kinds.includes('rule') || kinds.includes('duty') ? 'covered' : 'notNeeded'
}
