import type { Language } from '../../index.ts'

/** What `tiaoli population` says beside what every command says. */
const zh = {
  command: '生成合成人口：按 population.json 的份额，造出多少人都行，写成 run 能读的文件',
  output: '输出文件：.csv 为 CSV，.ndjson、.jsonl 为每行一个 JSON 对象，.parquet 为 Parquet；旁边另写 文件.about.json，说明是合成数据',
  model: '人口的模型；不写则为通知旁边的 population.json',
  about: '列出每一个份额，和它的来源或假定；不生成',

  noModel: (path: string) => `没有 ${path}；用 --model 指定人口的模型`,
  needsOutput: '要生成，用 --size 写多少人、--output 写到哪个文件；只看份额，用 --about',
  badOutput: (path: string) => `${path}：合成人口写成 .csv、.ndjson、.jsonl 或 .parquet 文件`,
  relation: (relation: string) => `模型里的“${relation}”是一组记录，CSV、Parquet 的一格放不下；写成 .ndjson`,
  written: (people: string, path: string, about: string) => `已写出 ${people} 个合成的人到 ${path}；${about} 说明这是合成数据`,
  synthetic: (entity: string) => `合成数据 · ${entity}`,
  counts: (all: number, sourced: number) => `分布 ${all} 项：有来源 ${sourced} 项，假定 ${all - sourced} 项`,
  sourced: (note: string) => `来源：${note}`,
  assumed: (note: string) => `假定：${note}`,
  colon: '：',
}

export type PopulationTexts = typeof zh

const en: PopulationTexts = {
  command: 'make synthetic people from the shares of population.json: as many as you like, in a file that run reads',
  output:
    'output file: CSV where it ends in .csv, one JSON object a line in .ndjson or .jsonl, Parquet in .parquet; FILE.about.json beside it says that it is synthetic data',
  model: 'the model of the population; population.json beside the notice without it',
  about: 'list every share with its source or assumption; make nobody',

  noModel: (path) => `there is no ${path}; name the model of the population with --model`,
  needsOutput: 'to make people, give --size and --output; to see the shares only, --about',
  badOutput: (path) => `${path}: synthetic people are written to a .csv, .ndjson, .jsonl or .parquet file`,
  relation: (relation) => `"${relation}" of the model is a list of records, which a cell of CSV or Parquet cannot hold; write .ndjson`,
  written: (people, path, about) => `wrote ${people} synthetic people to ${path}; ${about} says that it is synthetic data`,
  synthetic: (entity) => `synthetic data · ${entity}`,
  counts: (all, sourced) => `${all} distributions: ${sourced} with a source, ${all - sourced} assumed`,
  sourced: (note) => `source: ${note}`,
  assumed: (note) => `assumption: ${note}`,
  colon: ': ',
}

export const populationTexts: Readonly<Record<Language, PopulationTexts>> = { zh, en }
