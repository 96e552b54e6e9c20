import { error, information } from './message.ts'

/** What is found where a simulation is made again from its bundle; `file` is a file of the bundle, or of the people. */
export const bundleMessages = {
  'bundle.unreadable': error<{ file: string; reason: string }>(
    (v) => `${v.file} 不是测算的存档，读不出来：${v.reason}`,
    (v) => `${v.file} is no bundle of a simulation and cannot be read: ${v.reason}`,
  ),
  'bundle.newer': error<{ version: string; reads: number }>(
    (v) => `存档的格式是第 ${v.version} 版，这里只读得懂第 ${v.reads} 版`,
    (v) => `the bundle has format ${v.version}; only format ${v.reads} can be read here`,
    () => '用更新的条理重算',
    () => 'make it again with a newer Tiaoli',
  ),
  'bundle.partMissing': error<{ file: string }>(
    (v) => `存档里缺少 ${v.file}`,
    (v) => `the bundle lacks ${v.file}`,
  ),
  'bundle.requestChanged': error<object>(
    () => '存档写完以后，测算的设置（种子、人数、参数、读法、分组之一）被改过：结果不是按它们算的',
    () =>
      'the settings of the simulation (seed, size, values, readings or groups) were changed after the bundle was written: its results are not theirs',
  ),
  'bundle.rulesChanged': error<{ notice: string; file: string }>(
    (v) => `“${v.notice}”的规则（${v.file}）在存档写完以后被改过`,
    (v) => `the rules of "${v.notice}" (${v.file}) were changed after the bundle was written`,
  ),
  'bundle.modelChanged': error<{ file: string }>(
    (v) => `合成人口的模型（${v.file}）在存档写完以后被改过`,
    (v) => `the model of the synthetic people (${v.file}) was changed after the bundle was written`,
  ),
  'bundle.dataMissing': error<{ file: string }>(
    (v) => `找不到当时的数据文件 ${v.file}，不能重算`,
    (v) => `the data file ${v.file} is not there, so the simulation cannot be made again`,
    () => '把当时的文件放回原处，或用 --population 指明它在哪里',
    () => 'put the file back, or say with --population where it is',
  ),
  'bundle.dataChanged': error<{ file: string }>(
    (v) => `数据文件 ${v.file} 不是当时的那一份：内容的校验值不同`,
    (v) => `the data file ${v.file} is not the one that was used: its hash differs`,
  ),
  'bundle.figureDiffers': error<{ place: string; before: string; now: string }>(
    (v) => `${v.place}：存档里是 ${v.before}，重算是 ${v.now}`,
    (v) => `${v.place}: ${v.before} in the bundle, ${v.now} now`,
  ),
  'bundle.engineDiffers': information<{ before: string; now: string }>(
    (v) => `存档由条理 ${v.before} 算出，现在用的是 ${v.now}`,
    (v) => `the bundle was made by Tiaoli ${v.before}; this is ${v.now}`,
  ),
}
