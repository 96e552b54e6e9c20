import { error } from './message.ts'

/** What a field expects, as data; its words are below. */
export type Expected =
  | 'amount'
  | 'ratio'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'instant'
  | 'month'
  | 'day'
  | 'minute'
  | 'text'
  | 'identity'
  | 'enum'
  | 'relation'

/** What a record holds in a place, as data. */
export type Given = 'null' | 'boolean' | 'number' | 'text' | 'array' | 'object'

/** What is wrong with an identity number. */
export type IdentityFault = 'length' | 'character' | 'date' | 'check'

interface Words {
  readonly zh: string
  readonly en: string
}

const expectedWords: Readonly<Record<Expected, Words>> = {
  amount: { zh: '金额，单位是元，写成数字，如 27.5', en: 'an amount in yuan, a number such as 27.5' },
  ratio: { zh: '比例，写成小数，如 0.75', en: 'a ratio, a number such as 0.75' },
  integer: { zh: '整数，写成数字，如 3', en: 'a whole number such as 3' },
  number: { zh: '数，写成数字，如 1.5', en: 'a number such as 1.5' },
  boolean: { zh: '是否，写成 true 或 false（CSV 里写“是”或“否”）', en: 'a yes or no: true or false' },
  date: { zh: '日期，写成 "2021-01-31"', en: 'a date such as "2021-01-31"' },
  instant: { zh: '时刻，写成 "2021-01-31T09:00"', en: 'an instant such as "2021-01-31T09:00"' },
  month: { zh: '以月计的时长，写成 "P3M"', en: 'a duration in months such as "P3M"' },
  day: { zh: '以日计的时长，写成 "P30D"', en: 'a duration in days such as "P30D"' },
  minute: { zh: '以小时或分钟计的时长，写成 "PT48H"', en: 'a duration in hours or minutes such as "PT48H"' },
  text: { zh: '文本，写在引号里', en: 'a text in quotation marks' },
  identity: { zh: '身份证号，18 位，写在引号里', en: 'an identity number: 18 characters in quotation marks' },
  enum: { zh: '列出的选项之一，写在引号里', en: 'one of the listed members, in quotation marks' },
  relation: { zh: '一组记录，写成 […]', en: 'a list of records: […]' },
}

/** The types of columns that hold each kind of field in a Parquet file. */
const columnWords: Readonly<Record<Expected, Words>> = {
  ...sameWords(['amount', 'ratio', 'integer', 'number'], { zh: 'DECIMAL、整数或 DOUBLE', en: 'DECIMAL, an integer type or DOUBLE' }),
  ...sameWords(['text', 'identity', 'enum', 'month', 'day', 'minute'], { zh: 'VARCHAR（文本）', en: 'VARCHAR (text)' }),
  boolean: { zh: 'BOOLEAN，或 0 和 1', en: 'BOOLEAN, or 0 and 1' },
  date: { zh: 'DATE，或文本 2021-01-31', en: 'DATE, or texts such as 2021-01-31' },
  instant: { zh: 'TIMESTAMP（不带时区），或文本 2021-01-31T09:00', en: 'TIMESTAMP without time zone, or texts such as 2021-01-31T09:00' },
  relation: { zh: 'STRUCT 的列表', en: 'a list of STRUCT' },
}

function sameWords<E extends Expected>(expected: readonly E[], words: Words): Record<E, Words> {
  return Object.fromEntries(expected.map((each) => [each, words])) as Record<E, Words>
}

const givenWords: Readonly<Record<Given, Words>> = {
  null: { zh: '空值 null', en: 'null' },
  boolean: { zh: '是否', en: 'true or false' },
  number: { zh: '数字', en: 'a number' },
  text: { zh: '文本', en: 'a text' },
  array: { zh: '一个列表', en: 'a list' },
  object: { zh: '一个对象', en: 'an object' },
}

const identityWords: Readonly<Record<IdentityFault, Words>> = {
  length: { zh: '应是 18 位', en: 'it must have 18 characters' },
  character: { zh: '前 17 位应是数字，末位应是数字或 X', en: 'it must be 17 digits and a digit or X' },
  date: { zh: '第 7 至 14 位不是一个存在的出生日期', en: 'characters 7 to 14 are no date of birth' },
  check: { zh: '末位校验码与前 17 位不符，多半是抄错了一位', en: 'its check character does not fit; a digit may be mistyped' },
}

