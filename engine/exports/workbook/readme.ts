import { withThousands } from '../../number/thousands.ts'
import type { Form } from '../../steps/form.ts'
import { paragraph, plainText, section, table } from '../markdown.ts'
import { dictionaryLines, readmeFiles, readmeHead, readmeParameters, readmeResults } from '../readme.ts'
import { readmeSettings } from '../readmeSettings.ts'
import type { Exported } from '../target.ts'

export interface WorkbookReadme {
  readonly from: Exported
  readonly workbook: string
  readonly forms: readonly Form[]
  readonly cases: number
}

const about = `一个电子表格工作簿：通知的参数、表、算例，结果由公式算出，改参数或填新的算例，当场重新计算。

> A spreadsheet workbook: the notice's parameters, tables and cases. Results are live formulas: change a parameter or type a new case, and they are recomputed.`

/** How the workbook is used, and how it is checked. */
export function workbookReadme({ from, workbook, forms, cases }: WorkbookReadme): string {
  const [first] = forms
  return `${paragraph(
    readmeHead(from, about),
    readmeFiles([
      [workbook, '工作簿，用 Excel（2010 起）、WPS 或 LibreOffice 打开。The workbook, for Excel (2010 or later), WPS or LibreOffice.'],
      ['names.json', '公式里的名称与参数、疑义的对照。What the names in formulas stand for.'],
      ...dictionaryLines(from.program),
      ['kit/run.sh', '用 LibreOffice 重新计算并核对。Recomputes it in LibreOffice and checks it.'],
    ]),
    use,
    kit(cases),
    readmeSettings(first ?? { settings: [], fixed: new Set() }),
    exactness(forms),
    readmeResults(from.program),
    readmeParameters(from),
  )}\n`
}

const use = section(
  '用法 Use',
  `打开工作簿，先看“说明”页。黄色的格可以改：“参数”的值，“读法与基准日”的选择，“算例”的输入。“算例”后面的空行可以填新的算例；公式每步一列，在“计算”页。

> Open the workbook and read its first sheet. Yellow cells may be changed: values of parameters, readings and the base date, the inputs of cases. Empty rows behind the cases take new ones; the formulas, a column a step, are on the sheets 计算.`,
  `“可用”一列写明一行为什么没有结果（代码和字段）；结果是“未知：…”的，后面是原因。关系的明细在“明细”页，用“所属序号”指明属于哪个算例。

> The column 可用 tells why a row has no results, by code and field; what is unknown says 未知： with its reasons. Elements of relations stand on sheets 明细, with the number of their case.`,
  '1900 年 3 月 1 日以前的日期写成文字，如 1899-12-31。Dates before March 1900 are typed as text.',
)

function exactness(forms: readonly Form[]): string {
  const rows = forms.map(({ entity, limits }) => [
    plainText(entity?.name ?? '通知本身 the notice'),
    withThousands(String(limits.magnitude)),
    withThousands(String(limits.elements)),
  ])
  return section(
    '精确 Exactness',
    `公式用最小单位的整数计算，每个数不超过 10¹⁵，电子表格的浮点数在这个范围内没有误差；日期用整数算术，不用表格自己的历法。通知没有写明范围的数，超出下面的限度时拒绝（record.beyondExport），用 tiaoli run 计算。

> Formulas compute with whole numbers of the smallest unit, none above 10¹⁵, where a spreadsheet's floats are exact; the calendar is whole-number arithmetic too. Numbers that the notice does not bound are refused beyond these limits:`,
    table(['对象 entity', '绝对值至多 magnitude', '明细至多 elements'], rows),
  )
}

const kit = (cases: number): string =>
  section(
    '核对 Conformance kit',
    `工作簿自己就是核对：${cases} 个算例（通知自带的、边界的、随机的、应拒绝的）的应得结果由条理算出，“一致”一列逐项比较，“说明”页第二行是合计。在命令行上：

> The workbook is its own kit: ${cases} cases (the notice's own, at boundaries, random, to be refused) hold what Tiaoli's interpreter says, the column 一致 compares, and the second line of the first sheet counts. From the command line:`,
    '```sh\nbash kit/run.sh\n```',
    `它用 LibreOffice 把全部公式重新算一遍。全部一致时打印 \`${cases} passed, 0 failed\`，退出码 0；有一个不一致，退出码不是 0。改过设置的工作簿不核对（应得的数是通知设置下的）。

> It recomputes every formula in LibreOffice. Where all agree it prints \`${cases} passed, 0 failed\` and exits with 0, otherwise not. A workbook with other settings is not checked: what is expected is by the notice's own.`,
  )
