import { formsOf, isRefused } from '../../engine/exports/forms.ts'
import { ability } from '../../engine/exports/javascript/fromProgram.ts'
import { moduleOf } from '../../engine/exports/javascript/module.ts'
import { parseDuration } from '../../engine/number/duration.ts'
import type { Program, Type } from '../../engine/program/program.ts'
import { formOf } from '../../engine/steps/form.ts'
import { loadedModule, type RulesModule, type RulesOutcome } from '../support/javascriptModule.ts'
import type { Answer } from './engines.ts'

/** The module that a program is exported as, with one of an entity's results where the notice computes none of its own. */
export function javascriptModule(program: Program, entity: string | null): RulesModule {
  const forms = formsOf(program, ability)
  if (isRefused(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  const isThere = forms.forms.some((form) => (form.entity?.name ?? null) === entity)
  const all = isThere ? forms.forms : [...forms.forms, formOf(program, entity, { limits: forms.limits })]
  const header = { name: '试验', number: null, issuers: [], baseDate: program.header.baseDate, version: '', hash: '' }
  return loadedModule(moduleOf(program, { ...forms, forms: all }, header).text)
}

/** An outcome of the module as the agreement tests compare it. */
export function moduleAnswer(program: Program, outcome: RulesOutcome): Answer {
  if (outcome.refused) return { $refused: outcome.refused[0]?.code ?? '' }
  const types = new Map(program.rules.map(({ name, type }) => [name, type]))
  return Object.fromEntries(
    Object.entries(outcome.results).map(([name, value]) => {
      const reasons = outcome.unknown[name]
      return [name, reasons ? `未知（${[...reasons].sort().join('、')}）` : shown(value, types.get(name) as Type)]
    }),
  )
}

function shown(value: string | boolean | null, type: Type): string {
  if (type.kind !== 'duration') return String(value)
  return `${parseDuration(String(value))?.count} ${type.unit}s`
}
