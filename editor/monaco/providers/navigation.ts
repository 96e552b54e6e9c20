import * as monaco from 'monaco-editor/editor'
import type { Session } from '../../session/session.ts'
import type { Place } from '../../worker/snapshot.ts'
import { languageId } from '../language.ts'
import { pathOf, rangeOf, uriOf } from '../models.ts'

/** Going to declarations, all places of a name, renaming. */
export function registerNavigation(session: Session): void {
  monaco.editor.registerEditorOpener({
    // Of itself Monaco goes only to places in the file that it shows.
    openCodeEditor(_, resource, place) {
      const model = monaco.editor.getModel(resource)
      if (!model) return false
      session.reveal({ file: pathOf(resource), ...offsetsOf(model, place) })
      return true
    },
  })
  monaco.languages.registerDefinitionProvider(languageId, {
    async provideDefinition(model, position) {
      return locations((await session.ask('definition', at(model, position))) ?? [])
    },
  })
  monaco.languages.registerReferenceProvider(languageId, {
    async provideReferences(model, position, { includeDeclaration }) {
      const found = await session.ask('references', { ...at(model, position), declarations: includeDeclaration })
      return locations((found ?? []).map(({ span }) => span))
    },
  })
  monaco.languages.registerRenameProvider(languageId, {
    async resolveRenameLocation(model, position) {
      const found = await session.ask('renameTarget', at(model, position))
      if (found?.kind === 'name') return { range: rangeOf(model, found.span), text: found.name }
      return { range: monaco.Range.fromPositions(position), text: '', rejectReason: found?.reason ?? '' }
    },
    async provideRenameEdits(model, position, newName) {
      const renamed = await session.ask('rename', { ...at(model, position), name: newName })
      if (renamed?.kind !== 'edits') {
        // Monaco by itself would write the reason to the console.
        if (renamed) session.dispatch({ kind: 'message', severity: 'warning', text: renamed.reason })
        return { edits: [] }
      }
      // Other files are changed through their models, too, each with a step of its own.
      return { edits: renamed.edits.flatMap(({ span, text }) => textEdit(span, text)) }
    },
  })
}

export function at(model: monaco.editor.ITextModel, position: monaco.Position): { readonly file: string; readonly offset: number } {
  return { file: pathOf(model.uri), offset: model.getOffsetAt(position) }
}

/** A range or position as offsets; the beginning of the file where there is neither. */
function offsetsOf(model: monaco.editor.ITextModel, place: monaco.IRange | monaco.IPosition | undefined): Omit<Place, 'file'> {
  if (!place) return { start: 0, end: 0 }
  const range = monaco.Range.isIRange(place) ? monaco.Range.lift(place) : monaco.Range.fromPositions(place)
  return { start: model.getOffsetAt(range.getStartPosition()), end: model.getOffsetAt(range.getEndPosition()) }
}

/** Places in files that are open as models. */
function locations(places: readonly Place[]): monaco.languages.Location[] {
  return places.flatMap((place) => {
    const model = monaco.editor.getModel(uriOf(place.file))
    return model ? { uri: model.uri, range: rangeOf(model, place) } : []
  })
}

function textEdit(place: Place, text: string): monaco.languages.IWorkspaceTextEdit[] {
  const model = monaco.editor.getModel(uriOf(place.file))
  return model ? [{ resource: model.uri, versionId: undefined, textEdit: { range: rangeOf(model, place), text } }] : []
}
