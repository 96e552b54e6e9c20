import * as monaco from 'monaco-editor/editor'
import type { Session } from '../../session/session.ts'
import type { Place, ProblemItem } from '../../worker/snapshot.ts'
import { languageId } from '../language.ts'
import { pathOf, rangeOf } from '../models.ts'

/** Quick fixes of the problems under the caret. */
export function registerActions(session: Session): void {
  monaco.languages.registerCodeActionProvider(languageId, {
    provideCodeActions(model, range) {
      const place = { start: model.getOffsetAt(range.getStartPosition()), end: model.getOffsetAt(range.getEndPosition()) }
      const found = (session.store.getState().snapshot?.problems ?? []).filter(
        (problem) => problem.place.file === pathOf(model.uri) && touches(problem.place, place),
      )
      return { actions: found.flatMap((problem) => actionsOf(model, problem)), dispose: () => undefined }
    },
  })
}

const touches = (a: Omit<Place, 'file'>, b: Omit<Place, 'file'>): boolean => a.start <= b.end && b.start <= a.end

function actionsOf(model: monaco.editor.ITextModel, { fixes }: ProblemItem): monaco.languages.CodeAction[] {
  return fixes.map(({ title, edits }) => ({
    title,
    kind: 'quickfix',
    edit: {
      edits: edits
        .filter(({ span }) => span.file === pathOf(model.uri))
        .map(({ span, text }) => ({ resource: model.uri, versionId: undefined, textEdit: { range: rangeOf(model, span), text } })),
    },
  }))
}
