import type { Language } from '../../../engine/index.ts'
import type { Document, Workspace } from '../../../engine/service/index.ts'

/** What the session adds to every question: which notice is worked on, in which language to answer, and what is switched. */
export interface About {
  readonly entry: string
  readonly language: Language
  /** Readings switched by the officer for all cases: question → reading. */
  readonly readings: Readonly<Record<string, string>>
}

/** The document that a question is about; null while the notice is not there. */
export const documentOf = (workspace: Workspace, { entry }: About): Document | null => workspace.open(entry)
