import { error, type Message } from './message.ts'

const meant = (close: string | null) => (close === null ? '' : `：是不是“${close}”？`)
const meantEn = (close: string | null) => (close === null ? '' : `: did you mean "${close}"?`)

type Search = { parameter: string; payer: string; from: string; to: string; total: string; at: string; kind: 'atMost' | 'atLeast' }

const never: Message<Search> = error<Search>(
  (v) =>
    `“${v.parameter}”在 ${v.from} 至 ${v.to} 之间，没有一个值能使${v.payer}的总额${v.kind === 'atMost' ? '降到所限以下' : '达到所要的数'}；最接近的是 ${v.at}，总额 ${v.total}`,
  (v) =>
    `no value of "${v.parameter}" from ${v.from} to ${v.to} brings the total of ${v.payer} ${v.kind === 'atMost' ? 'down to the cap' : 'up to the floor'}; the nearest is ${v.at}, with a total of ${v.total}`,
  () => '换一个范围、一个限额，或同时改别的参数再求',
  () => 'try another range or bound, or change another parameter as well',
)

/** Why a question about a simulated population can't be answered as it is asked. */
export const analysisMessages = {
  'seek.parameterUnknown': error<{ name: string; notice: string; close: string | null }>(
    (v) => `“${v.notice}”没有参数“${v.name}”${meant(v.close)}`,
    (v) => `"${v.notice}" has no parameter "${v.name}"${meantEn(v.close)}`,
    () => '按通知里的名字写，有年度的写成“参数（2021年）”',
    () => 'write its name as the notice has it, and its year as in "parameter（2021年）"',
  ),
  'seek.notNumber': error<{ name: string; type: string }>(
    (v) => `参数“${v.name}”是${v.type}，不是数，不能求值`,
    (v) => `the parameter "${v.name}" is of type ${v.type} and no number, so no value of it can be sought`,
  ),
  'seek.payerUnknown': error<{ name: string; close: string | null }>(
    (v) => `测算里没有支付方“${v.name}”${meant(v.close)}`,
    (v) => `the simulation counts no payer "${v.name}"${meantEn(v.close)}`,
  ),
  'seek.dimensionUnknown': error<{ name: string; close: string | null }>(
    (v) => `测算不按“${v.name}”分组${meant(v.close)}`,
    (v) => `the simulation does not group people by "${v.name}"${meantEn(v.close)}`,
    () => '在 simulation.json 的 dimensions 里加上它',
    () => 'add it to the dimensions of simulation.json',
  ),
  'seek.groupUnknown': error<{ dimension: string; name: string; close: string | null }>(
    (v) => `“${v.dimension}”没有“${v.name}”这一组${meant(v.close)}`,
    (v) => `"${v.dimension}" has no group "${v.name}"${meantEn(v.close)}`,
  ),
  'seek.noPeople': error<{ dimension: string; name: string }>(
    (v) => `没有一个人的“${v.dimension}”是“${v.name}”，无从求值`,
    (v) => `nobody's "${v.dimension}" is "${v.name}", so there is nothing to seek`,
  ),
  'seek.rangeEmpty': error<{ from: string; to: string }>(
    (v) => `求值的范围从 ${v.from} 到 ${v.to}，里面没有值`,
    (v) => `the range from ${v.from} to ${v.to} holds no value`,
  ),
  'seek.independent': error<{ parameter: string; payer: string }>(
    (v) => `${v.payer}的总额不取决于“${v.parameter}”：算它的规则都没有用到这个参数`,
    (v) => `the total of ${v.payer} does not depend on "${v.parameter}": no rule behind it reads this parameter`,
  ),
  'seek.never': never,
  'cliffs.noPerson': error<{ notice: string }>(
    (v) => `没有写明“${v.notice}”按哪一项结果看个人得失，找不出个人的悬崖`,
    (v) => `nobody has said by which result of "${v.notice}" people gain or lose, so no cliffs of theirs can be found`,
    () => '在 simulation.json 里写 person',
    () => 'write person in simulation.json',
  ),
}
