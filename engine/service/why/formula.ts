import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import type { BandTerm, Fact, Term, Told } from '../../interpret/explain/explanation.ts'
import { sayFacts } from '../../interpret/explain/say/fact.ts'
import { nameOf, sayTerm } from '../../interpret/explain/say/term.ts'
import { say } from '../../interpret/explain/texts/index.ts'
import type { Shown } from '../../program/show.ts'

/** A run of a formula or condition: words between, a name, a value that stands behind its name. */
export interface FormulaPiece {
  readonly kind: 'text' | 'name' | 'value'
  readonly text: string
  /** Of the name of a result: the node that says how that came about. */
  readonly node: string | null
  /** Of a name: where it stands in the rules. */
  readonly span: Span | null
}

/** A formula with the value behind each name. */
export const formulaPieces = (language: Language, term: Term): FormulaPiece[] => {
  const marks = new Marks(language)
  return marks.pieces(sayTerm(language, marks.term(term)))
}

/** What is so of the record; readings are told where nothing else is. `against`: also what would have been asked. */
export const factPieces = (language: Language, facts: readonly Fact[], against: boolean): FormulaPiece[] => {
  const marks = new Marks(language)
  const marked = facts.map((fact) => marks.fact(fact))
  return marks.pieces(sayFacts(language, marked, against) || sayReadings(language, facts))
}

function sayReadings(language: Language, facts: readonly Fact[]): string {
  const readings = facts.flatMap((fact) => (fact.kind === 'reading' ? [say(language, 'question', fact)] : []))
  return [...new Set(readings)].join(language === 'zh' ? '，' : ', ')
}

// Characters for private use: what stands between them is the number of a name or value.
const [opens, closes] = ['\uE000', '\uE001']

/**
 * Puts numbered marks in the place of every name and value, so that the sentences that people read are made by one
 * code, and are cut into pieces at the marks. What is alike has the same mark: sentences put alike things together.
 */
class Marks {
  private readonly language: Language
  private readonly marked: FormulaPiece[] = []
  private readonly numbers = new Map<string, number>()

  constructor(language: Language) {
    this.language = language
  }

  term(term: Term): Term {
    const outcome = this.told(term.outcome)
    switch (term.kind) {
      case 'input':
      case 'result':
        return { ...term, outcome, name: this.name(term) }
      case 'parameter':
        return { ...term, outcome, name: this.name(term), label: '' }
      case 'operation':
        return { ...term, outcome, operands: term.operands.map((operand) => this.term(operand)) }
      case 'round':
        return { ...term, outcome, of: this.term(term.of) }
      case 'sum':
        return { ...term, outcome, terms: term.terms.map((each) => this.term(each)) }
      case 'aggregate': {
        const { body, condition, values } = term
        const inner = { body: body && this.term(body), condition: condition && this.term(condition) }
        return { ...term, outcome, ...inner, values: values.map((value) => this.told(value)) }
      }
      case 'progressive':
        return { ...term, outcome, base: this.term(term.base), bands: term.bands.map((band) => this.band(band)) }
      default:
        return { ...term, outcome }
    }
  }

  fact(fact: Fact): Fact {
    switch (fact.kind) {
      case 'is':
        return { ...fact, subject: this.term(fact.subject), not: fact.not.map((shown) => this.shown(shown)) }
      case 'compares':
        return { ...fact, left: this.term(fact.left), right: this.term(fact.right) }
      case 'within':
        return { ...fact, subject: this.term(fact.subject), from: this.term(fact.from), to: this.term(fact.to) }
      case 'given':
      case 'unknown':
        return { ...fact, subject: this.term(fact.subject) }
      case 'elements':
        return { ...fact, of: this.term(fact.of), because: fact.because.map((each) => this.fact(each)) }
      default:
        return fact
    }
  }

  /** A sentence cut at its marks. */
  pieces(sentence: string): FormulaPiece[] {
    const parts = sentence.split(new RegExp(`${opens}(\\d+)${closes}`))
    return parts.flatMap((part, index) => {
      if (index % 2 === 1) return this.marked[Number(part)] ?? []
      return part === '' ? [] : { kind: 'text', text: part, node: null, span: null }
    })
  }

  private band({ from, to, part, rate, share, span }: BandTerm): BandTerm {
    return { from: this.told(from), to: this.told(to), part: this.told(part), rate: this.told(rate), share: this.told(share), span }
  }

  private told<T extends Told | null>(told: T): T {
    return told?.kind === 'known' ? { ...told, shown: this.shown(told.shown) } : told
  }

  private shown(shown: Shown): Shown {
    const mark = this.mark({ kind: 'value', text: shown[this.language], node: null, span: null })
    return { zh: mark, en: mark }
  }

  private name(term: Extract<Term, { kind: 'input' | 'result' | 'parameter' }>): string {
    return this.mark({
      kind: 'name',
      text: nameOf(this.language, term),
      node: term.kind === 'result' ? term.step : null,
      span: term.span,
    })
  }

  private mark(piece: FormulaPiece): string {
    const key = `${piece.kind} ${piece.node} ${piece.text}`
    const number = this.numbers.get(key) ?? this.marked.push(piece) - 1
    this.numbers.set(key, number)
    return `${opens}${number}${closes}`
  }
}
