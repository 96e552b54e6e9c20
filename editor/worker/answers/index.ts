import type { Workspace } from '../../../engine/service/index.ts'
import { casesAnswers } from './cases.ts'
import { checkAnswers } from './check.ts'
import { comparisonAnswers } from './comparison.ts'
import { draftingAnswers } from './drafting.ts'
import { exportAnswers } from './exports.ts'
import { fileAnswers } from './files.ts'
import { languageAnswers } from './language.ts'
import { pageAnswers } from './page.ts'
import { simulationAnswers } from './simulation.ts'
import { tableAnswers } from './tables.ts'
import { whyAnswers } from './why.ts'
import { witnessAnswers } from './witness.ts'

/** Every question that the page may ask, each answered from the text as it stands; one file a subject. */
export type Answers = ReturnType<typeof answersOver>

export function answersOver(workspace: Workspace) {
  return {
    ...casesAnswers(workspace),
    ...checkAnswers(workspace),
    ...comparisonAnswers(workspace),
    ...draftingAnswers(workspace),
    ...fileAnswers(workspace),
    ...exportAnswers(workspace),
    ...languageAnswers(workspace),
    ...pageAnswers(workspace),
    ...simulationAnswers(workspace),
    ...tableAnswers(workspace),
    ...whyAnswers(workspace),
    ...witnessAnswers(workspace),
  }
}
