import { expect, it } from 'vitest'
import { editTable, type TableOperation, tableGrid } from '../../engine/service/index.ts'
import { largeTable } from './support/largeTable.ts'

it('a table of 1,000 rows and 30 columns opens, and its cells are set; how soon, `npm run bench` tells', () => {
  const document = largeTable()
  expect(tableGrid(document, 'n.tiaoli', '大表', 'zh')?.rows).toHaveLength(1000)
  const set = (text: string): TableOperation => ({ kind: 'setCells', row: 500, column: 3, texts: [[text]] })
  expect(editTable(document, 'n.tiaoli', '大表', set('1至5')).edits).toHaveLength(1)
  // The widest cell of its column, so that every row is written anew.
  expect(editTable(document, 'n.tiaoli', '大表', set('1至1000000000')).edits.length).toBeGreaterThan(1000)
})
