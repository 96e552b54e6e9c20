import { error } from './message.ts'

/**
 * Why the job of a distributed simulation makes no summary. The job is no program of ours when it runs: it is given these sentences
 * with its folder, so every value is a text, which it puts in itself.
 */
export const sparkMessages = {
  'spark.columnUnknown': error<{ column: string }>(
    (v) => `通知没有“${v.column}”这个字段，文件里有这一列`,
    (v) => `the file has a column "${v.column}", which is no field of the notice`,
    () => '从文件里去掉这一列，或改成字段的名称',
    () => 'take the column out of the file, or give it the name of its field',
  ),
  'spark.columnMissing': error<{ column: string }>(
    (v) => `文件里没有必填的“${v.column}”一列`,
    (v) => `the file has no column "${v.column}", which every record must have`,
  ),
  'spark.columnType': error<{ column: string; has: string; takes: string }>(
    (v) => `“${v.column}”一列的类型是 ${v.has}，应是 ${v.takes}`,
    (v) => `the column "${v.column}" is of type ${v.has}; it must be ${v.takes}`,
    () => '列的类型要同 tiaoli population 写出的',
    () => 'columns are of the types that tiaoli population writes',
  ),
  'spark.columnTooFine': error<{ column: string; has: string; places: string }>(
    (v) => `“${v.column}”一列的类型是 ${v.has}，小数位不能多于 ${v.places} 位`,
    (v) => `the column "${v.column}" is of type ${v.has}; it may have ${v.places} decimal places at most`,
  ),
  'spark.columnDuration': error<{ column: string }>(
    (v) => `“${v.column}”是时长，不能从 Parquet 的列读出`,
    (v) => `"${v.column}" is a duration, which is read from no column`,
    () => '请用 --engine embedded',
    () => 'use --engine embedded',
  ),
  'spark.recordsBeyond': error<{ records: string }>(
    (v) => `有的记录里数太大，Spark 算不准：${v.records} 条`,
    (v) => `some records have numbers larger than Spark computes exactly: ${v.records}`,
    () => '请用 --engine embedded，或在通知里给字段写明范围，再写一次作业',
    () => 'use --engine embedded, or give the fields a range in the notice and write the job again',
  ),
}
