import type { Block } from './block.ts'
import { addUnknown, type Cluster, move, moves } from './cluster.ts'
import type { ExactRow } from './exactRow.ts'
import type { PreparedFigure, Results } from './prepared.ts'
import { ReasonFinder } from './reasons.ts'
import { addExactly, addRows } from './sums.ts'

/** Adds a block to a cluster; `cells` is lent for its work. */
export function accumulate(cluster: Cluster, block: Block, results: Results, cells: Int32Array): void {
  const { rows, people, movers } = block
  fillCells(cluster, block, cells)
  for (let row = 0; row < rows; row++)
    cluster.people[cells[row] as number] = (cluster.people[cells[row] as number] as number) + (people[row] as number)
  for (const [index, { baseline, scenario }] of cluster.payers.entries()) {
    const figure = block.figures[index] as PreparedFigure
    const bound = (most: number | null) => most && most * block.counted
    addRows(baseline, cells, figure.baseline, people, rows, bound(figure.most.baseline))
    addRows(scenario, cells, figure.scenario, people, rows, bound(figure.most.scenario))
  }
  for (const [index, figure] of block.figures.entries()) if (figure.lacking) countUnknown(cluster, index, block, results, cells)
  if (!block.person) return
  const { baseline, scenario } = block.person.most
  const bound = baseline !== null && scenario !== null ? (baseline + scenario) * block.counted : null
  addRows(cluster.gained, cells, block.gained, movers, rows, bound)
  addRows(cluster.lost, cells, block.lost, movers, rows, bound)
  countMoved(cluster, block, cells)
}

function fillCells({ dimensions }: Cluster, { groups, rows }: Block, cells: Int32Array): void {
  if (dimensions.length === 0) cells.fill(0, 0, rows)
  for (const [place, { index, stride }] of dimensions.entries()) {
    const of = groups[index] as Int32Array
    if (place === 0) for (let row = 0; row < rows; row++) cells[row] = (of[row] as number) * stride
    else for (let row = 0; row < rows; row++) cells[row] = (cells[row] as number) + (of[row] as number) * stride
  }
}

function countMoved({ moved: counts }: Cluster, { moved, movers, rows }: Block, cells: Int32Array): void {
  for (let row = 0; row < rows; row++) {
    const place = (cells[row] as number) * moves + (moved[row] as number)
    counts[place] = (counts[place] as number) + (movers[row] as number)
  }
}

function countUnknown(cluster: Cluster, index: number, { figures, people, rows }: Block, results: Results, cells: Int32Array): void {
  const { plan, unknown } = figures[index] as PreparedFigure
  const reasons = new ReasonFinder(plan, results)
  for (let row = 0; row < rows; row++) {
    if (unknown[row] === 1) addUnknown(cluster, index, cells[row] as number, reasons.at(row), people[row] as number)
  }
}

/** Adds a row in exact arithmetic. */
export function accumulateExactly(cluster: Cluster, { groups, figures }: ExactRow, people: number, better: bigint): void {
  const cell = cluster.dimensions.reduce((at, { index, stride }) => at + (groups[index] as number) * stride, 0)
  const times = BigInt(people)
  cluster.people[cell] = (cluster.people[cell] as number) + people
  for (const [index, figure] of figures.entries()) {
    const payer = cluster.payers[index]
    if (figure.kind === 'unknown') addUnknown(cluster, index, cell, figure.reasons, people)
    else if (payer) {
      addExactly(payer.baseline, cell, figure.baseline * times)
      addExactly(payer.scenario, cell, figure.scenario * times)
    } else countMove(cluster, cell, (figure.scenario - figure.baseline) * better, people)
  }
}

function countMove({ moved, gained, lost }: Cluster, cell: number, gain: bigint, people: number): void {
  const place = cell * moves + (gain > 0n ? move.gain : gain < 0n ? move.loss : move.none)
  moved[place] = (moved[place] as number) + people
  if (gain > 0n) addExactly(gained, cell, gain * BigInt(people))
  else addExactly(lost, cell, -gain * BigInt(people))
}
