import * as monaco from 'monaco-editor/editor'
import type { Language } from '../../engine/index.ts'
import type { CoverageMark } from '../../engine/service/index.ts'
import { coverageTexts } from '../texts/coverage.ts'
import { say } from '../texts/text.ts'
import { rangeOf } from './models.ts'
import './coverage.css'

/** What is shown where several meet on a line: the worst. */
const order = [
  'notNeeded',
  'covered',
  'exercised',
  'partly',
  'notExercised',
  'uncovered',
] as const satisfies readonly CoverageMark['kind'][]

/** Marks in the margin: a shape for each kind, its words on hovering, and a mark on the scroll bar for what is missing. */
export function coverageDecorations(
  model: monaco.editor.ITextModel,
  marks: readonly CoverageMark[],
  language: Language,
): monaco.editor.IModelDeltaDecoration[] {
  return marks.flatMap((mark) => {
    const range = firstLines(model, mark)
    if (!range) return []
    const missing = mark.kind === 'uncovered' || mark.kind === 'notExercised'
    return {
      range,
      options: {
        glyphMarginClassName: `coverage ${mark.kind}`,
        glyphMarginHoverMessage: { value: said(model, mark, language) },
        zIndex: order.indexOf(mark.kind),
        stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
        ...(missing ? { overviewRuler: { color: '#8a5200', position: monaco.editor.OverviewRulerLane.Left } } : {}),
      },
    }
  })
}

/** A sentence is marked all along; of a rule's part its first line is. Null where the text has changed since. */
function firstLines(model: monaco.editor.ITextModel, { kind, span }: CoverageMark): monaco.Range | null {
  if (span.end > model.getValueLength()) return null
  const range = rangeOf(model, span)
  const isRule = kind === 'exercised' || kind === 'notExercised'
  return isRule
    ? new monaco.Range(range.startLineNumber, range.startColumn, range.startLineNumber, model.getLineMaxColumn(range.startLineNumber))
    : range
}

const longest = 24

/** Names and sentences are text, not Markdown. */
function said(model: monaco.editor.ITextModel, mark: CoverageMark, language: Language): string {
  if ('label' in mark) return plain(say(language, coverageTexts[mark.kind], mark.label))
  const text = model.getValueInRange(rangeOf(model, mark.span)).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  return plain(say(language, coverageTexts[mark.kind], text.length > longest ? `${text.slice(0, longest)}…` : text))
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, '\\$&')
