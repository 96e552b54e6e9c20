import type { Workspace } from '../../../engine/service/index.ts'
import { languageAnswers } from './language.ts'
import { pageAnswers } from './page.ts'
import { whyAnswers } from './why.ts'

/** Every question that the page may ask, each answered from the text as it stands; one file a subject. */
export type Answers = ReturnType<typeof answersOver>

export function answersOver(workspace: Workspace) {
  return {
    ...languageAnswers(workspace),
    ...pageAnswers(workspace),
    ...whyAnswers(workspace),
  }
}
