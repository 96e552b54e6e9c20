import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile, hintOf, render, runCases } from '../../engine/index.ts'
import { tokenize } from '../../grammar/tokens.ts'
import { fixturesIn } from '../diagnostics/fixtures.ts'
import { memoryLoader } from '../diagnostics/notice.ts'
import { faults } from '../diagnostics/sound.ts'
import { mutated } from './mutate.ts'
import { type Random, seeded } from './random.ts'

const root = join(import.meta.dirname, '../..')
const policies = ['taiyuan-2020/notice.md', 'national-2020/notice.md', 'english-sample/notice.md', 'taiyuan-common/vocabulary.tiaoli']

/** Texts to change: the policies whole and in pieces, and every fixture. */
export function corpus(): readonly string[] {
  const whole = policies.map((path) => readFileSync(join(root, 'policies', path), 'utf8'))
  const [taiyuan = '', , , vocabulary = ''] = whole
  // One fixture is there to exhaust the analysis, which takes seconds.
  const quick = [...fixturesIn('bad'), ...fixturesIn('good')].filter(({ code }) => code !== 'table.tooLarge')
  const fixtures = quick.flatMap(({ files }) => [...files.values()])
  const small = fixtures.filter((text) => text.length < 10_000)
  return [...whole, ...pieces(taiyuan, vocabulary), ...small]
}

/** Each block of a notice with its header, the entities and the vocabulary: small, so that many are tried in a second. */
function pieces(notice: string, vocabulary: string): string[] {
  const blocks = [...notice.matchAll(/^```tiaoli\n([\s\S]*?)^```/gm)].map((match) => match[1] as string)
  const [header = '', entities = '', ...rest] = blocks
  const shared = header.replace(/^引用.*$|^说明.*$|^ {2}遵循.*$/gm, '') + vocabulary + entities.replace(/^说明.*$/gm, '')
  return rest.map((block) => `\`\`\`tiaoli\n${shared}\n\`\`\`\n\n一、一条\n\n\`\`\`tiaoli\n${block}\`\`\`\n`)
}

/** Longer than any changed text of the corpus should take, on a slow machine. */
const slow = 20_000

/** What is wrong with how a text is checked; empty where all is well. Throws where the check does. */
function wrongWith(text: string, file: string): string[] {
  const start = performance.now()
  const compiled = compile(memoryLoader(new Map([[file, text]])), file)
  if (!compiled) return ['the file was not read']
  const cases = compiled.program ? runCases(compiled.program).cases.flatMap((each) => each.diagnostics) : []
  const unsaid = [...compiled.diagnostics, ...cases].filter((found) =>
    [render(found, 'zh'), render(found, 'en'), hintOf(found, 'zh')].some(isBroken),
  )
  const milliseconds = performance.now() - start
  return [
    ...faults(compiled),
    ...unsaid.map(({ code }) => `the message of ${code} shows a value that is none`),
    ...gapsOf(text),
    ...(milliseconds > slow ? [`it took ${Math.round(milliseconds)} ms`] : []),
  ]
}

const isBroken = (message: string): boolean => /undefined|\[object|NaN/.test(message.replace(/[“"][^”"]*[”"]/g, ''))

/** Characters of a text that no token covers, or two do. */
function gapsOf(text: string): string[] {
  const { tokens, trivia } = tokenize(text, 0)
  const all = [...tokens, ...trivia].sort((a, b) => a.startOffset - b.startOffset)
  let end = 0
  for (const { startOffset, image } of all) {
    if (startOffset !== end) return [`tokens leave ${Math.min(startOffset, end)} to ${Math.max(startOffset, end)}`]
    end = startOffset + image.length
  }
  return end === text.length ? [] : [`tokens end at ${end} of ${text.length}`]
}

export interface Failure {
  readonly text: string
  readonly file: string
  readonly wrong: readonly string[]
}

export interface Fuzzed {
  readonly tried: number
  readonly failure: Failure | null
}

/** Tries changed texts until the time is over or one fails; the same seed tries the same texts. */
export function fuzz(seed: number, milliseconds: number): Fuzzed {
  const random = seeded(seed)
  const texts = corpus()
  const end = performance.now() + milliseconds
  let tried = 0
  while (performance.now() < end) {
    const failure = attempt(mutated(random.pick(texts), random.pick(texts), random), random)
    tried++
    if (failure) return { tried, failure: smaller(failure, end + 20_000) }
  }
  return { tried, failure: null }
}

function attempt(text: string, random: Random): Failure | null {
  const file = random.below(5) === 0 ? 'notice.tiaoli' : 'notice.md'
  const wrong = outcome(text, file)
  return wrong.length > 0 ? { text, file, wrong } : null
}

function outcome(text: string, file: string): readonly string[] {
  try {
    return wrongWith(text, file)
  } catch (thrown) {
    return [thrown instanceof Error ? (thrown.stack ?? thrown.message).split('\n').slice(0, 6).join('\n') : String(thrown)]
  }
}

/** The failure with every line taken out that it does not need, as far as time allows. */
function smaller(failure: Failure, end: number): Failure {
  let lines = failure.text.split('\n')
  let { wrong } = failure
  for (let size = lines.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < lines.length && performance.now() < end; ) {
      const fewer = [...lines.slice(0, at), ...lines.slice(at + size)]
      const left = outcome(fewer.join('\n'), failure.file)
      if (left.length > 0) {
        lines = fewer
        wrong = left
      } else at += size
    }
  }
  return { ...failure, text: lines.join('\n'), wrong }
}
