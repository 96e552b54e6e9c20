import type { Refusal } from '../../../engine/program/outcome.ts'
import { csvBlocks } from '../../../engine/records/columns/csvBlocks.ts'
import { RefusalTally } from '../../../engine/records/refusalTally.ts'
import { schema } from '../fixture.ts'
import { bytesOf } from './hostile.ts'
import { joined } from './joined.ts'
import { layout } from './support.ts'

/** Files about which something is said that no row says by itself, and what is said. */
export interface FileExample {
  readonly files: readonly string[]
  refusals(): Refusal[]
}

function ofJoin(people: string, stays: string): FileExample {
  return {
    files: [people, stays],
    refusals() {
      const { parents, refusedChildren } = joined(people, stays)
      return [...parents.flatMap(({ refused }) => refused), ...refusedChildren].flatMap(({ refusals }) => refusals)
    },
  }
}

function ofColumns(text: string): FileExample {
  return {
    files: [text],
    refusals() {
      const tally = new RefusalTally()
      const reader = csvBlocks(schema, layout)
      const blocks = [...reader.push(bytesOf(text)), ...reader.end()]
      for (const { refused } of blocks) tally.add(refused)
      return tally.wholeColumns(blocks.reduce((sum, { batch, refused }) => sum + batch.rows + refused.length, 0))
    },
  }
}

const people = '编号,参保地\n1,阳曲县\n2,小店区\n'

/** One for every code that is said of whole files; `docs/errors.md` shows them. */
export const fileExamples = {
  'join.orphan': ofJoin(people, '编号,入院日期\n3,2020-09-01\n'),
  'join.keyTwice': ofJoin('编号,参保地\n1,阳曲县\n1,小店区\n', '编号,入院日期\n'),
  'join.childRefused': ofJoin(people, '编号,入院日期\n2,9月1日\n'),
  'join.parentRefused': ofJoin('编号,参保地\n1,阳曲\n', '编号,入院日期\n1,2020-09-01\n'),
  'file.columnRefused': ofColumns('参保地,出生日期\n阳曲县,1961/2/28\n小店区,1975/12/1\n娄烦县,2003/7/9\n'),
} satisfies Readonly<Record<string, FileExample>>
