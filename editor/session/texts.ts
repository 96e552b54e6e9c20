import type { Edit } from '../../engine/index.ts'
import type { TextChange } from '../worker/protocol.ts'
import type { Place } from '../worker/snapshot.ts'

/**
 * The texts of the workspace, the only truth: every screen writes back through edits here, so that there is one history.
 * Implemented over the editor's models (monaco/models.ts).
 */
export interface Texts {
  readonly paths: readonly string[]
  text(path: string): string | null
  /** Adds a file or, with no history, replaces it. */
  open(path: string, text: string): void
  close(path: string): void
  /** One step of undo, whatever the files that it changes. A locked file stays as it is, and listeners are told. */
  apply(edits: readonly Edit[]): void
  /** Gives a file, locked or not, a text that came from elsewhere: one step of undo, the caret stays where it can. */
  replace(path: string, text: string): void
  /** A locked file takes no edits: another tab writes it. */
  lock(path: string, locked: boolean): void
  /** Takes back or repeats the newest step of a file, in the other files that it changed too. */
  undo(path: string): void
  redo(path: string): void
  canUndo(path: string): boolean
  canRedo(path: string): boolean
  /** Shows a place in the source pane and puts the caret there. */
  reveal(place: Place): void
  /** Does one of the source editor's own actions there, by its id, as soon as the source is shown. */
  command(action: string): void
  /** Tells somebody else too of what happens to the texts; returns what ends that. */
  listen(listener: Partial<TextsListener>): () => void
}

export interface TextsListener {
  opened(path: string, text: string): void
  changed(path: string, changes: readonly TextChange[]): void
  closed(path: string): void
  /** An edit of a locked file was not made. */
  refused?(path: string): void
}
