import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRefused } from '../../../engine/exports/forms.ts'
import { javaForms, javaRules } from '../../../engine/exports/java/fromProgram.ts'
import { kitRunnerSource } from '../../../engine/exports/java/support/kitRunner.ts'
import type { KitSettings } from '../../../engine/exports/kit/kit.ts'
import type { Program } from '../../../engine/program/program.ts'
import { javac, runJava } from '../support/java.ts'
import { expectedLines, linesOf } from '../support/kitLines.ts'
import type { EngineSample } from '../support/samples.ts'

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** A Java program that calls the rules of the small notice. */
export const callRules = beside('CallRules.java')

/** A Java program that times the rules of Taiyuan's notice. */
export const speedProgram = beside('Speed.java')

/** A record for EvaluateLines, with what it must answer. */
export interface Line {
  readonly line: string
  readonly expected: string
}

/** Programs as Java classes, compiled together and run in one JVM. */
export class JavaPrograms {
  private readonly folder: string
  private readonly sources: string[] = []

  constructor(folder: string) {
    this.folder = folder
  }

  /** Adds a program's class; its name, or null where Java can't express the program. */
  add(program: Program): string | null {
    const forms = javaForms(program)
    if (isRefused(forms)) return null
    const name = `p${this.sources.length + 1}`
    const [{ path, content }] = javaRules({ program, sources: new Map([['notice.md', '']]), version: '' }, forms, name)
    this.write(path, String(content))
    return `${name}.Rules`
  }

  async compile(): Promise<void> {
    this.write('KitRunner.java', kitRunnerSource('p1'))
    this.sources.push(beside('EvaluateLines.java'))
    mkdirSync(this.classes)
    await javac({ sources: this.sources, into: this.classes })
  }

  /** What the classes say, a line each. */
  async answers(lines: readonly string[]): Promise<string[]> {
    const printed = await runJava({ classPath: this.classes, main: 'EvaluateLines', input: lines.map((line) => `${line}\n`).join('') })
    return printed.split('\n').slice(0, -1)
  }

  private get classes(): string {
    return join(this.folder, 'classes')
  }

  private write(path: string, content: string): void {
    const file = join(this.folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    this.sources.push(file)
  }
}

/** The records of a sample as lines for its class. */
export function javaLines(className: string, sample: EngineSample): Line[] {
  const { entity, baseDate, readings } = sample.options
  const settings: KitSettings = { baseDate, readings, parameters: [] }
  const expected = expectedLines(sample)
  return linesOf(sample).map((json, index) => {
    const line = [className, JSON.stringify(entity), JSON.stringify(settings), json].join('\t')
    return { line, expected: expected[index] ?? '' }
  })
}
