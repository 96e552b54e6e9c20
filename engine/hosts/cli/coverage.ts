import { type Accounted, coverageOf, displayWidth, type SentenceCoverage } from '../../index.ts'
import type { Sources } from './excerpt.ts'
import type { Notice } from './notice.ts'
import type { Terminal } from './terminal.ts'
import type { Texts } from './texts.ts'
import { visible } from './visible.ts'

const kinds: readonly Accounted[] = ['rule', 'duty', 'exhortation', 'context', 'heading']

/** Every sentence of the prose with what accounts for it, then how many there are of each, then those that nothing does. */
export function coverageText({ module, sources }: Notice, { texts, outColors }: Terminal): string {
  if (!module) return ''
  const { sentences } = coverageOf(module)
  const width = Math.max(0, ...sentences.map((sentence) => displayWidth(kindsText(sentence, texts))))
  const lines = sentences.map((sentence) => {
    const kind = kindsText(sentence, texts)
    const label = kind + ' '.repeat(width - displayWidth(kind))
    const paint = sentence.unaccounted.length > 0 ? outColors.yellow : outColors.green
    return `${paint(label)}  ${outColors.dim(placeText(sentence, sources))}  ${visible(sentence.text.trim())}`
  })
  return [...lines, '', countsText(sentences, texts), ...unaccountedLines(sentences, sources, texts), ''].join('\n')
}

function kindsText({ kinds: found, unaccounted }: SentenceCoverage, texts: Texts): string {
  const names = found.map((kind) => texts.kinds[kind])
  return [...names, ...(unaccounted.length > 0 ? [texts.unaccounted] : [])].join('+')
}

function placeText({ span, clause }: SentenceCoverage, sources: Sources): string {
  return `${sources.position(span.file, span.start).line}${clause === null ? '' : ` ${clause}`}`
}

function countsText(sentences: readonly SentenceCoverage[], texts: Texts): string {
  const counts = kinds.map((kind) => `${texts.kinds[kind]} ${sentences.filter((sentence) => sentence.kinds.includes(kind)).length}`)
  const open = sentences.filter((sentence) => sentence.unaccounted.length > 0).length
  return [texts.sentences(sentences.length), ...counts, `${texts.unaccounted} ${open}`].join(texts.comma)
}

function unaccountedLines(sentences: readonly SentenceCoverage[], sources: Sources, texts: Texts): string[] {
  return sentences
    .flatMap((sentence) => sentence.unaccounted)
    .map(({ text, span }) => `${texts.unaccounted} ${span.file}:${sources.position(span.file, span.start).line}  ${visible(text)}`)
}

/** The same for programs: one object for each sentence. */
export function coverageJson({ module, sources }: Notice): readonly object[] {
  if (!module) return []
  return coverageOf(module).sentences.map(({ text, clause, span, kinds: found, unaccounted }) => ({
    text,
    clause,
    file: span.file,
    start: sources.position(span.file, span.start),
    end: sources.position(span.file, span.end),
    kinds: found,
    unaccounted: unaccounted.map((part) => part.text),
  }))
}
