import { noticeOutline, renderedNotice, type Workspace } from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** The official view of the notice. */
export const pageAnswers = (workspace: Workspace) => ({
  /** With the numbers of a case, where one is chosen. */
  rendered({ caseName, ...about }: About & { readonly caseName: string | null }) {
    const document = documentOf(workspace, about)
    const subject = caseName === null ? null : { case: caseName, readings: about.readings }
    return document && renderedNotice(document, { subject, language: about.language })
  },
  /** What it takes to be issued: a notice without its number or date is a draft. */
  issued(about: About) {
    const header = documentOf(workspace, about)?.compiled.draft.header
    return header ? { number: header.number !== null, date: header.issued !== null } : null
  },
  outline(about: About) {
    const document = documentOf(workspace, about)
    return document && noticeOutline(document, about.language)
  },
})
