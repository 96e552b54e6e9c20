import * as monaco from 'monaco-editor/editor'
import type { CodeLens } from '../../../engine/service/index.ts'
import type { Session } from '../../session/session.ts'
import type { OpenTable } from '../../session/state.ts'
import { tableTexts } from '../../texts/table.ts'
import { say } from '../../texts/text.ts'
import { languageId } from '../language.ts'
import { pathOf, rangeOf, uriOf } from '../models.ts'

/** Above declarations: how often they are named, which cases use them; above tables, the way to the grid. */
export function registerLenses(session: Session): void {
  const changed = new monaco.Emitter<monaco.languages.CodeLensProvider>()
  const act = 'tiaoli.lens'
  const open = 'tiaoli.table'
  monaco.editor.registerCommand(open, (_, table: OpenTable) => session.dispatch({ kind: 'table', table }))
  monaco.editor.registerCommand(act, (_, action: NonNullable<CodeLens['action']>) => perform(session, action))
  const provider: monaco.languages.CodeLensProvider = {
    onDidChange: changed.event,
    async provideCodeLenses(model) {
      const file = pathOf(model.uri)
      const [lenses, tables] = await Promise.all([session.ask('codeLenses', { file }), session.ask('tables', {})])
      const title = say(session.store.getState().language, tableTexts.asGrid)
      const here = tables.filter(({ head }) => head.file === file)
      const grids = here.map(({ head, name, nth }) => ({
        range: rangeOf(model, head),
        command: { id: open, title, arguments: [{ file, name, nth }] },
      }))
      const told = lenses?.map(({ span, title, action }) => ({
        range: rangeOf(model, span),
        command: action ? { id: act, title, arguments: [action] } : { id: '', title },
      }))
      return {
        lenses: [...grids, ...(told ?? [])],
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
