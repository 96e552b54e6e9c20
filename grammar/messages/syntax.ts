import { error } from './message.ts'
import { inEnglish } from './words.ts'

type Word = { word: string }

export const syntaxMessages = {
  'source.tooLarge': error(
    (v: { megabytes: number; limit: number }) => `文件 ${v.megabytes} MB，超过 ${v.limit} MB 的上限，没有读入`,
    (v) => `the file has ${v.megabytes} MB; the limit is ${v.limit} MB, so it was not read`,
    () => '一份通知通常不到 1 MB：请检查是不是选错了文件',
    () => 'a notice usually has less than 1 MB: is this the right file?',
  ),
  'source.notText': error(
    (v: { reason: string }) => `这不是 UTF-8 文本文件（${v.reason}）`,
    (v) => `this is not a UTF-8 text file (${v.reason})`,
    () => '请用编辑器另存为 UTF-8 编码',
    () => 'save it as UTF-8 in an editor',
  ),
  'source.lineTooLong': error(
    (v: { length: number; limit: number }) => `这一行有 ${v.length} 个字符，超过 ${v.limit} 的上限，没有读入`,
    (v) => `this line has ${v.length} characters; the limit is ${v.limit}, so it was not read`,
  ),
  'source.tooManyMarks': error(
    (v: { limit: number }) => `这一段正文里的方括号、星号一类的记号超过 ${v.limit} 个，从这里起没有当作记号读`,
    (v) => `this paragraph has more than ${v.limit} brackets, asterisks and the like; from here on they were not read as marks`,
    () => '用空行把它分成几段',
    () => 'divide it by empty lines',
  ),
  'block.unclosed': error(
    () => '规则块没有结束：规则后面缺少一行 ```',
    () => 'this block of rules is never closed: a line ``` is missing behind the rules',
    () => '在规则结束处另起一行写 ```',
    () => 'write ``` on a line of its own where the rules end',
  ),
  'syntax.unexpected': error(
    (v: { found: string; expected: string }) => (v.expected ? `这里应当是 ${v.expected}，却是“${v.found}”` : `“${v.found}”不应出现在这里`),
    (v) => (v.expected ? `expected ${inEnglish(v.expected)} here, found "${v.found}"` : `"${v.found}" does not belong here`),
  ),
  'syntax.incomplete': error(
    (v: { expected: string }) => (v.expected ? `这一行没有写完：后面还应有 ${v.expected}` : '这一行没有写完'),
    (v) => (v.expected ? `this line ends too early: ${inEnglish(v.expected)} is missing` : 'this line ends too early'),
  ),
  'syntax.unknownKeyword': error(
    (v: { word: string; close: string }) => `“${v.word}”不是条理的声明关键字${v.close ? `，是不是“${v.close}”？` : ''}`,
    (v) => `"${v.word}" starts no declaration${v.close ? `; did you mean "${v.close}"?` : ''}`,
    () => '靠左顶格的一行必须以 计算、表、参数 等关键字开头；接着上一条写的行要缩进',
    () => 'a line at the left margin starts with a keyword such as compute, table or parameter; indent a line that goes on',
  ),
  'syntax.unknownItem': error(
    (v: { word: string; declaration: string; close: string }) =>
      `${v.declaration}里没有“${v.word}”这一项${v.close ? `，是不是“${v.close}”？` : ''}`,
    (v) => `${inEnglish(v.declaration)} has no item "${v.word}"${v.close ? `; did you mean "${v.close}"?` : ''}`,
  ),
  'syntax.nestedTooDeep': error(
    (v: { limit: number }) => `括号嵌套超过 ${v.limit} 层，这一条没有读入`,
    (v) => `brackets are nested deeper than ${v.limit} levels; this declaration was not read`,
    () => '把中间结果拆成另外的 计算',
    () => 'split it into several compute declarations',
  ),
  'syntax.tooLong': error(
    (v: { limit: number }) => `一个式子里的运算超过 ${v.limit} 处，没有读入`,
    (v) => `an expression has more than ${v.limit} operations; it was not read`,
    () => '把中间结果拆成另外的 计算',
    () => 'split it into several compute declarations',
  ),
  'syntax.dayMissing': error(
    (v: Word) => `没有这一天：${v.word}`,
    (v) => `there is no such day: ${v.word}`,
  ),
  'syntax.itemRepeated': error(
    (v: Word) => `“${v.word}”写了两次`,
    (v) => `"${v.word}" is given twice`,
    () => '只留一处',
    () => 'keep one of them',
  ),
  'table.cellCount': error(
    (v: { has: number; needs: number }) => `这一行有 ${v.has} 格，表头有 ${v.needs} 格`,
    (v) => `this row has ${v.has} cells; the head has ${v.needs}`,
    () => '补上或删去格子；不限制的格子写 任意',
    () => 'add or remove cells; write "any" in a cell that asks nothing',
  ),
  'table.noHead': error(
    () => '表没有表头：第一行写各列名称，条件列与结果列之间用 || 分开',
    () => 'the table has no head: its first row names the columns, with || between conditions and results',
  ),
  'table.noRows': error(
    (v: { name: string }) => `表 ${v.name} 一行也没有`,
    (v) => `table ${v.name} has no rows`,
  ),
  'case.noValue': error(
    (v: Word) => `“${v.word}”后面没有值`,
    (v) => `"${v.word}" has no value`,
  ),
}
