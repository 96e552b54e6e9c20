import { Identifiers } from '../identifiers.ts'

/** Words that FEEL or this export itself uses. */
const reserved = [
  'and or not in if then else for return some every satisfies between instance of function external true false null item partial',
  'date time duration string number list context contains min max sum count mean all any floor ceiling abs modulo sqrt log exp odd even',
  'concatenate append union flatten sort substring matches replace split range now today decimal years months days year month day',
  '设置 采用 输入核对 规则拒绝 拒绝 未知 结果 历 日期 月初 时刻 身份证号合法',
]

/** Names as FEEL can read them anywhere: no operator, no space, no word of the language. */
export const feelNames = (more: Iterable<string> = []): Identifiers =>
  new Identifiers({
    allowed: /[A-Za-z0-9_\u4e00-\u9fff]/,
    start: /^[A-Za-z\u4e00-\u9fff]/,
    reserved: new Set([...reserved.flatMap((line) => line.split(' ')), ...more]),
    longest: 60,
    foldsCase: true,
  })
