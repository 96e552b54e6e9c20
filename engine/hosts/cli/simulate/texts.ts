import type { Language } from '../../../index.ts'
import { didYouMean } from '../didYouMean.ts'

/** What `tiaoli simulate` says beside what every command says. */
const zh = {
  command: '测算：把现行的通知和方案放到同一批人身上，看支付各方多付还是少付、谁受益谁受损',
  baseline: '现行的通知：文件夹或文件',
  scenario: '方案：文件夹或文件；不写则为现行的通知，只看 --set 改了什么',
  population: '人：数据文件（.csv .ndjson .json .parquet .xlsx），或合成人口的 population.json；不写则为现行通知旁边的 population.json',
  config: '测算设置；不写则为现行通知旁边的 simulation.json',
  set: '为方案选定疑义的读法，或改参数的值；可重复',
  baselineSet: '为现行的通知选定疑义的读法，或改参数的值；可重复',
  asOf: '两边的基准日，如 2021-01-01',
  map: '数据文件的列与字段不同名时：列=字段；“列=”不读这一列；可重复（CSV、Parquet、.xlsx）',
  output: '把结果存档到这个文件夹：表格、汇总，和重算要用的一切',
  json: '以 JSON 输出汇总',
  top: '列出多少个受益、受损最多的人；不写则为 20',
  refused: '读不出来的、被规则拒绝的记录写到这个文件（.ndjson）；这时每个人分别计算',
  engine: '由谁计算：embedded（本机，缺省），或 spark：把 spark-submit 能运行的作业写进 --output 的文件夹（人要在一个 .parquet 文件里）',
  replay: '从存档重算并比较：文件夹或 bundle.json',

  needsBaseline: '要写出现行的通知；从存档重算用 --replay',
  alone: '--replay 只和 --population、--children、--json 一起用，其余都在存档里',
  badEngine: (name: string, engines: readonly string[], close?: string) =>
    `没有“${name}”这种计算方式；现在有：${engines.join('、')}${didYouMean.zh(close)}`,
  noPopulation: (path: string) => `没有 ${path}，不知道人从哪里来；用 --population 指定数据文件或 population.json`,
  badTop: (value: string) => `--top 不能是“${value}”；写成 0 到 1000 的整数`,
  sizeOfFile: '--size 和 --seed 只用于合成人口；数据文件有多少人就算多少人',
  badMapping: (value: string) => `“${value}”读不懂；写成 列=字段`,
  mapNeedsTable: '--map 只用于 .csv、.parquet 和 .xlsx；NDJSON 和 JSON 的键请改成字段的名字',
  standardInput: '测算不读标准输入：存档和重算要找得到数据文件',
  defaultConfig: (path: string) => `没有 ${path}：各项金额分别计，按枚举分组，不分谁受益谁受损`,
  cannotCompare: '这两份通知不能一起测算：',
  badRefused: (path: string) => `${path}：被拒绝的记录写成 .ndjson 文件`,
  saved: (folder: string) => `已存档到 ${folder}；用 tiaoli simulate --replay ${folder} 可以重算`,
  refusedWritten: (count: number, path: string) => `已写出 ${count} 条被拒绝或读不出的记录到 ${path}`,
  morePeople: (count: number) => `……另列了 ${count} 人；--json 的输出和 --output 的存档里都有`,
  why: {
    cost: {
      loser: (number: string) => `负担加重最多的人（记录号 ${number}）是怎么算的`,
      winner: (number: string) => `负担减轻最多的人（记录号 ${number}）是怎么算的`,
    },
    benefit: {
      loser: (number: string) => `所得减少最多的人（记录号 ${number}）是怎么算的`,
      winner: (number: string) => `所得增多最多的人（记录号 ${number}）是怎么算的`,
    },
  },
  whyShared: (results: readonly string[]) => `两边相同，不再说明：${results.join('；')}`,
  whySide: {
    baseline: (notice: string) => `【现行】${notice}`,
    scenario: (notice: string) => `【方案】${notice}`,
  },
  sparkNeeds: '--engine spark 要写出 --population（一个 .parquet 文件）和 --output（放作业的文件夹）',
  sparkAlone: (option: string) => `${option} 不能和 --engine spark 一起用：作业在集群上只算汇总`,
  sparkRelation: (name: string) => `测算要看每个人的“${name}”，Parquet 文件里没有；请用 --engine embedded`,
  sparkSetting: (name: string) =>
    `“${name}”改成的这个值，SQL 的规则表达不了（通知里没有这个时期的值，或太细、太大）；请用 --engine embedded`,
  sparkRefused: (count: number) => `不能写成 Spark 的作业：有 ${count} 处 SQL 不能精确计算；请用 --engine embedded`,
  sparkFolder: (folder: string) => `文件夹 ${folder} 里已有文件；换一个空文件夹`,
  sparkWritten: (folder: string) => `作业已写到 ${folder}；在那里运行 spark-submit job.py，写出 summary.json`,
  took: (people: string, seconds: string) => `计算了 ${people} 人，用时 ${seconds} 秒`,
  foreign: (folder: string) => `文件夹 ${folder} 里有别的文件；换一个空文件夹，或上次存档的`,
  equal: (count: string) => `重算与存档完全一致（${count} 人）。`,
  differs: '重算与存档不一致：',
  more: (count: number) => `……另有 ${count} 处`,
  cannotReplay: '不能重算：',
  people: (people: string) => `${people} 人`,
  side: { baseline: '现行', scenario: '方案', reading: '读入' },
}

