import * as monaco from 'monaco-editor/editor'
import type { Edit } from '../../engine/index.ts'
import { changeTo } from '../session/change.ts'
import type { Texts, TextsListener } from '../session/texts.ts'
import type { Place } from '../worker/snapshot.ts'
import { languageId } from './language.ts'
import { LinkedSteps } from './linkedSteps.ts'

/** The texts of the workspace as Monaco's models: their history of changes is the product's. */
export interface ModelTexts extends Texts {
  model(path: string): monaco.editor.ITextModel | null
  /** Which editor shows places; null while none is on the screen. */
  attach(editor: monaco.editor.ICodeEditor | null): void
}

export const uriOf = (path: string): monaco.Uri => monaco.Uri.from({ scheme: 'tiaoli', path: `/${path}` })
export const pathOf = (uri: monaco.Uri): string => uri.path.slice(1)

export function modelTexts(first: TextsListener): ModelTexts {
  const models = new Map<string, monaco.editor.ITextModel>()
  const locked = new Set<string>()
  const listeners = new Set<Partial<TextsListener>>([first])
  let editor: monaco.editor.ICodeEditor | null = null
  let wanted: Place | null = null
  let ordered: string | null = null

  const tell = (told: (listener: Partial<TextsListener>) => void) => {
    for (const listener of listeners) told(listener)
  }

  const steps = new LinkedSteps({
    version: (path) => models.get(path)?.getAlternativeVersionId() ?? null,
    undo: (path) => void models.get(path)?.undo(),
    redo: (path) => void models.get(path)?.redo(),
  })

  const follow = (path: string, model: monaco.editor.ITextModel) => {
    let version = model.getAlternativeVersionId()
    model.onDidChangeContent(({ changes, isUndoing, isRedoing }) => {
      const before = version
      version = model.getAlternativeVersionId()
      if (isUndoing) steps.undone(path, version)
      else if (isRedoing) steps.redone(path, version)
      else steps.made(path, before, version)
      const made = changes.map(({ rangeOffset, rangeLength, text }) => ({ start: rangeOffset, end: rangeOffset + rangeLength, text }))
      tell((listener) => listener.changed?.(path, made))
    })
  }

  const refuses = (path: string): boolean => {
    if (locked.has(path)) tell((listener) => listener.refused?.(path))
    return locked.has(path)
  }

  const show = (place: Place): boolean => {
    const model = editor?.getModel()
    if (!editor || !model || pathOf(model.uri) !== place.file) return false
    const range = rangeOf(model, place)
    editor.setSelection(range)
    editor.revealRangeInCenter(range)
    editor.focus()
    return true
  }

  const obey = () => {
    if (!editor?.getModel() || ordered === null) return
    editor.focus()
    editor.trigger('tiaoli', ordered, null)
    ordered = null
  }

  return {
    get paths() {
      return [...models.keys()].sort()
    },
    text: (path) => models.get(path)?.getValue() ?? null,
    model: (path) => models.get(path) ?? null,
    open(path, text) {
      models.get(path)?.dispose()
      const model = monaco.editor.createModel(text, languageId, uriOf(path))
      models.set(path, model)
      tell((listener) => listener.opened?.(path, model.getValue()))
      follow(path, model)
    },
    close(path) {
      models.get(path)?.dispose()
      models.delete(path)
      locked.delete(path)
      tell((listener) => listener.closed?.(path))
    },
    apply(edits) {
      for (const [path, of] of byFile(edits)) if (!refuses(path)) applyTo(models.get(path), of)
    },
    replace(path, text) {
      const model = models.get(path)
      const change = model && changeTo(model.getValue(), asIn(model, text))
      if (change) applyTo(model, [{ span: { file: path, ...change }, text: change.text }])
    },
    lock: (path, on) => void (on ? locked.add(path) : locked.delete(path)),
    undo: (path) => void (refuses(path) || models.get(path)?.undo()),
    redo: (path) => void (refuses(path) || models.get(path)?.redo()),
    canUndo: (path) => models.get(path)?.canUndo() ?? false,
    canRedo: (path) => models.get(path)?.canRedo() ?? false,
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    reveal(place) {
      wanted = show(place) ? null : place
    },
    command(action) {
      ordered = action
      obey()
    },
    attach(shown) {
      editor = shown
      editor?.onDidChangeModel(() => {
        if (wanted && show(wanted)) wanted = null
        obey()
      })
    },
  }
}

function byFile(edits: readonly Edit[]): Map<string, Edit[]> {
  const files = new Map<string, Edit[]>()
  for (const edit of edits) files.set(edit.span.file, [...(files.get(edit.span.file) ?? []), edit])
  return files
}

/** One step of undo. */
function applyTo(model: monaco.editor.ITextModel | undefined, edits: readonly Edit[]): void {
  if (!model) return
  model.pushStackElement()
  model.pushEditOperations(
    null,
    edits.map(({ span, text }) => ({ range: rangeOf(model, span), text })),
    () => null,
  )
  model.pushStackElement()
}

/** A text as the model would hold it. */
const asIn = (model: monaco.editor.ITextModel, text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n|\r|\n/g, model.getEOL())

export function rangeOf(model: monaco.editor.ITextModel, { start, end }: { readonly start: number; readonly end: number }): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end))
}
