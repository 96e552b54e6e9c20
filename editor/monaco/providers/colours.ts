import * as monaco from 'monaco-editor/editor'
import { semanticKinds } from '../../../engine/service/index.ts'
import type { Session } from '../../session/session.ts'
import { languageId } from '../language.ts'
import { pathOf } from '../models.ts'

/** Colours by meaning, asked again when a new text has been checked. */
export function registerColours(session: Session): void {
  const changed = new monaco.Emitter<void>()
  session.store.subscribe(({ snapshot, entry }, before) => {
    if (snapshot !== before.snapshot || entry !== before.entry) changed.fire()
  })
  monaco.languages.registerDocumentSemanticTokensProvider(languageId, {
    onDidChange: changed.event,
    getLegend: () => ({ tokenTypes: [...semanticKinds], tokenModifiers: ['declaration'] }),
    async provideDocumentSemanticTokens(model) {
      const version = model.getVersionId()
      const data = await session.ask('semanticTokens', { file: pathOf(model.uri) })
      // Colours of an older text would stand at the wrong places.
      return data && model.getVersionId() === version ? { data } : null
    },
    releaseDocumentSemanticTokens: () => undefined,
  })
}
