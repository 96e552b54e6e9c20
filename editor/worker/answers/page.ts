import { noticeOutline, renderedNotice, type Workspace } from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** The official view of the notice. */
export const pageAnswers = (workspace: Workspace) => ({
  /** With the numbers of a case, where one is chosen. */
  rendered({ caseName, ...about }: About & { readonly caseName: string | null }) {
    const document = documentOf(workspace, about)
    const subject = caseName === null ? null : { case: caseName }
    return document && renderedNotice(document, { subject, language: about.language })
  },
  outline(about: About) {
    const document = documentOf(workspace, about)
    return document && noticeOutline(document, about.language)
  },
})