export interface Bounds {
  readonly minimum: string | null
  readonly maximum: string | null
}

function rangeZh({ minimum, maximum }: Bounds): string {
  if (minimum === null) return `不超过 ${maximum}`
  return maximum === null ? `不低于 ${minimum}` : `${minimum} 至 ${maximum}`
}

function rangeEn({ minimum, maximum }: Bounds): string {
  if (minimum === null) return `at most ${maximum}`
  return maximum === null ? `at least ${minimum}` : `${minimum} to ${maximum}`
}

const closeZh = (close: string | null) => (close === null ? '' : `，是不是“${close}”？`)
const closeEn = (close: string | null) => (close === null ? '' : `; did you mean "${close}"?`)
/** Enough members to choose from, without printing a list of districts over the whole screen. */
const listed = (members: readonly (string | number)[], separator: string) =>
  members.slice(0, 12).join(separator) + (members.length > 12 ? ` … (${members.length})` : '')

/** Why a record, a column header or an input file is refused; `field` is a path such as 就诊[2].入院日期, counted from 1. */
export const recordMessages = {
  'record.notUtf8': error<object>(
    () => '这一行不是 UTF-8 文本，读不出来',
    () => 'this line is not UTF-8 text',
    () => '用 UTF-8 编码另存文件（在 Excel 里选“CSV UTF-8”）',
    () => 'save the file as UTF-8 (in Excel: "CSV UTF-8")',
  ),
  'record.lineTooLong': error<{ limit: number }>(
    (v) => `这条记录太长，超过 ${v.limit} 字节`,
    (v) => `this record is longer than ${v.limit} bytes`,
  ),
  'record.notJson': error<{ position: number }>(
    (v) => `这一行不是 JSON，读到第 ${v.position} 个字符读不下去`,
    (v) => `this line is not JSON: it cannot be read beyond character ${v.position}`,
  ),
  'record.tooDeep': error<{ limit: number }>(
    (v) => `括号嵌套太深，超过 ${v.limit} 层`,
    (v) => `brackets are nested more than ${v.limit} deep`,
  ),
  'record.truncated': error<object>(
    () => '文件在这里断了：列表缺少结尾的 ]',
    () => 'the file breaks off here: the list has no closing ]',
  ),
  'record.duplicateKey': error<{ field: string }>(
    (v) => `“${v.field}”写了两次，不知道以哪一个为准`,
    (v) => `"${v.field}" is given twice; which one counts is not clear`,
  ),
  'record.notObject': error<{ given: Given }>(
    (v) => `一条记录应是一个对象 {"字段": 值}，这里是${givenWords[v.given].zh}`,
    (v) => `a record must be an object {"field": value}; this is ${givenWords[v.given].en}`,
  ),
  'record.fieldUnknown': error<{ field: string; entity: string; close: string | null }>(
    (v) => `${v.entity}没有“${v.field}”这个字段${closeZh(v.close)}`,
    (v) => `${v.entity} has no field "${v.field}"${closeEn(v.close)}`,
  ),
  'record.fieldMissing': error<{ field: string }>(
    (v) => `缺少必填的“${v.field}”`,
    (v) => `the required field "${v.field}" is missing`,
  ),
  'record.typeMismatch': error<{ field: string; expected: Expected; given: Given; value: string }>(
    (v) => `“${v.field}”应是${expectedWords[v.expected].zh}；这里是${givenWords[v.given].zh} ${v.value}`.trimEnd(),
    (v) => `"${v.field}" must be ${expectedWords[v.expected].en}; this is ${givenWords[v.given].en} ${v.value}`.trimEnd(),
  ),
  'record.enumUnknown': error<{ field: string; value: string; close: string | null; members: readonly string[] }>(
    (v) => `“${v.field}”没有“${v.value}”这一项${closeZh(v.close) || `；可以写：${listed(v.members, '、')}`}`,
    (v) => `"${v.field}" has no member "${v.value}"${v.close === null ? `; it may be ${listed(v.members, ', ')}` : closeEn(v.close)}`,
  ),
  'record.outOfRange': error<{ field: string; value: string } & Bounds>(
    (v) => `“${v.field}”是 ${v.value}，应在允许的范围内：${rangeZh(v)}`,
    (v) => `"${v.field}" is ${v.value}; it must be ${rangeEn(v)}`,
  ),
  'record.tooFine': error<{ field: string; value: string; has: number; keeps: number }>(
    (v) => `“${v.field}”是 ${v.value}，有 ${v.has} 位小数；这一字段${v.keeps === 0 ? '只收整数' : `只保留 ${v.keeps} 位小数`}`,
    (v) => `"${v.field}" is ${v.value}, with ${v.has} decimal places; the field keeps ${v.keeps === 0 ? 'whole numbers' : v.keeps}`,
  ),
  'record.numberTooLong': error<{ field: string; limit: number }>(
    (v) => `“${v.field}”的数字太长，或指数太大（最多 ${v.limit} 位）`,
    (v) => `the number in "${v.field}" is too long (at most ${v.limit} digits)`,
  ),
  'record.floatInexact': error<{ field: string; value: string }>(
    (v) => `“${v.field}”是浮点数 ${v.value}，位数太多，看不出原来是哪个数`,
    (v) => `"${v.field}" is the floating-point number ${v.value}, with too many digits to tell which number was meant`,
    () => '把这一列改成 DECIMAL 类型再导出',
    () => 'export the column as DECIMAL',
  ),
  'record.beyondExport': error<{ field: string; most: string }>(
    (v) => `“${v.field}”超出这份导出能准确计算的限度 ${v.most}`,
    (v) => `"${v.field}" is beyond ${v.most}, the most that this export computes exactly`,
    () => '这条记录用 tiaoli run 计算；或在通知里给这个字段写明范围，再导出',
    () => 'compute this record with tiaoli run, or give the field a range in the notice and export again',
  ),
  'record.dateInvalid': error<{ field: string; value: string }>(
    (v) => `“${v.field}”写的“${v.value}”不是日历上的一天；日期写成 2021-01-31`,
    (v) => `"${v.value}" in "${v.field}" is not a day of the calendar; write dates as 2021-01-31`,
  ),
  'record.instantInvalid': error<{ field: string; value: string }>(
    (v) => `“${v.field}”写的“${v.value}”不是一个时刻；时刻写成 2021-01-31T09:00`,
    (v) => `"${v.value}" in "${v.field}" is not an instant; write instants as 2021-01-31T09:00`,
  ),
  'record.durationInvalid': error<{ field: string; value: string; expected: Expected }>(
    (v) => `“${v.field}”写的“${v.value}”读不懂；应是${expectedWords[v.expected].zh}`,
    (v) => `"${v.value}" in "${v.field}" cannot be read; it must be ${expectedWords[v.expected].en}`,
  ),
  // The number itself is not repeated: refusals end up in logs.
  'record.identityInvalid': error<{ field: string; fault: IdentityFault }>(
    (v) => `“${v.field}”不是有效的身份证号：${identityWords[v.fault].zh}`,
    (v) => `"${v.field}" is not a valid identity number: ${identityWords[v.fault].en}`,
  ),
  'record.formula': error<{ field: string; value: string }>(
    (v) => `“${v.field}”里的“${v.value}”是表格公式，不作为数据读入`,
    (v) => `"${v.value}" in "${v.field}" is a spreadsheet formula; it is not read as data`,
    () => '改成公式算出的值；真要这样的文字，在前面加一个英文单引号',
    () => "replace it by its value; for a text that begins so, put ' before it",
  ),
  'record.quoteUnclosed': error<object>(
    () => '这一行的引号没有配对，不知道到哪里为止',
    () => 'a quotation mark on this line is not closed properly',
    () => '单元格里的引号要写两遍："他说""好"""',
    () => 'a quotation mark inside a cell is written twice: "he said ""yes"""',
  ),
  'record.columnsMismatch': error<{ has: number; header: number }>(
    (v) => `这一行有 ${v.has} 格，表头有 ${v.header} 列`,
    (v) => `this line has ${v.has} cells; the header has ${v.header} columns`,
  ),
  'record.keyMissing': error<{ field: string }>(
    (v) => `“${v.field}”是空的，不知道这一行和另一份文件的哪一行是一起的`,
    (v) => `"${v.field}" is empty, so nothing says which row of the other file this row belongs to`,
  ),
  'header.missing': error<object>(
    () => '文件是空的：第一行应是表头，写字段的名字',
    () => 'the file is empty: its first line must name the fields',
  ),
  'header.unreadable': error<object>(
    () => '表头读不出来：文件不是 UTF-8 文本，或引号没有配对',
    () => 'the header cannot be read: the file is not UTF-8 text, or a quotation mark is not closed',
    () => '用 UTF-8 编码另存文件（在 Excel 里选“CSV UTF-8”）',
    () => 'save the file as UTF-8 (in Excel: "CSV UTF-8")',
  ),
  'header.encoding': error<{ encoding: string }>(
    (v) => `表头读不出来：文件看来是 ${v.encoding} 编码，不是 UTF-8`,
    (v) => `the header cannot be read: the file seems to be encoded as ${v.encoding}, not as UTF-8`,
    () => '用 UTF-8 编码另存文件（在 Excel 里选“CSV UTF-8”）',
    () => 'save the file as UTF-8 (in Excel: "CSV UTF-8")',
  ),
  'header.columnUnknown': error<{ field: string; entity: string; close: string | null }>(
    (v) => `表头的“${v.field}”不是${v.entity}的字段${closeZh(v.close)}`,
    (v) => `the column "${v.field}" is no field of ${v.entity}${closeEn(v.close)}`,
    () => '写明这一列对应哪个字段，或者写明不要这一列',
    () => 'map the column to a field, or say that it is left out',
  ),
  'header.columnBlank': error<{ position: number }>(
    (v) => `表头第 ${v.position} 列没有名字`,
    (v) => `column ${v.position} of the header has no name`,
    () => '删去多余的空列，或写上字段的名字',
    () => 'remove the empty column, or name its field',
  ),
  'header.columnTwice': error<{ field: string }>(
    (v) => `表头里“${v.field}”出现了两次`,
    (v) => `the column "${v.field}" appears twice`,
  ),
  'header.columnMissing': error<{ field: string }>(
    (v) => `表头缺少必填的“${v.field}”`,
    (v) => `the header lacks the required column "${v.field}"`,
  ),
  'header.relation': error<{ field: string }>(
    (v) => `“${v.field}”是一组记录，CSV 的一格放不下；改用 NDJSON，每行一个对象`,
    (v) => `"${v.field}" is a list of records, which a CSV cell cannot hold; use NDJSON, one object a line`,
  ),
  'header.keyMissing': error<{ field: string; close: string | null }>(
    (v) => `表头没有用来对应另一份文件的“${v.field}”这一列${closeZh(v.close)}`,
    (v) => `the header lacks the column "${v.field}", by which rows of the two files belong together${closeEn(v.close)}`,
  ),
  'header.mappedColumn': error<{ field: string; close: string | null }>(
    (v) => `列对应里写了“${v.field}”，表头没有这一列${closeZh(v.close)}`,
    (v) => `the mapping names a column "${v.field}", which the header lacks${closeEn(v.close)}`,
  ),
  'header.mappedField': error<{ field: string; column: string; entity: string; close: string | null }>(
    (v) => `“${v.column}”列对应到“${v.field}”，${v.entity}没有这个字段${closeZh(v.close)}`,
    (v) => `the mapping gives the column "${v.column}" to "${v.field}", which is no field of ${v.entity}${closeEn(v.close)}`,
  ),
  'header.columnType': error<{ field: string; expected: Expected; written: string }>(
    (v) => `“${v.field}”这一列的类型是 ${v.written}；应是 ${columnWords[v.expected].zh}`,
    (v) => `the column "${v.field}" has the type ${v.written}; it must be ${columnWords[v.expected].en}`,
  ),
  'join.orphan': error<{ field: string }>(
    (v) => `“${v.field}”的这一行没有归属：另一份文件里没有同样的键`,
    (v) => `this row of "${v.field}" belongs to no record: the other file has no such key`,
  ),
  'join.keyTwice': error<{ numbers: readonly number[] }>(
    (v) => `这个键出现了不止一次（第 ${listed(v.numbers, '、')} 条），另一份文件里的行不知道归哪一条`,
    (v) => `this key stands more than once (records ${listed(v.numbers, ', ')}), so rows of the other file could belong to any of them`,
  ),
  'join.childRefused': error<{ field: string; numbers: readonly number[] }>(
    (v) => `它的“${v.field}”里有读不出来的行（那份文件的第 ${listed(v.numbers, '、')} 条），少算这些行，结果就不对`,
    (v) =>
      `rows of its "${v.field}" were refused (${v.numbers.length === 1 ? 'record' : 'records'} ${listed(v.numbers, ', ')} of that file), and results without them would be wrong`,
  ),
  'join.parentRefused': error<{ number: number }>(
    (v) => `这一行所属的第 ${v.number} 条记录被拒绝了`,
    (v) => `record ${v.number}, to which this row belongs, is refused`,
  ),
  'file.columnRefused': error<{ field: string; records: number }>(
    (v) => `从第一条起连续 ${v.records} 条记录都因“${v.field}”被拒绝：多半是整列的写法不对，或者列对应错了`,
    (v) =>
      `all of the first ${v.records} records are refused for "${v.field}": the whole column is written in another way, or is mapped wrongly`,
  ),
  'input.format': error<{ file: string }>(
    (v) => `${v.file}：认不出格式；扩展名应是 .ndjson、.jsonl、.json、.csv、.xlsx 或 .parquet`,
    (v) => `${v.file}: the format is not known; the name should end in .ndjson, .jsonl, .json, .csv, .xlsx or .parquet`,
  ),
  'input.parquetUnreadable': error<{ file: string; reason: string }>(
    (v) => `${v.file} 不是能读的 Parquet 文件：${v.reason}`,
    (v) => `${v.file} is no Parquet file that can be read: ${v.reason}`,
  ),
  'input.xlsxUnreadable': error<{ file: string; reason: string }>(
    (v) => `${v.file} 不是能读的 .xlsx 文件：${v.reason}`,
    (v) => `${v.file} is no .xlsx file that can be read: ${v.reason}`,
    () => '在 Excel 或 WPS 里另存为 .xlsx（没有密码），或存成 CSV',
    () => 'save it as .xlsx without a password, or as CSV',
  ),
  'input.duckdbMissing': error<{ reason: string }>(
    (v) => `读写 Parquet 要用 DuckDB，它在这台机器上用不了：${v.reason}`,
    (v) => `Parquet is read and written with DuckDB, which cannot be loaded on this machine: ${v.reason}`,
    () => '重新安装（npm ci）；或改用 NDJSON、CSV',
    () => 'install again (npm ci), or use NDJSON or CSV',
  ),
  'evaluate.overlap': error<{ name: string; rows: readonly number[] }>(
    (v) => `${v.name} 的第 ${v.rows.join('、')} 行同时适用，结果却不同`,
    (v) => `rows ${v.rows.join(', ')} of ${v.name} apply at once with different results`,
  ),
  'evaluate.gap': error<{ name: string }>(
    (v) => `${v.name} 没有一行适用于这条记录`,
    (v) => `no row of ${v.name} applies to this record`,
  ),
  'evaluate.exceptionTie': error<{ name: string; exceptions: readonly string[] }>(
    (v) => `${v.name} 的例外 ${v.exceptions.join('、')} 同时适用，结果不同，也没有写谁优先`,
    (v) => `exceptions ${v.exceptions.join(', ')} of ${v.name} apply at once with different results, and none overrides the other`,
  ),
  'evaluate.assertion': error<{ name: string }>(
    (v) => `这条记录的结果违反断言“${v.name}”`,
    (v) => `the results of this record break the assertion "${v.name}"`,
  ),
  'evaluate.divisionByZero': error<{ name: string }>(
    (v) => `计算 ${v.name} 时除数为零`,
    (v) => `the divisor is zero in ${v.name}`,
  ),
  'evaluate.dateOutOfRange': error<{ name: string }>(
    (v) => `计算 ${v.name} 时日期超出公元 1 至 9999 年`,
    (v) => `a date in ${v.name} lies outside the years 1 to 9999`,
  ),
}
