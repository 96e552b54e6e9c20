import { membersOf } from '../../program/members.ts'
import type { Program, Rule } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import { refusedKey, unknownKey } from '../../records/writeResults.ts'
import { provenanceWords } from '../provenance.ts'
import { resultScale, typeSchema, typeWords } from './fieldSchema.ts'
import { dialect } from './recordSchema.ts'
import { type Json, object } from './schemaText.ts'

/** What is answered to a record of an entity: its results, null with the reasons where one is unknown; or why it is refused. */
export function resultSchema(program: Program, entity: string | null): Json {
  return object(
    ['$schema', dialect],
    ['title', `${entity ?? program.header.name} 的结果 · results`],
    ['description', '每条记录一个对象：各项结果，或者为什么不算 · an object for each record: its results, or why there are none'],
    ['oneOf', [resultsSchema(program, resultRules(program, entity)), refusedSchema]],
  )
}

function resultsSchema(program: Program, rules: readonly Rule[]): Json {
  const reasons = object(['type', 'array'], ['items', object(['type', 'string'])], ['minItems', 1], ['uniqueItems', true])
  const names = rules.map(({ name }) => name)
  const unknown = object(
    ['title', '为什么未知 · why results are unknown'],
    ['description', '未知的每一项 → 缺什么：字段名、参数（2021年）、未规定 · each unknown result → what it lacks'],
    ['type', 'object'],
    ['properties', new Map(names.map((name) => [name, reasons]))],
    ['additionalProperties', false],
  )
  return object(
    ['type', 'object'],
    [
      'properties',
      new Map([...rules.map((rule): [string, Json] => [rule.name, ruleSchema(program, rule)]), [unknownKey, unknown] as const]),
    ],
    ['required', names],
    ['additionalProperties', false],
  )
}

function ruleSchema(program: Program, rule: Rule): Json {
  const { name, type, numeric, clause } = rule
  const scale = resultScale(type, numeric)
  const words = [typeWords(type, scale), ...(clause === null ? [] : [`依据 ${clause}`]), ...provenanceWords(rule.provenance)]
  return object(['title', name], ['description', words.join('；')], ...typeSchema(type, scale, membersOf(program, type), true))
}

const refusedSchema: Json = object(
  ['type', 'object'],
  [
    'properties',
    new Map([
      [
        refusedKey,
        object(
          ['title', '为什么不算 · why the record is refused'],
          ['type', 'array'],
          ['minItems', 1],
          [
            'items',
            object(
              ['type', 'object'],
              [
                'properties',
                new Map<string, Json>([
                  ['code', object(['type', 'string'], ['description', '见 docs/errors.md · see docs/errors.md'])],
                  [
                    'field',
                    object(
                      ['type', ['string', 'null']],
                      ['description', '字段，如 就诊[2].入院日期；或哪一项结果 · the field, or the result concerned'],
                    ),
                  ],
                ]),
              ],
              ['required', ['code', 'field']],
            ),
          ],
        ),
      ],
    ]),
  ],
  ['required', [refusedKey]],
  ['additionalProperties', false],
)
