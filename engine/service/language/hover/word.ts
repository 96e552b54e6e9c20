import type { IToken } from 'chevrotain'
import type * as ast from '../../../../grammar/ast.ts'
import type { Language } from '../../../../grammar/diagnostic.ts'
import { keywordNotes, labelNotes, type Note, recordForms, typeNotes } from '../../../../grammar/notes.ts'
import { keywordOfToken, Open, Word } from '../../../../grammar/tokens.ts'
import {
  type Keyword,
  keywords,
  type Label,
  labelOf,
  labels,
  type TypeName,
  typeNameOf,
  typeNames,
} from '../../../../grammar/vocabulary.ts'
import { type Operator, operators } from '../../../types/operators.ts'
import { signatureLines } from '../../../types/signatureText.ts'
import { type DecimalUnit, defaultScale } from '../../../types/type.ts'
import { tokensAt } from '../context/tokensAt.ts'
import { languageTexts } from '../texts.ts'
import type { About, Hover } from './hover.ts'

/** What a word of the language at an offset says: a keyword, type, label, operator or function. */
export function wordHover(module: ast.Module, offset: number, language: Language): Hover | null {
  const label = labelAt(module, offset)
  if (label) return { span: label.span, about: aboutLabel(label.label, language) }
  const found = tokensAt(module, offset)
  if (!found) return null
  const about = aboutToken(found.token, found.next, language)
  const { startOffset, image } = found.token
  return about && { span: { file: module.file, start: startOffset, end: startOffset + image.length }, about }
}

function labelAt(module: ast.Module, offset: number): { label: Label; span: ast.Name['span'] } | null {
  for (const declaration of module.declarations) {
    for (const item of 'items' in declaration ? declaration.items : []) {
      const { span, text } = item.label
      const label = labelOf(text)
      if (label && span.start <= offset && offset <= span.end) return { label, span }
    }
  }
  return null
}

function aboutToken(token: IToken, next: IToken | undefined, language: Language): About | null {
  const word = token.image.replace(/\s+/g, ' ')
  const operator = next?.tokenType === Open && token.tokenType === Word ? functionBySpelling.get(word) : operatorBySpelling.get(word)
  if (operator) return aboutOperator(operator, word, language)
  const keyword = keywordOfToken(token)
  if (keyword) return aboutKeyword(keyword, language)
  const type = token.tokenType === Word ? typeNameOf(token.image) : undefined
  return type ? aboutType(type, language) : null
}

const entries: readonly Operator[] = Object.values(operators)
const spelt = (form: readonly Operator['form'][]) =>
  new Map(
    entries
      .filter((entry) => form.includes(entry.form))
      .flatMap((entry) => [...entry.zh, ...entry.en].map((word) => [word, entry] as const))
      .reverse(),
  )
const functionBySpelling = spelt(['function'])
const operatorBySpelling = spelt(['infix', 'prefix'])

const empty = { text: '', facts: [], code: '', quotations: [] }
const noted = (note: Note, language: Language): string => note[language === 'zh' ? 0 : 1]
const ordered = (spellings: readonly [string, string], language: Language): readonly [title: string, other: string] =>
  language === 'zh' ? spellings : [spellings[1], spellings[0]]

export function aboutKeyword(keyword: Keyword, language: Language): About {
  const texts = languageTexts[language]
  const [title, other] = ordered(keywords[keyword], language)
  return { ...empty, kind: texts.keyword, title, text: noted(keywordNotes[keyword], language), facts: [spelling(other, language)] }
}

const spelling = (other: string, language: Language) => ({ label: language === 'zh' ? '另一写法' : 'Other spelling', value: other })

export function aboutType(type: TypeName, language: Language): About {
  const texts = languageTexts[language]
  const [title, other] = ordered(typeNames[type], language)
  const places = type in defaultScale ? [{ label: texts.places, value: String(defaultScale[type as DecimalUnit]) }] : []
  const record = { label: texts.recordForm, value: recordForms[type].replaceAll('`', '') }
  return {
    ...empty,
    kind: texts.type,
    title,
    text: noted(typeNotes[type], language),
    facts: [...places, record, spelling(other, language)],
  }
}

export function aboutLabel(label: Label, language: Language): About {
  const [title, other] = ordered(labels[label], language)
  const text = noted(labelNotes[label], language)
  return { ...empty, kind: languageTexts[language].label, title, text, facts: [spelling(other, language)] }
}

export function aboutOperator(entry: Operator, title: string, language: Language): About {
  const texts = languageTexts[language]
  return {
    ...empty,
    kind: entry.form === 'function' ? texts.functionWord : texts.operator,
    title,
    text: entry.doc[language],
    facts: [
      { label: texts.signatures, value: signatureLines(entry, language).join('；') },
      { label: texts.missingIs, value: texts.missing[entry.missing] },
    ],
    code: entry.example,
  }
}
