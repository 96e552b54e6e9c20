import type * as monaco from 'monaco-editor/editor'
import { useEffect, useRef } from 'react'
import { useAnswer, useSessionState } from '../session/hooks.ts'
import { coverageDecorations } from './coverage.ts'
import type { ModelTexts } from './models.ts'

/** Keeps the marks of what is covered in the margin of the file that the source shows. */
export function useCoverage(texts: ModelTexts, file: string): void {
  const shown = useSessionState((state) => state.coverage)
  const language = useSessionState((state) => state.language)
  const marks = useAnswer('coverageMarks', shown ? { file } : null)
  const placed = useRef<{ readonly model: monaco.editor.ITextModel; readonly ids: string[] } | null>(null)
  useEffect(() => {
    const model = texts.model(file)
    const before = placed.current
    if (before && before.model !== model && !before.model.isDisposed()) before.model.deltaDecorations(before.ids, [])
    if (!model) {
      placed.current = null
      return
    }
    const ids = before?.model === model ? before.ids : []
    // The answer of the file shown before may still be there.
    const own = (marks ?? []).filter(({ span }) => span.file === file)
    placed.current = { model, ids: model.deltaDecorations(ids, coverageDecorations(model, own, language)) }
  }, [texts, file, marks, language])
}
