import { powerOfTen } from '../../../number/decimal.ts'
import type { Form, FormRefusal, FormResult } from '../../../steps/form.ts'
import type { Frame, Node, NodeOf } from '../../../steps/node.ts'
import type { Loop, Plan } from '../../../steps/plan.ts'
import { usable } from '../sheets/settings.ts'
import { quotedSheet } from '../xlsx/address.ts'
import { row } from './columns.ts'
import { dayText, epoch, firstSerial } from './dates.ts'
import type { SheetFormulas } from './sheetFormulas.ts'

/** What a result's cell on the sheet of cases reads. */
export interface ResultFormulas {
  readonly result: FormResult
  /** As a formula on another sheet: the value as it is shown, and the reasons why it is unknown, each with ； after it. */
  readonly value: string
  readonly reasons: string | null
}

export interface FormFormulas {
  readonly record: SheetFormulas
  readonly children: ReadonlyMap<Frame, SheetFormulas>
  readonly results: readonly ResultFormulas[]
  /** As a formula on another sheet: 可用, or why a row has no results; empty for an empty row. */
  readonly status: string
}

/** What a row of results that can be used says. */
export const fine = '可用'

/** Prints a plan as the columns of its sheets: one for each step, of the record itself and of the elements of its relations. */
export function formFormulas(plan: Plan, record: SheetFormulas, child: (frame: Frame) => SheetFormulas): FormFormulas {
  const children = new Map<Frame, SheetFormulas>()
  for (const item of plan.items) {
    if (item.kind === 'step') record.hold(item.step.node)
    else {
      const elements = children.get(item.over) ?? child(item.over)
      children.set(item.over, elements)
      printLoop(item, record, elements)
    }
  }
  const results = plan.form.results.map((result) => resultFormulas(result, record))
  return { record, children, results, status: record.from(statusCell(plan.form, record, children)) }
}

function printLoop({ body, folds }: Loop, record: SheetFormulas, elements: SheetFormulas): void {
  for (const item of body) {
    if (item.kind === 'loop') throw new Error('an aggregate inside another has no sheet')
    elements.hold(item.step.node)
  }
  for (const { node } of folds) record.hold(node, foldFormula(node, record, elements))
}

/** Elements stand on a sheet of their own, with the number of the record that they belong to. */
function foldFormula(node: NodeOf<'fold'>, record: SheetFormulas, elements: SheetFormulas): string {
  const { title, note } = record.options.titleOf(node)
  const when = elements.printer.read(node.when)
  const value = node.value ? elements.printer.read(node.value) : '1'
  const most = node.function === 'minimum' || node.function === 'maximum'
  const cell = elements.add(title, `${note} 每行`, '汇总', `IF(${when},${value},${most ? '""' : '0'})`)
  const values = elements.range(elements.options.computations, cell)
  const keys = elements.range(elements.options.sheet, `$A${row}`)
  const gathered = `(${values},${keys},${quotedSheet(record.options.sheet)}!$A${row})`
  // Their names begin so in the file: they came after the format.
  if (most) return `_xlfn.${node.function === 'minimum' ? 'MINIFS' : 'MAXIFS'}${gathered}`
  return node.function === 'any' ? `(SUMIFS${gathered}>0)` : `SUMIFS${gathered}`
}

function resultFormulas(result: FormResult, record: SheetFormulas): ResultFormulas {
  const { rule, value, unknown } = result
  const cell = record.cellOf(value, rule.name, rule.clause ?? '')
  const { literals } = record.options
  const told = unknown.map(({ reason, when }) => {
    const text =
      'text' in reason
        ? literals.of(`${reason.text}；`)
        : `${literals.of(`${reason.parameter}（`)}&${record.printer.read(reason.year)}&"年）；"`
    return `IF(${record.printer.read(when)},${text},"")`
  })
  const reasons = told.length === 0 ? null : record.from(record.add(rule.name, '未知的原因', '未知', inParts(told, record, rule.name)))
  return { result, value: shownFormula(result, cell, record), reasons }
}

/** Texts one after the other; where they are too long for one formula, in columns before it. */
function inParts(texts: readonly string[], record: SheetFormulas, title: string): string {
  const whole = texts.join('&')
  if (whole.length < 4000 || texts.length === 1) return whole
  const half = Math.ceil(texts.length / 2)
  return [texts.slice(0, half), texts.slice(half)].map((part) => record.add(title, '中间', '未知', inParts(part, record, title))).join('&')
}

