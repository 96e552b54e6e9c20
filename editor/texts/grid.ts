/** Texts of the grid of cells, whatever it shows. */
export const gridTexts = {
  cell: { zh: '单元格输入', en: 'Cell input' },
  help: {
    zh: '方向键移动，F2 编辑，Alt+↓ 选择，Shift+F10 打开菜单；先按 Esc 再按 Tab 离开表格',
    en: 'Arrow keys move, F2 edits, Alt+Down picks, Shift+F10 opens the menu; Escape, then Tab leaves the grid',
  },
  editing: {
    zh: (column: string, row: string) => `${column}，第 ${row} 行`,
    en: (column: string, row: string) => `${column}, row ${row}`,
  },
  rowNumber: { zh: '行号', en: 'Row' },
  newRow: { zh: '新行', en: 'New row' },
  empty: { zh: '没有内容', en: 'Nothing here' },
  noColumns: { zh: '还没有列', en: 'No columns yet' },
  pick: { zh: '从列表选择', en: 'Pick from the list' },
  pickFor: { zh: (column: string) => `${column}：选项`, en: (column: string) => `${column}: choices` },
  filter: { zh: '输入文字筛选', en: 'Type to filter' },
  noChoice: { zh: '没有相符的选项', en: 'No choice matches' },
  pickOne: { zh: '↑↓ 移动 · 回车选定 · Esc 取消', en: '↑↓ move · Enter chooses · Esc cancels' },
  pickSeveral: { zh: '空格勾选 · 回车确定 · Esc 取消', en: 'Space ticks · Enter confirms · Esc cancels' },
  confirm: { zh: '确定', en: 'OK' },
  cancel: { zh: '取消', en: 'Cancel' },
  menu: { zh: '表格操作', en: 'Grid actions' },
  cut: { zh: '剪切', en: 'Cut' },
  copy: { zh: '复制', en: 'Copy' },
  paste: { zh: '粘贴', en: 'Paste' },
  clear: { zh: '清除内容', en: 'Clear' },
  fillDown: { zh: '向下填充', en: 'Fill down' },
  open: { zh: '打开这一行', en: 'Open this row' },
  insertAbove: { zh: '在上方插入行', en: 'Insert row above' },
  insertBelow: { zh: '在下方插入行', en: 'Insert row below' },
  deleteRows: { zh: (count: number) => `删除 ${count} 行`, en: (count: number) => (count === 1 ? 'Delete row' : `Delete ${count} rows`) },
  rowUp: { zh: '行上移', en: 'Move row up' },
  rowDown: { zh: '行下移', en: 'Move row down' },
  insertLeft: { zh: '在左侧插入列', en: 'Insert column to the left' },
  insertRight: { zh: '在右侧插入列', en: 'Insert column to the right' },
  deleteColumns: {
    zh: (count: number) => `删除 ${count} 列`,
    en: (count: number) => (count === 1 ? 'Delete column' : `Delete ${count} columns`),
  },
  columnLeft: { zh: '列左移', en: 'Move column left' },
  columnRight: { zh: '列右移', en: 'Move column right' },
  rename: { zh: '改列名', en: 'Rename column' },
  newName: { zh: (column: string) => `“${column}”的新列名`, en: (column: string) => `New name of “${column}”` },
  wider: { zh: '列加宽', en: 'Wider column' },
  narrower: { zh: '列变窄', en: 'Narrower column' },
  fit: { zh: '列宽适合内容', en: 'Fit column to content' },
  isReadOnly: { zh: '此单元格不能修改', en: 'This cell cannot be changed' },
  kept: {
    zh: (count: number) => `${count} 个不能修改的单元格保持原样`,
    en: (count: number) => `${count} cells that cannot be changed were left as they are`,
  },
  lost: {
    zh: (rows: number, columns: number) => `粘贴的内容放不下：${parts([rows, '行'], [columns, '列'])}没有粘贴`,
    en: (rows: number, columns: number) => `Not all fitted: ${parts([rows, ' rows'], [columns, ' columns'])} were not pasted`,
  },
  tooLarge: {
    zh: (cells: number, most: number) => `粘贴的内容有 ${cells} 个单元格，一次最多 ${most} 个；没有粘贴`,
    en: (cells: number, most: number) => `The clipboard holds ${cells} cells; at most ${most} can be pasted at once. Nothing was pasted`,
  },
  tooLong: { zh: '剪贴板里的内容太长，没有粘贴', en: 'The clipboard holds too much text. Nothing was pasted' },
  pasteByKey: { zh: '浏览器不允许网页读取剪贴板，请按 Ctrl+V 粘贴', en: 'The browser keeps the clipboard from pages: press Ctrl+V' },
  nothingToPaste: { zh: '剪贴板里没有文字', en: 'The clipboard holds no text' },
  and: { zh: '；', en: '; ' },
  leaving: { zh: '再按 Tab 离开表格', en: 'Press Tab to leave the grid' },
  close: { zh: '关闭提示', en: 'Dismiss' },
} as const

/** What a mark on a cell means, before the cell's own message. */
export const gridStates = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '提示', en: 'Warning' },
  changed: { zh: '有改动', en: 'Changed' },
  stale: { zh: '旧结果', en: 'Out of date' },
} as const

const parts = (...counts: readonly (readonly [number, string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' / ')
