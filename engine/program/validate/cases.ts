import type { Case, CaseRecord, CaseValue, Expectation, LiteralValue, Program, Rule } from '../program.ts'
import { checkLiteral } from './literal.ts'
import type { Names } from './names.ts'
import { at, type Path, type Problems } from './problem.ts'

/** Checks the 算例: their records, readings and expectations speak of what is declared, in values of its type. */
export function checkCases(program: Program, names: Names, problems: Problems): void {
  const undeclared = (what: string, name: string, path: Path) => problems.report('program.undeclared', path, { what, name })

  const record = (entity: string, values: CaseRecord, path: Path): void => {
    for (const [name, value] of Object.entries(values)) field(entity, name, value, at(path, name))
  }
  const field = (entity: string, name: string, value: CaseValue, path: Path): void => {
    const declared = names.fields.get(entity)?.get(name)
    const relation = names.relations.get(entity)?.get(name)
    if (!declared && !relation) undeclared('field', name, path)
    else if (Array.isArray(value) !== (relation !== undefined)) problems.report('program.type', path, { has: String(value), needs: name })
    else if (declared) checkLiteral(declared.type, value as LiteralValue, names, path, problems)
    else if (relation)
      for (const [place, element] of (value as readonly CaseRecord[]).entries()) record(relation.entity, element, at(path, place))
  }
  const expectation = (each: Case, expected: Expectation, path: Path): void => {
    const rule = names.rules.get(expected.rule)
    if (!rule) undeclared('rule', expected.rule, at(path, 'rule'))
    else agrees(each, expected, rule, path)
  }
  const agrees = (each: Case, { name, value, reasons }: Expectation, rule: Rule, path: Path): void => {
    if (rule.name !== name) problems.report('program.identifier', at(path, 'name'), { has: name, needs: rule.name })
    if (rule.entity !== null && rule.entity !== each.entity) problems.report('program.scope', at(path, 'rule'), { name: rule.id, scope: 0 })
    if (value !== null) checkLiteral(rule.type, value, names, at(path, 'value'), problems)
    if (value !== null && reasons.length > 0) problems.report('program.parts', path, { what: 'value, reasons', needs: 'either' })
  }
  const readings = (each: Case, path: Path): void => {
    for (const [name, reading] of Object.entries(each.readings)) {
      const question = names.questions.get(name)
      if (!question) undeclared('question', name, at(path, name))
      else if (!question.readings.some((r) => r.name === reading)) undeclared('reading', reading, at(path, name))
    }
  }
  for (const [place, each] of program.cases.entries()) {
    const path = at(null, 'cases', place)
    if (each.entity !== null && !names.entities.has(each.entity)) undeclared('entity', each.entity, at(path, 'entity'))
    else if (each.entity !== null) record(each.entity, each.record, at(path, 'record'))
    else for (const name of Object.keys(each.record)) undeclared('field', name, at(path, 'record', name))
    readings(each, at(path, 'readings'))
    for (const [index, expected] of each.expectations.entries()) expectation(each, expected, at(path, 'expectations', index))
  }
}
