import { tokenize } from '../../grammar/tokens.ts'
import { keywords } from '../../grammar/vocabulary.ts'
import type { Random } from './random.ts'

/** What makes trouble where it does not belong: marks of blocks and tables, brackets, literals, odd characters. */
const oddities: readonly string[] = [
  ...Object.values(keywords).flat(),
  ...['```tiaoli\n', '```\n', '~~~tiaoli\n', '> ', '# ', '- ', '\n\n', '\r', '\t', '　', '//', '<!--', '-->'],
  ...['|', '||', '（', '）', '「', '」', '“', '”', '"', '[', '](=', '](<=', '>)', '：', '；', '、', '，', '.', '…'],
  ...[
    '＝',
    '≥',
    '+',
    '－',
    '×',
    '÷',
    '0元',
    '99999999999999999999亿元',
    '75%',
    '2021年2月29日',
    '2020年起',
    '0000年',
    '60岁以上',
    '不满',
    '一、',
    '（三）',
    '3.',
  ],
  ...['__proto__', '基准日', '\u0000', '\uFEFF', '\uD800', '😀', 'é', 'é', '\u202E'],
]

type Change = (text: string, random: Random, other: string) => string

const place = (text: string, random: Random): number => random.below(text.length + 1)
const splice = (text: string, from: number, to: number, by: string): string => text.slice(0, from) + by + text.slice(to)

function lineChange(change: (lines: string[], at: number, random: Random) => void): Change {
  return (text, random) => {
    const lines = text.split('\n')
    change(lines, random.below(lines.length), random)
    return lines.join('\n')
  }
}

function tokenChange(change: (images: string[], at: number, random: Random) => void): Change {
  return (text, random) => {
    // A stretch of a few hundred characters: enough to change one declaration.
    const from = random.below(Math.max(1, text.length - 300))
    const piece = text.slice(from, from + 300)
    const images = tokenize(piece, 0).tokens.map((token) => token.image)
    if (images.length === 0) return text
    change(images, random.below(images.length), random)
    return splice(text, from, from + piece.length, images.join(random.below(2) === 0 ? ' ' : ''))
  }
}

const changes: readonly Change[] = [
  (text, random) => splice(text, ...pair(text, random, 1), ''),
  (text, random) => splice(text, ...pair(text, random, 40), ''),
  (text, random) => splice(text, ...pair(text, random, 1), String.fromCharCode(random.below(0x10000))),
  (text, random) => ((at) => splice(text, at, at, random.pick(oddities)))(place(text, random)),
  (text, random) => splice(text, ...pair(text, random, 8), random.pick(oddities)),
  (text, random) => text.slice(0, place(text, random)),
  (text, random, other) => text.slice(0, place(text, random)) + other.slice(place(other, random)),
  (text, random, other) => ((at, from) => splice(text, at, at, other.slice(from, from + 200)))(place(text, random), place(other, random)),
  lineChange((lines, at) => lines.splice(at, 1)),
  lineChange((lines, at) => lines.splice(at, 0, lines[at] as string)),
  lineChange((lines, at, random) => lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1))),
  lineChange((lines, at, random) => lines.splice(at, 1, ' '.repeat(random.below(6)) + (lines[at] as string).trim())),
  tokenChange((images, at) => images.splice(at, 1)),
  tokenChange((images, at) => images.splice(at, 0, images[at] as string)),
  tokenChange((images, at, random) => images.splice(at, 1, random.pick(oddities))),
  tokenChange((images, at, random) => images.splice(at, 1, ...images.splice(random.below(images.length), 1, images[at] as string))),
]

function pair(text: string, random: Random, longest: number): [from: number, to: number] {
  const from = place(text, random)
  return [from, Math.min(text.length, from + 1 + random.below(longest))]
}

/** A text with one to four random changes; `other` lends pieces. */
export function mutated(text: string, other: string, random: Random): string {
  let result = text
  for (let left = 1 + random.below(4); left > 0; left--) result = random.pick(changes)(result, random, other)
  return result
}
