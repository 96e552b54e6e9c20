import * as monaco from 'monaco-editor/editor'
import type { Session } from '../../session/session.ts'
import { languageId } from '../language.ts'
import { pathOf } from '../models.ts'

/** The selected case's values behind what they are the values of. */
export function registerValues(session: Session): void {
  const changed = new monaco.Emitter<void>()
  session.store.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot || state.selectedCase !== before.selectedCase) changed.fire()
  })
  monaco.languages.registerInlayHintsProvider(languageId, {
    displayName: '条理',
    onDidChangeInlayHints: changed.event,
    async provideInlayHints(model, range) {
      const version = model.getVersionId()
      const { selectedCase } = session.store.getState()
      const hints = (await session.ask('inlayHints', { file: pathOf(model.uri), caseName: selectedCase })) ?? []
      // Hints of an older text would stand at the wrong places.
      if (model.getVersionId() !== version) return { hints: [], dispose: () => undefined }
      const shown = hints.map(({ offset, label, tooltip }) => ({
        position: model.getPositionAt(offset),
        label,
        tooltip,
        paddingLeft: true,
      }))
      return { hints: shown.filter(({ position }) => range.containsPosition(position)), dispose: () => undefined }
    },
  })
}