export type SimulateTexts = typeof zh

const en: SimulateTexts = {
  command: 'put the notice in force and a scenario to the same people: who pays more or less, who is better or worse off',
  baseline: 'the notice in force: a folder or a file',
  scenario: 'the scenario: a folder or a file; the notice in force without it, to see what --set changes',
  population:
    'the people: a data file (.csv .ndjson .json .parquet .xlsx), or the population.json of synthetic ones; population.json beside the notice in force without it',
  config: 'what is counted; simulation.json beside the notice in force without it',
  set: 'choose a reading, or set a parameter, for the scenario; may be repeated',
  baselineSet: 'choose a reading, or set a parameter, for the notice in force; may be repeated',
  asOf: 'the base date of both, e.g. 2021-01-01',
  map: 'where a column of the data has another name than the field: COLUMN=FIELD; "COLUMN=" ignores it; may be repeated (CSV, Parquet, .xlsx)',
  output: 'keep the results in this folder: tables, summary and all that makes them again',
  json: 'write the summary as JSON',
  top: 'how many of the people most better and worse off are listed; 20 without it',
  refused: 'write records that can’t be read, or that the rules refuse, to this file (.ndjson); everyone is then worked out alone',
  engine:
    'what computes: embedded (this machine; the default), or spark: a job for spark-submit is written to the folder of --output (people must be in a .parquet file)',
  replay: 'make a kept simulation again and compare: a folder or bundle.json',

  needsBaseline: 'the notice in force is missing; to make a kept simulation again, use --replay',
  alone: '--replay goes with --population, --children and --json only; all else is in the bundle',
  badEngine: (name, engines, close) => `there is no engine "${name}"; there is: ${engines.join(', ')}${didYouMean.en(close)}`,
  noPopulation: (path) => `there is no ${path}, so there are no people; name a data file or a population.json with --population`,
  badTop: (value) => `--top cannot be "${value}"; write a whole number from 0 to 1000`,
  sizeOfFile: '--size and --seed are for synthetic people; of a data file everyone is counted',
  badMapping: (value) => `"${value}" cannot be read; write COLUMN=FIELD`,
  mapNeedsTable: '--map is for .csv, .parquet and .xlsx; rename the keys of NDJSON and JSON to the fields',
  standardInput: 'a simulation does not read standard input: it must find the data again',
  defaultConfig: (path) =>
    `there is no ${path}: every amount is counted by itself, by every enumeration; nobody is called better or worse off`,
  cannotCompare: 'these two notices cannot be simulated together:',
  badRefused: (path) => `${path}: refused records are written as .ndjson`,
  saved: (folder) => `kept in ${folder}; tiaoli simulate --replay ${folder} makes it again`,
  refusedWritten: (count, path) => `wrote ${count} refused or unreadable records to ${path}`,
  morePeople: (count) => `… and ${count} more are listed; --json gives them, and so does the bundle of --output`,
  why: {
    cost: {
      loser: (number) => `The person whose payment rises most (record ${number}), worked out on both sides`,
      winner: (number) => `The person whose payment falls most (record ${number}), worked out on both sides`,
    },
    benefit: {
      loser: (number) => `The person who loses most (record ${number}), worked out on both sides`,
      winner: (number) => `The person who gains most (record ${number}), worked out on both sides`,
    },
  },
  whyShared: (results) => `The same on both sides and not told: ${results.join('; ')}`,
  whySide: {
    baseline: (notice) => `[now] ${notice}`,
    scenario: (notice) => `[scenario] ${notice}`,
  },
  sparkNeeds: '--engine spark needs --population (a .parquet file) and --output (the folder of the job)',
  sparkAlone: (option) => `${option} does not go with --engine spark: the job makes the summary alone`,
  sparkRelation: (name) => `the figures rest on each person’s "${name}", which no Parquet file of people holds; use --engine embedded`,
  sparkSetting: (name) =>
    `the rules in SQL can’t take this value of "${name}" (the notice has none for that time, or it is too fine or too large); use --engine embedded`,
  sparkRefused: (count) => `no job for Spark: SQL can’t compute ${count} expressions exactly; use --engine embedded`,
  sparkFolder: (folder) => `the folder ${folder} holds files; choose an empty one`,
  sparkWritten: (folder) => `the job is in ${folder}; spark-submit job.py there writes summary.json`,
  took: (people, seconds) => `${people} people in ${seconds} s`,
  foreign: (folder) => `the folder ${folder} holds other files; choose an empty one, or that of an earlier simulation`,
  equal: (count) => `Made again, every figure is the same (${count} people).`,
  differs: 'Made again, it differs:',
  more: (count) => `… and ${count} more`,
  cannotReplay: 'it cannot be made again:',
  people: (people) => `${people} people`,
  side: { baseline: 'now', scenario: 'scenario', reading: 'reading' },
}

export const simulateTexts: Readonly<Record<Language, SimulateTexts>> = { zh, en }
