import type { Values } from '../../grammar/messages/index.ts'
import type { sparkMessages } from '../../grammar/messages/spark.ts'

type SparkCode = keyof typeof sparkMessages

/** Columns of a file of people, in the SQL of DuckDB, with what the job of a distributed simulation says of them. */
export interface SparkExample<C extends SparkCode> {
  readonly columns: string
  readonly values: Values<C>
}

/** The notice whose people the files of the examples should hold. */
export const sparkNotice = `通知 试验
  基准日：2021年1月1日
  舍入：四舍五入到分

对象 参保人
  费用：金额 不低于0元
  住院：时长（天） 可选
对于 参保人
计算 报销：金额
  当 住院 ＞ 3天 则 费用
  其它 费用 × 50%
`

export const sparkExamples: { readonly [C in SparkCode]: SparkExample<C> } = {
  'spark.columnUnknown': { columns: '1.5 :: DECIMAL(18, 2) AS 费用, 60 AS 年龄', values: { column: '年龄' } },
  'spark.columnMissing': { columns: 'CAST(NULL AS VARCHAR) AS 住院', values: { column: '费用' } },
  'spark.columnType': {
    columns: '1.5 :: DOUBLE AS 费用',
    values: { column: '费用', has: 'double', takes: 'decimal | byte | short | integer | long' },
  },
  'spark.columnTooFine': { columns: '1.5 :: DECIMAL(18, 7) AS 费用', values: { column: '费用', has: 'decimal(18,7)', places: '6' } },
  'spark.columnDuration': { columns: "1.5 :: DECIMAL(18, 2) AS 费用, 'P4D' AS 住院", values: { column: '住院' } },
  'spark.recordsBeyond': { columns: '9000000000000000 :: DECIMAL(18, 2) AS 费用', values: { records: '1' } },
}
