import { type CaseForm, ownValue, type TypedCase, type TypedProblem } from '../../../../engine/service/index.ts'

export const emptyCase = (entity: string | null): TypedCase => ({
  name: '',
  entity,
  fields: {},
  relations: {},
  readings: {},
  expectations: {},
})

/** A text, even an empty one, for everything that the form asks: what was emptied is to be taken away. */
export function completed(typed: TypedCase, form: CaseForm): TypedCase {
  const [own] = form.entities
  const empty = (names: readonly { readonly name: string }[] = []) => Object.fromEntries(names.map(({ name }) => [name, '']))
  return {
    ...typed,
    fields: { ...empty(own?.fields), ...typed.fields },
    relations: { ...Object.fromEntries((own?.relations ?? []).map(({ name }) => [name, []])), ...typed.relations },
    readings: { ...empty(form.questions), ...typed.readings },
    expectations: { ...empty(form.results), ...typed.expectations },
  }
}

/** What is wrong, by the id of its field: `field 就诊[2].费用`. */
export type Faults = ReadonlyMap<string, string>

export const faultKey = (at: TypedProblem['at'], name: string): string => `${at} ${name}`

/** What is missing is no fault before somebody tried to write the case: nobody is scolded for a field not yet reached. */
export function faultsOf(problems: readonly TypedProblem[], typed: TypedCase, attempted: boolean): Faults {
  const shown = problems.filter(({ at, name }) => attempted || textAt(typed, at, name).trim() !== '')
  return new Map(shown.map(({ at, name, message }) => [faultKey(at, name), message]))
}

/** What is wrong with things that the form doesn't ask: they stand in the text, and have to be corrected there. */
export function unplaced(problems: readonly TypedProblem[], form: CaseForm): readonly string[] {
  const [own] = form.entities
  const asked = new Set([
    faultKey('name', ''),
    ...(own?.fields ?? []).map(({ name }) => faultKey('field', name)),
    ...(own?.relations ?? []).map(({ name }) => faultKey('field', name)),
    ...form.questions.map(({ name }) => faultKey('reading', name)),
    ...form.results.map(({ name }) => faultKey('expectation', name)),
  ])
  const isAsked = ({ at, name }: TypedProblem): boolean => {
    const [, relation = '', field = ''] = /^(.*)\[\d+\]\.(.*)$/s.exec(name) ?? []
    if (relation === '') return asked.has(faultKey(at, name))
    const of = own?.relations.find((each) => each.name === relation)?.entity
    return form.entities.find((each) => each.name === of)?.fields.some((each) => each.name === field) === true
  }
  return problems.filter((problem) => !isAsked(problem)).map(({ message }) => message)
}

function textAt(typed: TypedCase, at: TypedProblem['at'], name: string): string {
  if (at === 'name') return typed.name
  if (at === 'reading') return ownValue(typed.readings, name) ?? ''
  if (at === 'expectation') return ownValue(typed.expectations, name) ?? ''
  const [, relation = '', index = '', field = ''] = /^(.*)\[(\d+)\]\.(.*)$/s.exec(name) ?? []
  return (
    ownValue(
      (relation === '' ? typed.fields : ownValue(typed.relations, relation)?.[Number(index) - 1]) ?? {},
      relation === '' ? name : field,
    ) ?? ''
  )
}
