import { error, information, warning } from './message.ts'
import { inEnglish, type Words } from './words.ts'

type Name = { name: string }

export const noticeMessages = {
  'block.ignored': warning(
    (v: { info: string }) => `这个代码块${v.info ? `标的是“${v.info}”` : '没有标 tiaoli'}，不会当作规则读入`,
    (v) => `this block is ${v.info ? `marked "${v.info}"` : 'not marked tiaoli'} and is not read as rules`,
    () => '规则块的第一行写 ```tiaoli',
    () => 'start a block of rules with ```tiaoli',
  ),
  'clause.outOfOrder': error(
    (v: { number: string; after: string; expected: string }) =>
      `条款编号 ${v.number} 不接前面的：${v.after ? `前面到 ${v.after}，` : ''}应当是 ${v.expected}`,
    (v) => `clause number ${v.number} is out of order: ${v.after ? `${v.after} stands before it, so ` : ''}${v.expected} was expected`,
    () => '检查是不是漏了一条，或编号写错',
    () => 'is a clause missing, or the number wrong?',
  ),
  'notice.missing': error(
    () => '文件里没有“通知”：不知道基准日和舍入办法',
    () => 'this file declares no notice: its base date and rounding are not known',
    () => '在标题后的规则块里写：通知 名称，并写明 基准日',
    () => 'write: notice name, with a base_date, in a block under the title',
  ),
  'notice.repeated': error(
    (v: Name) => `一份文件只能有一个“通知”，这里又写了 ${v.name}`,
    (v) => `a file has one notice; ${v.name} is a second one`,
    () => '删去其中一个',
    () => 'remove one of them',
  ),
  'notice.item': error(
    (v: { label: string; text: string; expected: string }) => `${v.label}“${v.text}”读不懂，应当写成 ${v.expected}`,
    (v) => `${inEnglish(v.label)} "${v.text}" can't be read; write it as ${inEnglish(v.expected)}`,
  ),
  'notice.noBaseDate': error(
    (v: Name) => `通知 ${v.name} 没有写基准日`,
    (v) => `notice ${v.name} has no base date`,
    () => '加一行，如 基准日：2021年1月1日',
    () => 'add a line such as base_date: 2021-01-01',
  ),
  'use.missing': error(
    (v: { path: string }) => `引用的文件不存在：${v.path}`,
    (v) => `the file used here does not exist: ${v.path}`,
  ),
  'use.cycle': error(
    (v: { path: string[] }) => `引用成了一个圈：${v.path.join(' → ')}`,
    (v) => `these files use each other in a circle: ${v.path.join(' → ')}`,
    () => '把共用的部分移到另一个文件',
    () => 'move what they share into another file',
  ),
  'conform.missing': error(
    (v: Name) => `找不到所遵循的通知 ${v.name}`,
    (v) => `the notice ${v.name} that this one conforms to was not found`,
    () => '把它放在相邻的文件夹里，或在名称后写出路径，如 遵循：国家2020 "../national-2020/notice.md"',
    () => 'put it in a folder beside this one, or give its path behind the name',
  ),
  'notice.otherName': error(
    (v: { name: string; actual: string }) => `这里写的是通知 ${v.name}，文件里的通知叫 ${v.actual}`,
    (v) => `this names the notice ${v.name}, but the file's notice is called ${v.actual}`,
    () => '改正名称或路径',
    () => 'correct the name or the path',
  ),
  'conform.cycle': error(
    (v: { path: string[] }) => `遵循成了一个圈：${v.path.join(' → ')}`,
    (v) => `these notices conform to each other in a circle: ${v.path.join(' → ')}`,
  ),
  'conform.broken': error(
    (v: { above: string; name: string; witness: Words }) => `不符合 ${v.above} 的要求“${v.name}”${v.witness.zh ? `：${v.witness.zh}` : ''}`,
    (v) => `this breaks the requirement "${v.name}" of ${v.above}${v.witness.en ? `: ${v.witness.en}` : ''}`,
    () => '改动本通知的数，或与上级通知核对',
    () => 'change the value here, or check it against the notice above',
  ),
  'conform.unresolved': error(
    (v: { above: string; name: string; missing: string }) => `${v.above} 的要求“${v.name}”用到 ${v.missing}，本通知没有相同类型的这一项`,
    (v) => `the requirement "${v.name}" of ${v.above} needs ${v.missing}, which this notice does not declare with the same type`,
    () => '在本通知里声明它',
    () => 'declare it in this notice',
  ),
  'conform.undecided': information(
    (v: { above: string; name: string }) => `${v.above} 的要求“${v.name}”在检查时无法判定，逐条记录核对`,
    (v) => `the requirement "${v.name}" of ${v.above} can't be decided at the check; it is checked on each record`,
  ),
  'scenario.baseMissing': error(
    (v: Name) => `找不到方案所基于的通知 ${v.name}`,
    (v) => `the notice ${v.name} that this scenario is laid over was not found`,
    () => '把它放在相邻的文件夹里，或在名称后写出路径，如 基于 太原2020 "../taiyuan-2020/notice.md"',
    () => 'put it in a folder beside this one, or give its path behind the name',
  ),
  'scenario.cycle': error(
    (v: { path: string[] }) => `方案基于自己：${v.path.join(' → ')}`,
    (v) => `this scenario is laid over itself: ${v.path.join(' → ')}`,
  ),
  'scenario.changesNothing': warning(
    (v: Name) => `${v.name} 与所基于的通知相同，什么也没有改`,
    (v) => `${v.name} is the same as in the notice below, so this changes nothing`,
  ),
  'scenario.empty': warning(
    (v: Name) => `方案 ${v.name} 没有任何改动`,
    (v) => `scenario ${v.name} changes nothing`,
  ),
  'scenario.noEffect': warning(
    (v: { name: string; period: string }) => `${v.name}${v.period ? `（${v.period}）` : ''} 没有规则会读到，改了它不改变任何结果`,
    (v) => `no rule comes to read ${v.name}${v.period ? ` (${v.period})` : ''}, so this changes no result`,
    () => '看规则读的是哪一年的值；要改读的年份，就在方案里把那条规则也写出来',
    () => 'see which year the rules read; to read another, state that rule in the scenario too',
  ),
  'scenario.sameRules': warning(
    (v: Name) => `方案 ${v.name} 得出的规则与所基于的通知完全一样，不改变任何结果`,
    (v) => `the rules of scenario ${v.name} come to those of its notice, so it changes no result`,
  ),
  'binding.mismatch': error(
    (v: { text: string; value: Words }) => `正文写的是“${v.text}”，规则的值是 ${v.value.zh}`,
    (v) => `the prose says "${v.text}", the rule gives ${v.value.en}`,
    () => '改正文的数，或改规则',
    () => 'change the number in the prose, or the rule',
  ),
  'binding.unreadable': error(
    (v: { text: string }) => `“${v.text}”读不出一个数、比例或日期，不能与规则核对`,
    (v) => `"${v.text}" can't be read as a number, ratio or date, so it can't be checked`,
  ),
  'binding.varies': error(
    (v: { values: Words; witness: Words }) => `规则的值不止一个：${v.values.zh}${v.witness.zh ? `（如：${v.witness.zh}）` : ''}`,
    (v) => `the rule gives more than one value: ${v.values.en}${v.witness.en ? ` (e.g. ${v.witness.en})` : ''}`,
    () => '在“当”后面把条件写全',
    () => 'complete the condition behind "when"',
  ),
  'binding.undecided': error(
    () => '规则的值在检查时定不下来，不能与正文核对',
    () => "the rule's value is not settled at the check, so it can't be compared with the prose",
    () => '绑定到参数，或用“当”写明条件',
    () => 'bind it to a parameter, or state a condition behind "when"',
  ),
  'quote.unmatched': error(
    (v: { text: string }) => `正文里找不到这段原文：“${v.text}”`,
    (v) => `the prose does not contain this quotation: "${v.text}"`,
    () => '原文改动过的话，先核对规则，再改这里的引文',
    () => 'if the prose was changed, check the rule first and then the quotation',
  ),
  'basis.unknown': error(
    (v: { clause: string }) => `依据的条款 ${v.clause} 不在本通知里`,
    (v) => `this notice has no clause ${v.clause}`,
    () => '条款写成 一（三）2（1）这样的路径',
    () => 'write the clause as a path such as 一（三）2（1）',
  ),
  'duty.numberDiffers': error(
    (v: { number: string; text: string }) => `期限里的 ${v.number} 不见于所引原文：“${v.text}”`,
    (v) => `the deadline's ${v.number} is not in the quoted text: "${v.text}"`,
    () => '改正期限，或改引文',
    () => 'correct the deadline or the quotation',
  ),
  'duty.noAgency': error(
    (v: Name) => `职责 ${v.name} 没有主体`,
    (v) => `duty ${v.name} names no agency`,
    () => '加一行 主体：…',
    () => 'add a line agencies: …',
  ),
  'duty.deadlineUnreadable': error(
    (v: { text: string }) => `期限“${v.text}”读不懂`,
    (v) => `the deadline "${v.text}" can't be read`,
    () => '写成 每年2月末、2020年9月1日至2020年12月20日、备案提交 起 48小时 内、每年、实时、及时、定期 等',
    () => 'write it like: 每年2月末 (every end of February), 2020-09-01 to 2020-12-20, X onward 48 hours, yearly, promptly',
  ),
  'case.failed': error(
    (v: { case: string; name: string; expected: Words; actual: Words }) =>
      `算例 ${v.case}：${v.name} 期望 ${v.expected.zh}，实际 ${v.actual.zh}`,
    (v) => `case ${v.case}: ${v.name} expected ${v.expected.en}, got ${v.actual.en}`,
    () => '用 tiaoli explain 看看是哪条规则给出的',
    () => 'tiaoli explain shows which rule gave it',
  ),
  'case.refused': error(
    (v: { case: string; reason: string; message: Words }) => `算例 ${v.case} 不能计算：${v.message.zh}`,
    (v) => `case ${v.case} can't be evaluated: ${v.message.en}`,
  ),
  'case.noExpectation': warning(
    (v: Name) => `算例 ${v.name} 没有期望，什么也没有检验`,
    (v) => `case ${v.name} expects nothing and so tests nothing`,
  ),
}
