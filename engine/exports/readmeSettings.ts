import { formatDate } from '../number/date.ts'
import { decimal, formatDecimal } from '../number/decimal.ts'
import type { Type } from '../program/program.ts'
import type { Cell } from '../steps/cells.ts'
import type { Form } from '../steps/form.ts'
import type { Setting } from '../steps/settings.ts'
import { plainText, section, table } from './markdown.ts'

/** What may be chosen when the export runs, with bounds and what holds where nothing is chosen; or that all of it is built in. */
export function readmeSettings({ settings, fixed }: Pick<Form, 'settings' | 'fixed'>): string {
  const rows = settings.flatMap((setting, place) => {
    const words = settingWords(setting)
    return words ? [[words.what, fixed.has(place) ? '不能选 · built in' : words.allowed, words.value]] : []
  })
  const open = settings.some((setting, place) => setting.kind !== 'overridden' && !fixed.has(place))
  return section(
    '设置 Settings',
    open
      ? `不设置时一律按通知。范围之外的值拒绝。参数的值按通知里的那一个（列出的时段）替换，别的时段不变。

> Where nothing is set, everything is as in the notice; values out of range are refused. A parameter's value replaces the one of its period and no other.`
      : '基准日、读法和参数都按通知写定；要换，改通知或方案再导出。Base date, readings and parameters are built in as the notice has them: for others, change the notice or a scenario and export again.',
    table(['设置 setting', '可以是 may be', '通知 in the notice'], rows),
  )
}

interface Words {
  readonly what: string
  readonly allowed: string
  readonly value: string
}

function settingWords(setting: Setting): Words | null {
  switch (setting.kind) {
    case 'baseDate':
      return { what: '基准日 base date', allowed: '0001-01-01 … 9999-12-31', value: formatDate(Number(setting.value)) }
    case 'reading': {
      const { name, text, readings } = setting.question
      const allowed = readings.map((reading) => plainText(reading.name)).join('、')
      return { what: plainText(`疑义 ${name}：${text}`), allowed, value: plainText(String(setting.value)) }
    }
    case 'parameter':
      return parameterWords(setting)
    case 'overridden':
      return null
  }
}

function parameterWords({ parameter, dated, node, value, type, scale, members }: Extract<Setting, { kind: 'parameter' }>): Words {
  const written = (cell: Cell) => cellWords(cell, type, scale)
  const range =
    node.type === 'whole' ? `${written(node.low)} … ${written(node.high)}${scale > 0 ? `，至多 ${scale} 位小数 decimals` : ''}` : ''
  const choice = type.kind === 'boolean' ? 'true、false' : members.map(plainText).join('、')
  return {
    what: plainText([parameter.name, dated.label].filter((part) => part !== '').join(' ')),
    allowed: range || choice || '文本 any text',
    value: written(value),
  }
}

function cellWords(cell: Cell, type: Type, scale: number): string {
  if (typeof cell !== 'bigint') return plainText(String(cell))
  return type.kind === 'date' ? formatDate(Number(cell)) : formatDecimal(decimal(cell, scale))
}
