import { type Block, type Refusal, type RefusedPerson, refusalMessage, type Side } from '../../../index.ts'
import type { ChildrenRead } from '../../data/joined.ts'
import { UsageError } from '../exit.ts'
import { type Output, openOutput } from '../output.ts'
import type { Terminal } from '../terminal.ts'
import type { PeopleSource } from './people.ts'
import { simulateTexts } from './texts.ts'

/** Writes who was left out and why, one object a line, in the order in which it is found. */
export class RefusedFile {
  count = 0
  private readonly output: Output
  private readonly terminal: Terminal
  private readonly people: PeopleSource
  private lines: string[] = []

  private constructor(output: Output, people: PeopleSource, terminal: Terminal) {
    this.output = output
    this.people = people
    this.terminal = terminal
  }

  static async open(path: string, people: PeopleSource, terminal: Terminal): Promise<RefusedFile> {
    if (!/\.(?:ndjson|jsonl)$/i.test(path)) throw new UsageError(simulateTexts[terminal.language].badRefused(path))
    return new RefusedFile(await openOutput(path, null, terminal), people, terminal)
  }

  readonly person = ({ number, side, refusals }: RefusedPerson): void => this.add(number, side, refusals)

  /** The same people, once those that could not be read are written down. */
  async *through(blocks: AsyncIterable<Block>): AsyncGenerator<Block> {
    for await (const block of blocks) {
      for (const { number, refusals } of block.refused) this.add(number, 'reading', refusals)
      await this.flush()
      yield block
    }
  }

  /** Rows of other files that belong to nobody. */
  children(files: readonly ChildrenRead[]): void {
    for (const { path, relation, refused } of files) {
      for (const { number, refusals } of refused) this.put({ file: path, relation, number, by: 'reading' }, refusals)
    }
  }

  async commit(): Promise<void> {
    await this.flush()
    await this.output.commit()
  }

  abandon(): Promise<void> {
    return this.output.abandon()
  }

  private add(number: number, by: 'reading' | Side, refusals: readonly Refusal[]): void {
    this.put({ ...(this.people.kind === 'file' && { file: this.people.input.path }), number, by }, refusals)
  }

  private put(place: object, refusals: readonly Refusal[]): void {
    const { language } = this.terminal
    const refused = refusals.map(({ code, field, values }) => ({ code, field, message: refusalMessage(code, values, language) }))
    this.lines.push(JSON.stringify({ ...place, refused }))
    this.count++
  }

  private async flush(): Promise<void> {
    const { lines } = this
    this.lines = []
    if (lines.length > 0) await this.output.write(`${lines.join('\n')}\n`)
  }
}
