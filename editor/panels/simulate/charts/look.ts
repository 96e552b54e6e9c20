import type { Theme } from '../../../session/state.ts'

/** Colours of a chart; as those of the page (style.css), which a picture doesn't have. */
export interface Look {
  readonly text: string
  readonly quiet: string
  readonly line: string
  readonly surface: string
  readonly better: string
  readonly worse: string
  readonly same: string
  /** Of payers, in their order: told apart by their patterns too, and by those who don't see colours. */
  readonly series: readonly string[]
}

/** Named, and not taken from the page: texts are measured before they are drawn, and a picture has no page around it. */
export const chartFonts = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"

export const looks: Readonly<Record<Theme, Look>> = {
  light: {
    text: '#1f2933',
    quiet: '#4a5560',
    line: '#d5dbe2',
    surface: '#ffffff',
    better: '#0b4f9e',
    worse: '#c25200',
    same: '#8a95a1',
    series: ['#0b4f9e', '#d98200', '#4fa8d8', '#7a5195', '#8c6d31', '#5f6b76', '#a3476b', '#2f7f86'],
  },
  dark: {
    text: '#e4e9ee',
    quiet: '#b3bdc8',
    line: '#37424e',
    surface: '#1b222b',
    better: '#7db8ff',
    worse: '#ffab70',
    same: '#8a95a1',
    series: ['#7db8ff', '#ffc46b', '#4fa8d8', '#c3a0dd', '#c9ab6b', '#aab4bf', '#e58fb0', '#69c0c6'],
  },
}

/** Patterns of bars, one a series, so that no chart needs its colours. */
export const decals = [
  { symbol: 'none' },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [5, 5],
      [0, 5, 5, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.6,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: 0 },
  {
    symbol: 'triangle',
    dashArrayX: [
      [7, 7],
      [0, 7, 7, 0],
    ],
    dashArrayY: [7, 0],
    symbolSize: 0.7,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 2 },
  {
    symbol: 'diamond',
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [8, 0],
    symbolSize: 0.7,
  },
]
