import type { Language } from '../../../grammar/diagnostic.ts'
import type { CaseRecord, CaseValue, Entity, Field, LiteralValue } from '../../program/program.ts'
import { showLiteral } from '../../program/show.ts'

/** Of which entity records are, and what its fields and those of its relations hold. */
export interface RecordShape {
  readonly entity: string
  readonly entities: readonly Entity[]
}

/** Elements of a relation that are told; the others are counted. */
const elementsTold = 3

/**
 * What tells a person apart, in one line: 参保地 小店区，出生日期 2003-09-20，低收入家庭. What is so of anybody for whom nothing is
 * said, a flag that is not set or a field at its default, is left out.
 */
export function recordWords({ entity, entities }: RecordShape, record: CaseRecord, language: Language): string {
  const { fields, relations } = entities.find(({ name }) => name === entity) as Entity
  const told = fields.flatMap((field) => fieldWords(field, record[field.name], language))
  const many = relations.flatMap(({ name, entity: of }) => {
    const elements = (record[name] ?? []) as readonly CaseRecord[]
    return elements.length === 0 ? [] : [`${name} ${elementsWords({ entity: of, entities }, elements, language)}`]
  })
  return [...told, ...many].join(language === 'zh' ? '，' : ', ')
}

function fieldWords({ name, type, default: usual }: Field, value: CaseValue | undefined, language: Language): string[] {
  if (value === undefined) return []
  const written = value as LiteralValue
  const shown = showLiteral(type, written)[language]
  if (usual !== null && showLiteral(type, usual)[language] === shown) return []
  if (type.kind !== 'boolean') return [`${name} ${type.kind === 'date' ? String(written) : shown}`]
  if (written === true) return [name]
  return usual === true ? [`${name} ${shown}`] : []
}

function elementsWords(shape: RecordShape, elements: readonly CaseRecord[], language: Language): string {
  const told = elements.slice(0, elementsTold).map((element) => recordWords(shape, element, language))
  const words = told.filter((each) => each !== '')
  const more = elements.length > elementsTold ? ['…'] : []
  const [count, open, close, between] =
    language === 'zh' ? [`${elements.length} 条`, '（', '）', '；'] : [`${elements.length}`, ' (', ')', '; ']
  return words.length === 0 ? count : `${count}${open}${[...words, ...more].join(between)}${close}`
}