/** A result as its cell shows it: a decimal with its places, a day as a date, a truth as 是 or 否. */
function shownFormula({ rule, value, scale }: FormResult, own: string, record: SheetFormulas): string {
  const cell = record.from(own)
  switch (rule.type.kind) {
    case 'decimal':
      return scale === 0 ? cell : `${cell}/${powerOfTen(scale)}`
    case 'boolean':
      return `IF(${cell},"是","否")`
    case 'date':
      return early(value, record, cell, { day: own, scale: 1 }, (text) => text)
    case 'instant': {
      const day = `((${own}-MOD(${own},1440))/1440)`
      const time = `TEXT((MOD(${cell},1440)-MOD(${cell},60))/60,"00")&":"&TEXT(MOD(${cell},60),"00")`
      return early(value, record, cell, { day, scale: 1440 }, (text) => `${text}&"T"&${time}`)
    }
    case 'duration':
    case 'text':
    case 'identity':
    case 'enum':
      return cell
  }
}

/** A date or an instant as a number of the spreadsheet, or as text where it may lie before those that have a right one. */
function early(
  value: Node,
  record: SheetFormulas,
  cell: string,
  { day, scale }: { readonly day: string; readonly scale: number },
  written: (text: string) => string,
): string {
  const serial = scale === 1 ? `${cell}+${epoch}` : `${cell}/${scale}+${epoch}`
  if (value.type !== 'whole' || value.low >= BigInt((firstSerial - epoch) * scale)) return serial
  const { title } = record.options.titleOf(value)
  const text = record.from(dayText(record.columns, title, day))
  return `IF(${cell}<${(firstSerial - epoch) * scale},${written(text)},${serial})`
}

function statusCell(form: Form, record: SheetFormulas, children: ReadonlyMap<Frame, SheetFormulas>): string {
  const { inputs, options } = record
  const { guard } = options
  const add = (title: string, note: string, formula: string) => record.add(title, note, '检查', formula)
  const last =
    guard && guard.fields.length > 0
      ? `:${inputs
          ?.typed(guard.fields.at(-1)?.field.name ?? '')
          .split('!')
          .at(-1)}`
      : ''
  const filled = add('有内容', '', `COUNTA(${quotedSheet(options.sheet)}!$B${row}${last})>0`)
  const wrong = add('字段', '哪些字段不可用', [inputs?.wrong() ?? '""', ...relationProblems(form, record, children)].join('&'))
  const refused = add('规则', '规则和断言拒绝的', refusalTexts(form.refusals, record))
  const told = `IF(${wrong}<>"",${wrong},IF(${refused}<>"",${refused},"${fine}"))`
  return add('可用', '', `IF(${filled},IF(${usable},${told},"设置不可用：见参数、读法与基准日"),"")`)
}

function refusalTexts(refusals: readonly FormRefusal[], record: SheetFormulas): string {
  const texts = refusals.map(({ code, field, when }) => {
    return `IF(${record.printer.read(when)},${record.options.literals.of(`${code} ${field}；`)},"")`
  })
  return texts.length === 0 ? '""' : inParts(texts, record, '规则')
}

/** Elements that are wrong, and relations with more of them than are computed exactly. */
function relationProblems(form: Form, record: SheetFormulas, children: ReadonlyMap<Frame, SheetFormulas>): string[] {
  const key = `${quotedSheet(record.options.sheet)}!$A${row}`
  return [...children].map(([frame, elements]) => {
    const name = record.options.literals.of(`${frame.relation}`)
    const bad = elements.add('有问题', '', '检查', `IF(${elements.inputs?.wrong() ?? '""'}="",0,1)`)
    const keys = elements.range(elements.options.sheet, `$A${row}`)
    const count = `COUNTIF(${keys},${key})>${form.limits.elements}`
    const wrong = `SUMIFS(${elements.range(elements.options.computations, bad)},${keys},${key})>0`
    return `IF(${wrong},${name}&"：见明细；","")&IF(${count},"record.beyondExport "&${name}&"；","")`
  })
}
