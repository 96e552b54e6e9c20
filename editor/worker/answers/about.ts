import type { Language } from '../../../engine/index.ts'
import type { Document, Workspace } from '../../../engine/service/index.ts'

/** What the session adds to every question: which notice is worked on, and in which language to answer. */
export interface About {
  readonly entry: string
  readonly language: Language
}

/** The document that a question is about; null while the notice is not there. */
export const documentOf = (workspace: Workspace, { entry }: About): Document | null => workspace.open(entry)
