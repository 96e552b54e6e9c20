import {
  caseReport,
  codeLenses,
  complete,
  coverageMarks,
  definition,
  folding,
  formatEdits,
  hover,
  hoverMarkdown,
  inlayHints,
  outline,
  packedTokens,
  references,
  rename,
  renameTarget,
  semanticTokens,
  type Workspace,
} from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'

/** A place in a file: a UTF-16 offset. */
interface At extends About {
  readonly file: string
  readonly offset: number
}

interface InFile extends About {
  readonly file: string
}

/** What the source pane asks: names, colours, folds. Null while the notice is not there. */
export const languageAnswers = (workspace: Workspace) => ({
  complete({ file, offset, ...about }: At) {
    const document = documentOf(workspace, about)
    return document && complete(document, file, offset, about.language)
  },
  /** As Markdown, in which the author's words are no markup. */
  hover({ file, offset, ...about }: At) {
    const document = documentOf(workspace, about)
    const found = document && hover(document, file, offset, about.language)
    return found && { span: found.span, markdown: hoverMarkdown(found.about) }
  },
  /** The values of a case in the text. */
  inlayHints({ file, caseName, ...about }: InFile & { readonly caseName: string | null }) {
    const document = documentOf(workspace, about)
    const report = document && caseReport(document, about.readings)
    return document && inlayHints(document, file, caseName === null ? null : { name: caseName }, about.language, report)
  },
  codeLenses({ file, ...about }: InFile) {
    const document = documentOf(workspace, about)
    return document && codeLenses(document, file, about.language, caseReport(document, about.readings))
  },
  definition({ file, offset, ...about }: At) {
    const document = documentOf(workspace, about)
    return document && definition(document, file, offset)
  },
  references({ file, offset, declarations, ...about }: At & { readonly declarations: boolean }) {
    const document = documentOf(workspace, about)
    return document && references(document, file, offset, { declarations })
  },
  renameTarget({ file, offset, ...about }: At) {
    const document = documentOf(workspace, about)
    return document && renameTarget(document, file, offset, about.language)
  },
  rename({ file, offset, name, ...about }: At & { readonly name: string }) {
    const document = documentOf(workspace, about)
    return document && rename(document, file, offset, name, about.language)
  },
  formatEdits({ file, ...about }: InFile) {
    const document = documentOf(workspace, about)
    return document && formatEdits(document, file)
  },
  declarations({ file, ...about }: InFile) {
    const document = documentOf(workspace, about)
    return document && outline(document, file)
  },
  folding({ file, ...about }: InFile) {
    const document = documentOf(workspace, about)
    return document && folding(document, file)
  },
  semanticTokens({ file, ...about }: InFile) {
    const document = documentOf(workspace, about)
    return document && packedTokens(semanticTokens(document, file), workspace.text(file) ?? '')
  },
  coverageMarks({ file, ...about }: InFile) {
    const document = documentOf(workspace, about)
    return document && coverageMarks(document, file)
  },
})
