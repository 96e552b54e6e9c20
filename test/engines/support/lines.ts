import { createInterface } from 'node:readline'
import { Child, type ChildOptions, write } from './child.ts'

interface Waiting {
  readonly resolve: (line: string) => void
  readonly reject: (fault: Error) => void
}

/**
 * A program that lives as long as the test and reads one request a line, on standard input; it answers each with one line on
 * standard output, in the same order, and ends when its input does. So the start of a JVM or of Spark is paid once.
 *
 * Requests of `ask` and `askAll` are JSON; their answers are `{"answer": …}`, or `{"error": "…"}`, which rejects.
 */
export class LineProcess {
  readonly child: Child
  private readonly waiting: Waiting[] = []

  constructor(command: string, args: readonly string[], options: ChildOptions = {}) {
    this.child = new Child(command, args, options)
    const { stdout } = this.child.process
    if (stdout !== null) createInterface({ input: stdout }).on('line', (line) => this.waiting.shift()?.resolve(line))
    void this.child.exited.then(() => this.abandon())
  }

  /** One line there, one line back, as they are. */
  async askLine(line: string): Promise<string> {
    const answered = this.expect()
    await write(this.child, `${line}\n`)
    return answered
  }

  async ask<Answer>(request: unknown): Promise<Answer> {
    return answerOf(await this.askLine(JSON.stringify(request)))
  }

  /** Many requests, written without waiting for the answers in between. */
  async askAll<Answer>(requests: Iterable<unknown>): Promise<Answer[]> {
    const answers: Promise<string>[] = []
    for (const request of requests) {
      const answered = this.expect()
      // Looked at below; until then a rejection has no reader, which is no fault.
      answered.catch(() => undefined)
      answers.push(answered)
      await write(this.child, `${JSON.stringify(request)}\n`)
    }
    return (await Promise.all(answers)).map((line) => answerOf<Answer>(line))
  }

  /** Closes the program's input and waits for it; kills it if it does not end by itself. */
  end(patience = 20_000): Promise<void> {
    return this.child.end(patience)
  }

  private expect(): Promise<string> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }))
  }

  private abandon(): void {
    for (const { reject } of this.waiting.splice(0)) reject(this.child.fault())
  }
}

function answerOf<Answer>(line: string): Answer {
  const read: { readonly answer: Answer } | { readonly error: string } = JSON.parse(line)
  if ('error' in read) throw new Error(read.error)
  return read.answer
}
