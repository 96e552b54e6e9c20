const plural = (count: string, one: string, many = `${one}s`): string => `${count} ${count === '1' ? one : many}`

/** Texts of the simulation. People are given as they are shown, 1,234. */
export const simulateTexts = {
  title: { zh: '测算', en: 'Simulate' },
  settings: { zh: '测算条件', en: 'What is simulated' },
  results: { zh: '测算结果', en: 'Results' },
  // What is compared
  baseline: { zh: '现行一方', en: 'Baseline' },
  scenario: { zh: '方案一方', en: 'Scenario' },
  itself: { zh: '本通知，按原来的参数和读法', en: 'This notice with its own parameters and readings' },
  scenarioIs: {
    zh: (name: string, count: number) => (count === 0 ? `${name}，参数和读法都没有改` : `${name}，改了 ${count} 处`),
    en: (name: string, count: number) => (count === 0 ? `${name}, nothing changed here` : `${name}, ${count} changed here`),
  },
  sides: {
    zh: (baseline: string, scenario: string) => `现行：${baseline}。方案：${scenario}。`,
    en: (baseline: string, scenario: string) => `Baseline: ${baseline}. Scenario: ${scenario}.`,
  },
  changed: { zh: (name: string, list: string) => `${name}，改为 ${list}`, en: (name: string, list: string) => `${name} with ${list}` },
  inYuan: { zh: (amount: string) => `${amount}元`, en: (amount: string) => `${amount} yuan` },
  // Parameters and readings
  parameters: { zh: '参数', en: 'Parameters' },
  readings: { zh: '疑义的读法', en: 'Readings of open questions' },
  noParameters: { zh: '没有影响结果的参数', en: 'No parameter bears on the results' },
  from: { zh: (value: string) => `原为 ${value}`, en: (value: string) => `was ${value}` },
  slider: { zh: (name: string) => `拖动 ${name}`, en: (name: string) => `Drag ${name}` },
  refusedValue: { zh: '这不是这个参数能取的值', en: 'Not a value that this parameter can take' },
  reset: { zh: '全部还原', en: 'Undo all' },
  resetOne: { zh: (name: string) => `还原 ${name}`, en: (name: string) => `Undo ${name}` },
  undo: { zh: '还原', en: 'Undo' },
  write: { zh: '写进方案……', en: 'Write as a scenario…' },
  writeTitle: { zh: '把这些改动写成方案', en: 'Write these changes as a scenario' },
  writeHelp: {
    zh: '方案是一个单独的文件，写在通知旁边；通知本身不变。打开方案再测算，结果与现在相同；与通知的断言不合的地方，核对会指出来。',
    en: 'A scenario is a file of its own beside the notice, which stays as it is. Simulated again, it gives these same figures; where it breaks an assertion of the notice, the check says so.',
  },
  writeName: { zh: '方案名称', en: 'Name of the scenario' },
  writeUsual: { zh: (notice: string) => `${notice}测算`, en: (notice: string) => `${notice} simulated` },
  writeDo: { zh: '写成方案', en: 'Write it' },
  written: { zh: (path: string) => `已写成方案：${path}`, en: (path: string) => `Written: ${path}` },
  // Population
  population: { zh: '人口', en: 'Population' },
  synthetic: { zh: '合成人口', en: 'Synthetic' },
  file: { zh: '我的文件', en: 'My file' },
  size: { zh: '人数', en: 'People' },
  sizeOption: { zh: (count: string) => `${count}人`, en: (count: string) => `${count} people` },
  seed: { zh: '种子', en: 'Seed' },
  generate: { zh: '生成', en: 'Generate' },
  noPopulation: {
    zh: '这个通知旁边没有人口说明（population.json），请用自己的文件。',
    en: 'There is no description of a population (population.json) beside this notice. Use a file of your own.',
  },
  choose: { zh: '选择文件', en: 'Choose a file' },
  drop: {
    zh: '或把 CSV、NDJSON、Parquet 文件拖到这里。文件不离开这台电脑。',
    en: 'or drop a CSV, NDJSON or Parquet file here. It stays on this machine.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  generating: {
    zh: (done: string, all: string) => `正在生成 ${done} / ${all} 人`,
    en: (done: string, all: string) => `Generating ${done} of ${all} people`,
  },
  reading: { zh: (done: string) => `正在读取，已读 ${done} 行`, en: (done: string) => `Reading, ${done} rows so far` },
  syntheticBanner: {
    zh: (people: string, seed: number) => `合成数据：${people}个虚构的人（种子 ${seed}），按公开的人口比例生成，不是真实参保人。`,
    en: (people: string, seed: number) =>
      `Synthetic data: ${people} invented people (seed ${seed}), made from published shares; nobody real.`,
  },
  basis: {
    zh: (people: string, all: string) => `合计以 ${all} 条记录中的 ${people} 条为准`,
    en: (people: string, all: string) => `Totals rest on ${people} of ${plural(all, 'record')}`,
  },
  basisAll: { zh: (people: string) => `合计以全部 ${people} 人为准`, en: (people: string) => `Totals rest on all ${people} people` },
  distinct: {
    zh: (count: string) => `相同的人合并计算，共 ${count} 种`,
    en: (count: string) => `equal people evaluated once: ${count} kinds`,
  },
  took: { zh: (time: string) => `用时 ${time} 毫秒`, en: (time: string) => `${time} ms` },
  interpreted: {
    zh: '浏览器在这里不允许 WebAssembly，逐条解释执行，结果相同，只是慢些',
    en: 'WebAssembly is not allowed here: interpreted instead, the same figures only slower',
  },
  unreadable: { zh: (count: string) => `${count} 行读不出`, en: (count: string) => `${plural(count, 'row')} could not be read` },
  refused: { zh: (count: string) => `${count} 条被规则拒绝`, en: (count: string) => `${plural(count, 'record')} refused by the rules` },
  refusedBy: {
    zh: (side: string, people: string) => `${side}不计 ${people} 人：`,
    en: (side: string, people: string) => `${side} leaves out ${plural(people, 'person', 'people')}: `,
  },
  forExample: { zh: (number: string) => `如第 ${number} 号`, en: (number: string) => `for example No. ${number}` },
  refusedRows: { zh: '没有计入的行', en: 'Rows that were left out' },
  refusedMore: {
    zh: (shown: string, all: string) => `前 ${shown} 行，共 ${all} 行`,
    en: (shown: string, all: string) => `The first ${shown} of ${all}`,
  },
  row: { zh: '行', en: 'Row' },
  reason: { zh: '原因', en: 'Reason' },
  refusedFile: { zh: '没有计入的行.csv', en: 'rows-left-out.csv' },
  // Column mapping
  mapping: { zh: '对应列名', en: 'Match the columns' },
  mappingHelp: {
    zh: '文件的列名与规则的字段名不同。请给每个字段选一列；没有的可以不选，按“缺”处理。',
    en: 'The columns of the file are not named as the fields are. Choose a column for each field; a field without one counts as absent.',
  },
  field: { zh: '字段', en: 'Field' },
  column: { zh: '文件的列', en: 'Column of the file' },
  noColumn: { zh: '（没有）', en: '(none)' },
  required: { zh: '必填', en: 'required' },
  unused: { zh: (names: string) => `没有用到的列：${names}`, en: (names: string) => `Columns that are not used: ${names}` },
  read: { zh: '读取', en: 'Read' },
  // The answer
  payer: { zh: '由谁支付', en: 'Payer' },
  unit: { zh: '单位', en: 'Unit' },
  wan: { zh: '万元', en: '10⁴ yuan' },
  yuan: { zh: '元', en: 'yuan' },
  more: { zh: '多', en: 'more' },
  less: { zh: '少', en: 'less' },
  same: { zh: '不变', en: 'unchanged' },
  exact: { zh: (text: string) => `准确数 ${text} 元`, en: (text: string) => `exactly ${text} yuan` },
  unknownPeople: {
    zh: (count: string, reasons: string) => `${count}人未知，未计入：${reasons}`,
    en: (count: string, reasons: string) => `unknown for ${count}, left out: ${reasons}`,
  },
  people: { zh: '人数', en: 'People' },
  reasonOf: {
    zh: (reason: string, count: string) => `${reason}（${count}人）`,
    en: (reason: string, count: string) => `${reason} (${count})`,
  },
  lighter: { zh: '减轻', en: 'Better off' },
  heavier: { zh: '加重', en: 'Worse off' },
  gains: { zh: '增加', en: 'Gain' },
  loses: { zh: '减少', en: 'Lose' },
  unchanged: { zh: '不变', en: 'Unchanged' },
  unknown: { zh: '未知', en: 'Unknown' },
  persons: { zh: (count: string) => `${count}人`, en: (count: string) => `${plural(count, 'person', 'people')}` },
  inAll: { zh: (amount: string) => `共 ${amount}`, en: (amount: string) => `${amount} in all` },
  peopleOf: { zh: (result: string) => `多少人的${result}变了`, en: (result: string) => `Whose ${result} changes` },
  // Parts
  dimension: { zh: '按什么分组', en: 'Group by' },
  difference: { zh: '差额', en: 'Difference' },
  percent: { zh: '百分比', en: 'Percent' },
  chart: { zh: '图', en: 'Chart' },
  table: { zh: '表', en: 'Table' },
  shownAs: { zh: (name: string) => `${name}：图或表`, en: (name: string) => `${name}: chart or table` },
  totals: { zh: '合计：由谁支付', en: 'Totals by payer' },
  breakdownOf: { zh: (name: string) => `各${name}由谁多付、少付`, en: (name: string) => `Who pays more or less, by ${name}` },
  noDifference: { zh: '各组都没有人多付或少付', en: 'In no group does anybody pay more or less' },
  distribution: { zh: '每人变化多少', en: 'How much each person’s amount changes' },
  change: { zh: '变化', en: 'Change' },
  affected: { zh: '变化最大的人', en: 'The most affected people' },
  losers: { zh: '加重最多', en: 'Worst off' },
  winners: { zh: '减轻最多', en: 'Best off' },
  number: { zh: '序号', en: 'No.' },
  alike: { zh: '同样的人', en: 'People alike' },
  record: { zh: '情况', en: 'Circumstances' },
  nobodyWorse: { zh: '没有人加重', en: 'Nobody is worse off' },
  nobodyBetter: { zh: '没有人减轻', en: 'Nobody is better off' },
  whyTitle: { zh: (number: string) => `第 ${number} 号：为什么`, en: (number: string) => `No. ${number}: why` },
  whyBaseline: { zh: '现行为什么', en: 'Why, under the baseline' },
  whyScenario: { zh: '方案为什么', en: 'Why, under the scenario' },
  whyOpen: { zh: (number: string) => `第 ${number} 号为什么这样变`, en: (number: string) => `Why No. ${number} changes` },
  csv: { zh: '下载 CSV', en: 'Download CSV' },
  png: { zh: '下载 PNG', en: 'Download PNG' },
  excel: { zh: '下载 Excel（全部表格）', en: 'Download Excel (all tables)' },
  download: { zh: (what: string, of: string) => `${what}：${of}`, en: (what: string, of: string) => `${what}: ${of}` },
  fileName: { zh: '测算', en: 'simulation' },
  notMade: { zh: '文件没有做成。', en: 'The file could not be made.' },
  // What stands in the way
  noConfig: {
    zh: '还不知道由谁支付、按什么分组：通知旁边要有 simulation.json。',
    en: 'Who pays and how people are grouped is not known yet: put a simulation.json beside the notice.',
  },
  badConfig: {
    zh: (reason: string) => `simulation.json 读不懂：${reason}`,
    en: (reason: string) => `simulation.json can’t be read: ${reason}`,
  },
  broken: {
    zh: '有的规则读不懂，先改好才能测算。',
    en: 'Some rules can’t be read; they come first.',
  },
  faulty: {
    zh: '核对发现了错误：照现在的规则测算，违反断言、没有规定的记录不计入。',
    en: 'The check finds errors: simulated by the rules as they are, without the records that break an assertion or that no rule covers.',
  },
  brokenStale: {
    zh: '有的规则读不懂：下面是改动前的结果。',
    en: 'Some rules can’t be read: these are the results from before.',
  },
  brokenBaseline: { zh: '现行一方有的规则读不懂，请另选一个。', en: 'Some rules of the baseline can’t be read. Choose another.' },
  toCheck: { zh: '看错误', en: 'Show the errors' },
  preparing: { zh: '正在准备……', en: 'Preparing…' },
  long: { zh: '比平时久……', en: 'Taking longer than usual…' },
  stop: { zh: '停止', en: 'Stop' },
  stopped: { zh: '计算已停止', en: 'Stopped' },
  again: { zh: '重新计算', en: 'Compute again' },
  restarted: { zh: '测算意外中断，已重新开始', en: 'The simulation broke off and was started again' },
  failed: { zh: (reason: string) => `测算没有完成：${reason}`, en: (reason: string) => `The simulation failed: ${reason}` },
  // Bands and members, as people say them
  years: {
    zh: (from: string | null, to: string | null) => band('zh', from, to, '岁'),
    en: (from: string | null, to: string | null) => band('en', from, to, 'years'),
  },
  yuanBand: {
    zh: (from: string | null, to: string | null) => band('zh', from, to, '元'),
    en: (from: string | null, to: string | null) => band('en', from, to, 'yuan'),
  },
  numberBand: {
    zh: (from: string | null, to: string | null) => band('zh', from, to, ''),
    en: (from: string | null, to: string | null) => band('en', from, to, ''),
  },
  withUnit: { zh: (name: string, unit: string) => `${name}（${unit}）`, en: (name: string, unit: string) => `${name} (${unit})` },
  nobodyYet: {
    zh: '还没有人口：在左边生成合成人口，或选自己的文件。',
    en: 'Nobody to simulate yet: generate a synthetic population on the left, or choose a file of your own.',
  },
  comma: { zh: '，', en: ', ' },
  listComma: { zh: '、', en: ', ' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
} as const

/** 不满18, 18以上不满60, 60以上: 以上 includes the number, as in law. */
function band(language: 'zh' | 'en', from: string | null, to: string | null, unit: string): string {
  if (language === 'zh') {
    if (from === null) return to === null ? '全部' : `不满${to}${unit}`
    return to === null ? `${from}${unit}以上` : `${from}${unit}以上不满${to}${unit}`
  }
  const of = unit === '' ? '' : ` ${unit}`
  if (from === null) return to === null ? 'all' : `under ${to}${of}`
  return to === null ? `${from}${of} and over` : `${from} to under ${to}${of}`
}
