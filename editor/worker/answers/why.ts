import { type Subject, type Workspace, whyNodes, whyTree } from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** Why results are what they are. */
export const whyAnswers = (workspace: Workspace) => ({
  /** Of one result, or of all (null), of a case or record. */
  why({ subject, result, ...about }: About & { readonly subject: Subject; readonly result: string | null }) {
    const document = documentOf(workspace, about)
    return document && whyTree(document, switched(subject, about), result, about.language)
  },
  /** Further nodes of a tree that was too large to send whole. */
  whyNodes({ subject, ids, ...about }: About & { readonly subject: Subject; readonly ids: readonly string[] }) {
    const document = documentOf(workspace, about)
    return document && whyNodes(document, switched(subject, about), ids, about.language)
  },
})

/** A case under the readings that are switched; a record says its own. */
export const switched = (subject: Subject, { readings }: About): Subject => ('case' in subject ? { ...subject, readings } : subject)
