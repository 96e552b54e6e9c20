import type { GridColumn, GridProps, GridRow } from '../../../../editor/grid/index.ts'

export interface Page {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  readonly props: Pick<GridProps, 'label' | 'groups' | 'frozenColumns' | 'grows'>
}

const cells = (...texts: string[]) => texts.map((text) => (text === '*' ? { text: '', display: '—任意—' } : { text }))

const groups = {
  condition: { title: '条件', tint: 'condition' },
  result: { title: '结果', tint: 'result' },
} as const

/** A decision table as in a notice: invented shares of an invented province. */
export const sharing: Page = {
  columns: [
    { id: 'county', title: '参保地', group: 'condition', width: 130 },
    {
      id: 'kind',
      title: '人员类别',
      group: 'condition',
      width: 200,
      choices: ['特困人员', '低保对象', '低保边缘家庭成员', '返贫致贫人口', '一般居民'],
      multiple: true,
    },
    { id: 'minor', title: '未成年', group: 'condition', width: 90, align: 'center', choices: ['是', '否'] },
    { id: 'province', title: '省级', group: 'result', width: 90, kind: 'number' },
    { id: 'city', title: '市级', group: 'result', width: 90, kind: 'number' },
    { id: 'town', title: '县级', group: 'result', width: 90, kind: 'number' },
    { id: 'sum', title: '合计', group: 'result', width: 90, kind: 'number', readOnly: true },
    { id: 'clause', title: '依据', group: 'result', width: 140 },
  ],
  rows: [
    { id: 'a', cells: cells('花溪区', '低保对象', '*', '40%', '30%', '30%', '100%', '三（二）') },
    {
      id: 'b',
      cells: [
        ...cells('乌当区', '*', '*', '60%', '20%', '30%'),
        { text: '110%', state: 'error', message: '各级分担之和应为 100%，现为 110%' },
        { text: '三（三）' },
      ],
    },
    {
      kind: 'gap',
      id: 'gap',
      message: '缺口：息烽县·低保边缘家庭成员·未成年，没有一行管到（合成数据 318 人）',
      actions: [
        { id: 'add', label: '补一行' },
        { id: 'none', label: '无需规定…' },
      ],
    },
    {
      id: 'c',
      cells: [
        { text: '息烽县' },
        { text: '特困人员、低保对象' },
        { text: '否' },
        { text: '50%', state: 'changed', message: '2026 年为 40%' },
        { text: '20%' },
        { text: '30%' },
        { text: '100%' },
        { text: '三（四）', state: 'warning', message: '没有引用原文' },
      ],
    },
    {
      id: 'd',
      message: '与第 1 行重叠',
      state: 'warning',
      cells: [
        ...cells('清镇市', '一般居民', '*'),
        { text: '1,280.00', state: 'stale', message: '按 10:31 的正确版本' },
        ...cells('20%', '<b>30%</b>', '100%', '三（五）'),
      ],
    },
  ],
  props: { label: '县级分担表', groups, frozenColumns: 1, grows: true },
}

/** A large table. */
export function manyRows(rows: number, columns: number): Page {
  return {
    columns: Array.from({ length: columns }, (_, i) => ({
      id: `c${i}`,
      title: `第 ${i + 1} 列`,
      group: i < columns / 2 ? 'condition' : 'result',
      kind: i < columns / 2 ? 'text' : 'number',
    })),
    rows: Array.from({ length: rows }, (_, row) => ({
      id: `r${row}`,
      cells: Array.from({ length: columns }, (__, column) => ({
        text: column < columns / 2 ? `档次${row}-${column}` : String((row * 37 + column * 11) % 1000),
      })),
    })),
    props: { label: '大表', groups, frozenColumns: 1, grows: true },
  }
}
