import * as monaco from 'monaco-editor/editor'
import type { CodeLens } from '../../../engine/service/index.ts'
import type { Session } from '../../session/session.ts'
import { languageId } from '../language.ts'
import { pathOf, rangeOf, uriOf } from '../models.ts'

/** Above declarations: how often they are named, which cases use them; above tables, the way to the grid. */
export function registerLenses(session: Session): void {
  const changed = new monaco.Emitter<monaco.languages.CodeLensProvider>()
  const act = 'tiaoli.lens'
  monaco.editor.registerCommand(act, (_, action: NonNullable<CodeLens['action']>) => perform(session, action))
  const provider: monaco.languages.CodeLensProvider = {
    onDidChange: changed.event,
    async provideCodeLenses(model) {
      const lenses = (await session.ask('codeLenses', { file: pathOf(model.uri) })) ?? []
      return {
        lenses: lenses.map(({ span, title, action }) => ({
          range: rangeOf(model, span),
          command: action ? { id: act, title, arguments: [action] } : { id: '', title },
        })),
        dispose: () => undefined,
      }
    },
  }
  session.store.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) changed.fire(provider)
  })
  monaco.languages.registerCodeLensProvider(languageId, provider)
}

function perform(session: Session, action: NonNullable<CodeLens['action']>): void {
  if (action.kind === 'references') showReferences(action)
  else session.dispatch({ kind: 'case', name: action.case })
}

function showReferences({ file, offset }: { readonly file: string; readonly offset: number }): void {
  const model = monaco.editor.getModel(uriOf(file))
  const editor = monaco.editor.getEditors().find((each) => each.getModel() === model)
  if (!model || !editor) return
  editor.setPosition(model.getPositionAt(offset))
  editor.focus()
  editor.trigger('tiaoli', 'editor.action.referenceSearch.trigger', null)
}
