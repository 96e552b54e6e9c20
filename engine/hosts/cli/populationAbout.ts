import { type Assumption, assumptionsOf, type PopulationModel, type Program } from '../../index.ts'
import { type PopulationTexts, populationTexts } from './populationTexts.ts'
import type { Terminal } from './terminal.ts'

/** Every distribution of a model by what it is about, with its source or assumption. */
export function assumptionList(model: PopulationModel, program: Program, { language, outColors }: Terminal): string {
  const texts = populationTexts[language]
  const all = assumptionsOf(model, program, language)
  const sourced = all.filter(({ provenance }) => provenance.kind === 'sourced').length
  const head = [outColors.bold(model.title), texts.synthetic(model.entity), model.note, texts.counts(all.length, sourced)]
  const lines = all.flatMap((each, index) => {
    const title = each.subject === all[index - 1]?.subject ? [] : ['', outColors.bold(each.subject)]
    return [...title, ...told(each, all[index + 1], texts)]
  })
  return `${[...head, ...lines].join('\n')}\n`
}

/** What neighbours rest on alike is said behind the last of them. */
function told({ subject, when, shares, provenance }: Assumption, next: Assumption | undefined, texts: PopulationTexts): string[] {
  const line = `  ${when === '' ? '' : when + texts.colon}${shares}`
  const { kind, note } = provenance
  const continued = next?.subject === subject && next.provenance.kind === kind && next.provenance.note === note
  if (continued) return [line]
  return [line, `    ${kind === 'sourced' ? texts.sourced(note) : texts.assumed(note)}`]
}
