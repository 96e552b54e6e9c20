import type { Control } from './control.ts'
import { setWidths } from './structure.ts'

const padding = 22

/** Gives a column the width of its longest text, its title included. */
export function fitColumn(control: Control, column: number): void {
  const { sheet, view } = control
  const context = document.createElement('canvas').getContext('2d')
  const scroller = view.scroller.current
  if (!context || !scroller) return
  context.font = getComputedStyle(scroller).font
  const widthOf = (text: string) => context.measureText(text).width
  const shown = sheet.rows.map(({ cells }) => cells[column]?.display ?? cells[column]?.text ?? '')
  const longest = shown.reduce((most, text) => Math.max(most, widthOf(text)), widthOf(sheet.columns[column]?.title ?? ''))
  setWidths(control, new Map([[column, Math.ceil(longest) + padding]]))
}
