import { readFileSync } from 'node:fs'
import { fileLoader } from '../../engine/hosts/cli/files.ts'
import { type Assumption, assumptionsOf, compile, readPopulationModel } from '../../engine/index.ts'
import { fillMarked } from './marked.ts'
import type { Page } from './page.ts'
import { markdownTable } from './tables.ts'

const path = 'docs/population.md'

/** The page about synthetic populations, with the shares of those in policies/ as they are now. */
export function populationPage(): Page {
  const tables = { 'taiyuan-2020': () => sharesTable('taiyuan-2020'), 'national-2020': () => sharesTable('national-2020') }
  return { path, text: fillMarked(readFileSync(path, 'utf8'), tables) }
}

function sharesTable(folder: string): string {
  const program = compile(fileLoader(), `policies/${folder}/notice.md`)?.program
  if (!program) throw new Error(`${folder} has errors`)
  const { model, problems } = readPopulationModel(readFileSync(`policies/${folder}/population.json`, 'utf8'), program)
  if (!model) throw new Error(`${folder}: ${problems.map(({ path, code }) => `${path} ${code}`).join(', ')}`)
  const all = assumptionsOf(model, program, 'zh')
  return markdownTable(
    ['字段', '条件', '份额', '来源或假定'],
    all.map((each, index) => row(each, all[index - 1])),
  )
}

/** What is the same as in the row before is not said again. */
function row({ subject, when, shares, provenance }: Assumption, before: Assumption | undefined): string[] {
  const { kind, note } = provenance
  const sameSubject = subject === before?.subject
  const sameNote = sameSubject && kind === before.provenance.kind && note === before.provenance.note
  return [sameSubject ? '' : subject, when, shares, sameNote ? '〃' : `${kind === 'sourced' ? '来源' : '**假定**'}：${note}`]
}
