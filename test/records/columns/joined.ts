import { layoutOf } from '../../../engine/batch/layout.ts'
import type { KeyedBlock } from '../../../engine/batch/source.ts'
import { Texts } from '../../../engine/batch/texts.ts'
import { keyedCsvBlocks } from '../../../engine/records/columns/csvBlocks.ts'
import { type Joined, joinChildren } from '../../../engine/records/columns/join.ts'
import { type Schema, schemaOf } from '../../../engine/records/schema.ts'
import { baseDate, program } from '../fixture.ts'
import { bytesOf } from './hostile.ts'

/** Joins people with their stays in hospital by the column 编号; `rows` is the most of a block. */
export function joined(people: string, stays: string, rows = 2): Joined {
  const texts = new Texts()
  const codes = new Texts()
  const read = (entity: string, text: string): KeyedBlock[] => {
    const schema = schemaOf(program, entity, baseDate) as Schema
    const reader = keyedCsvBlocks(schema, layoutOf(program, entity), { column: '编号', codes }, { texts, rows })
    return [...reader.push(bytesOf(text)), ...reader.end()]
  }
  return joinChildren(read('参保人', people), '就诊', read('就诊记录', stays))
}
