import { mutated } from '../../fuzz/mutate.ts'
import type { Random } from '../../fuzz/random.ts'

/** Files by path, as they stand in the middle of somebody's work. */
export type Files = Map<string, string>

type Edit = (text: string, random: Random) => string

const typed = [
  '1',
  '0',
  '元',
  '%',
  '，',
  '。',
  ' ',
  '当',
  '则',
  '其它',
  '（',
  '）',
  '：',
  '|',
  '“',
  '”',
  '\n',
  '  ',
  '//',
  '低',
  '一、',
  '）(',
  '`',
]

const splice = (text: string, from: number, to: number, by: string): string => text.slice(0, from) + by + text.slice(to)
const place = (text: string, random: Random): number => random.below(text.length + 1)

const type: Edit = (text, random) => ((at) => splice(text, at, at, random.pick(typed)))(place(text, random))
const erase: Edit = (text, random) => ((at) => splice(text, at, at + 1 + random.below(3), ''))(place(text, random))

/** Another digit in the place of one: an amount, a date, a clause number. */
const retypeDigit: Edit = (text, random) => {
  const digits = [...text.matchAll(/\d/g)]
  const at = digits.length > 0 ? random.pick(digits).index : text.length
  return splice(text, at, at + 1, String(random.below(10)))
}

function linesEdit(change: (lines: string[], from: number, count: number, random: Random) => void): Edit {
  return (text, random) => {
    const lines = text.split('\n')
    change(lines, random.below(lines.length), 1 + random.below(8), random)
    return lines.join('\n')
  }
}

const anywhere = (lines: readonly string[], random: Random): number => random.below(lines.length + 1)
const moveLines = linesEdit((lines, from, count, random) => lines.splice(anywhere(lines, random), 0, ...lines.splice(from, count)))
const copyLines = linesEdit((lines, from, count, random) => lines.splice(anywhere(lines, random), 0, ...lines.slice(from, from + count)))
const dropLines = linesEdit((lines, from, count) => lines.splice(from, count))
const indent = linesEdit((lines, from) => lines.splice(from, 1, ` ${lines[from]}`))

const edits: readonly Edit[] = [type, type, type, erase, erase, retypeDigit, retypeDigit, moveLines, copyLines, dropLines, indent]

/**
 * A person at work on some files: each step is one change of one of them, most often of the first. What it breaks is often
 * put right in the next step, and now and then everything is as it was at first.
 */
export function* editing(start: ReadonlyMap<string, string>, random: Random, steps: number): Generator<Files> {
  const paths = [...start.keys()]
  const main = paths[0] as string
  const files: Files = new Map(start)
  let undo: () => void = () => undefined
  for (let step = 0; step < steps; step++) {
    const path = random.below(5) > 0 ? main : random.pick(paths)
    const before = files.get(path) ?? ''
    const action = random.below(12)
    if (action < 4) undo()
    else if (action === 4) files.set(path, start.get(path) ?? '')
    else files.set(path, action === 5 ? mutated(before, start.get(main) ?? '', random) : random.pick(edits)(before, random))
    undo = () => files.set(path, before)
    yield files
  }
}
