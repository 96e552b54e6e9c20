import { type Subject, type Workspace, whyChildren, whyNodes, whyTree } from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** So many further steps are shown at once. */
const stepsAtOnce = 100

/** Why results are what they are. */
export const whyAnswers = (workspace: Workspace) => ({
  /** Of one result, or of all (null), of a case or record. */
  why({ subject, result, ...about }: About & { readonly subject: Subject; readonly result: string | null }) {
    const document = documentOf(workspace, about)
    return document && whyTree(document, switched(subject, about), result, about.language)
  },
  /** More of what a step was worked out from than came with the tree: some of those that are not `known`. */
  whyBelow({
    subject,
    id,
    known,
    ...about
  }: About & { readonly subject: Subject; readonly id: string; readonly known: readonly string[] }) {
    const document = documentOf(workspace, about)
    if (!document) return null
    const of = switched(subject, about)
    const there = new Set(known)
    const ids = whyChildren(document, of, id, 0, known.length + stepsAtOnce).filter((child) => !there.has(child))
    return whyNodes(document, of, ids.slice(0, stepsAtOnce), about.language)
  },
})

/** A case under the readings that are switched; a record says its own. */
export const switched = (subject: Subject, { readings }: About): Subject => ('case' in subject ? { ...subject, readings } : subject)
