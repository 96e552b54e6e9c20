import { decimal, formatDecimal, normalize } from '../../../number/decimal.ts'
import type { Program, Provenance } from '../../../program/program.ts'
import type { Literals } from '../formula/literals.ts'
import { formulaCell, type Row, type Sheet, textCell, type Validation } from '../xlsx/sheet.ts'
import { highlights } from '../xlsx/styles.ts'
import type { Lists } from './lists.ts'
import { firstRow, type Place, parameterFormulas, type Settings } from './settings.ts'
import { hintOf, shownCell, shownLiteral, styleOf } from './values.ts'

export interface SettingContext {
  readonly program: Program
  readonly settings: Settings
  readonly lists: Lists
  readonly literals: Literals
}

const titles = ['参数', '值（可改）', '怎样填', '期间', '从', '到', '通知的值', '可设范围', '检查', '条款', '依据', '计算用'] as const
const widths = [26, 16, 20, 14, 12, 12, 14, 26, 16, 16, 30, 16]

/** Every dated value that is written in the notice, to be changed: all formulas read these cells. */
export function parameterSheet(name: string, context: SettingContext): Sheet {
  const { parameters } = context.settings
  const last = firstRow + Math.max(parameters.length, 1) - 1
  const rows = parameters.map((place) => parameterRow(place, context))
  const isChanged = parameters.length === 0 ? 'FALSE' : `SUMPRODUCT(--(LEN($M$${firstRow}:$M$${last})>0))>0`
  return {
    name,
    tabColor: 'FFC000',
    columns: [...widths.map((width) => ({ width })), { width: 10 }],
    rows: [
      { cells: [textCell('参数', { look: 'title' })] },
      { cells: [textCell('参数已改', { look: 'hint' }), formulaCell(isChanged, { look: 'hint' }, { flag: false })] },
      {
        cells: [textCell('黄色的格可以改，改了以后所有算例重新计算；“计算用”一列是公式引用的整数（以最小单位计）。', { look: 'note' })],
      },
      { cells: [...titles, '与通知'].map((title) => textCell(title, { look: title === '值（可改）' ? 'inputHead' : 'head' })) },
      ...rows,
    ],
    merges: ['A3:L3'],
    frozen: { rows: 4, columns: 1 },
    validations: parameters.flatMap((place) => validation(place, context)),
    conditions: [
      { range: `I${firstRow}:I${last}`, formula: `$I${firstRow}<>""`, highlight: highlights.wrong },
      { range: `B${firstRow}:B${last}`, formula: `$M${firstRow}<>""`, highlight: highlights.attention },
    ],
  }
}

function parameterRow(place: Place<'parameter'>, { lists, literals }: SettingContext): Row {
  const { setting, row, fixed } = place
  const { parameter, dated, type, scale } = setting
  const cell = `$B$${row}`
  const members = type.kind === 'enum' ? lists.enumeration(type.enum) : ''
  const { problem, value } = parameterFormulas(place, cell, members, literals)
  const shown = dated.value.kind === 'literal' ? shownLiteral(type, dated.value.value) : { text: '' }
  const same = setting.node.type === 'text' ? `EXACT(${cell},$G$${row})` : `${cell}=$G$${row}`
  const differs = `IF(${same},"","已改")`
  const plain = (text: string) => textCell(text, { look: 'cell' })
  return {
    cells: [
      plain(parameter.name),
      shownCell(shown, styleOf(fixed ? 'cell' : 'input', type, scale)),
      plain(fixed ? '内置：改了不能保证算得准，不可改' : hintOf(type, scale)),
      plain(dated.label),
      plain(dated.from ?? ''),
      plain(dated.to ?? ''),
      shownCell(shown, styleOf('cell', type, scale)),
      plain(rangeText(place)),
      formulaCell(fixed ? `IF(${differs}="",${problem},"不可改")` : problem, { look: 'cell' }, { text: '' }),
      plain(dated.provenance.clause ?? parameter.clause ?? ''),
      plain(provenanceText(dated.provenance)),
      formulaCell(`IF($I$${row}="",${value},0)`, setting.node.type === 'whole' ? { look: 'calc', format: '0' } : { look: 'calc' }),
      formulaCell(differs, { look: 'calc' }, { text: '' }),
    ],
  }
}

function rangeText({ setting: { node, scale, type } }: Place<'parameter'>): string {
  if (node.type !== 'whole' || type.kind !== 'decimal') return ''
  const isRatio = type.unit === 'ratio' && scale >= 2
  const [places, sign] = isRatio ? [scale - 2, '%'] : [scale, '']
  const written = (coefficient: bigint) => `${formatDecimal(normalize(decimal(coefficient, places)))}${sign}`
  return `${written(node.low)} – ${written(node.high)}，${places === 0 ? '整数' : `至多 ${places} 位小数`}`
}

function validation(place: Place<'parameter'>, { lists }: SettingContext): Validation[] {
  const { setting, row, fixed } = place
  const { type, node, scale } = setting
  const range = `B${row}`
  if (fixed) return []
  if (type.kind === 'boolean') return [{ kind: 'list', range, formula: lists.flags, message: '是 或 否' }]
  if (type.kind === 'enum') return [{ kind: 'list', range, formula: lists.enumeration(type.enum), message: '选一项' }]
  if (type.kind !== 'decimal' || node.type !== 'whole') return []
  const bound = (coefficient: bigint) => formatDecimal(normalize(decimal(coefficient, scale)))
  return [{ kind: 'decimal', range, low: bound(node.low), high: bound(node.high), message: rangeText(place) }]
}

const kinds = { stated: '', derived: '推算', assumed: '假定' } as const

/** 推算 or 假定 with its reason; nothing for what the notice states. */
export const provenanceText = ({ kind, note }: Provenance): string => [kinds[kind], note ?? ''].filter((part) => part !== '').join('：')
