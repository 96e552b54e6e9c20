import { layoutOf } from '../../../engine/batch/layout.ts'
import type { Refusal } from '../../../engine/program/outcome.ts'
import { bindColumns } from '../../../engine/records/parquet/binding.ts'
import { blockOf } from '../../../engine/records/parquet/blocks.ts'
import type { FileColumn, Scalar } from '../../../engine/records/parquet/fileColumn.ts'
import { program, schema } from '../fixture.ts'

/** A row of a Parquet file in which a code is reported that only such files get. */
export type ColumnExample = readonly (readonly [column: FileColumn, value: Scalar])[]

const county: ColumnExample[number] = [{ name: '参保地', type: { kind: 'text' }, written: 'VARCHAR' }, '阳曲县']

export const columnExamples = {
  'record.floatInexact': [county, [{ name: '人数', type: { kind: 'double' }, written: 'DOUBLE' }, 2 ** 53]],
  'header.columnType': [county, [{ name: '定额', type: { kind: 'text' }, written: 'VARCHAR' }, '100元']],
} as const satisfies Readonly<Record<string, ColumnExample>>

/** What the example is refused for, by its columns or else by its row. */
export function columnRefusals(example: ColumnExample): readonly Refusal[] {
  const columns = example.map(([column]) => column)
  const { binding, refusals } = bindColumns(schema, layoutOf(program, '参保人'), columns)
  if (refusals.length > 0) return refusals
  const scalars = new Map(example.map(([{ name }, value]) => [name, [value]]))
  return blockOf(binding, { rows: 1, scalars, lists: new Map() }, 1).refused.flatMap((refused) => refused.refusals)
}

/** The example as people may see it. */
export function columnsShown(example: ColumnExample): string {
  return example.map(([{ name, written }, value]) => `${name} ${written}  ${value}`).join('\n')
}
