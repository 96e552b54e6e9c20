import { run } from './child.ts'
import { support } from './installed.ts'
import { LineProcess } from './lines.ts'

/** What javac is given; paths of files and folders. */
export interface Compilation {
  readonly sources: readonly string[]
  /** Where the classes go; a folder that is there. */
  readonly into: string
  readonly classPath?: string
  /** The Java that the source must be written in and the classes must run on; 8 unless said otherwise. */
  readonly release?: number
}

/** A class with a main method, to be run. */
export interface Program {
  readonly classPath: string
  readonly main: string
  readonly args?: readonly string[]
  /** Standard input. */
  readonly input?: string
}

/** Compiles as a receiver would, warnings being errors; rejects with what javac says. */
export async function javac({ sources, into, classPath = into, release = 8 }: Compilation): Promise<void> {
  await run('javac', [...compilerOptions(into, classPath, release), '-J-XX:+UseSerialGC', ...sources])
}

/** Runs a program in a JVM of its own and gives what it prints; rejects unless it ends with status 0. */
export function runJava({ classPath, main, args = [], input = '' }: Program, cwd?: string): Promise<string> {
  return run('java', [...runtimeOptions, '-cp', classPath, main, ...args], { input, ...(cwd === undefined ? {} : { cwd }) })
}

/** One JVM for many compilations and programs, each in a class loader of its own. */
export interface Java {
  compile(compilation: Compilation): Promise<void>
  /** What the program prints; rejects where its main method throws. A program must not call System.exit. */
  run(program: Program): Promise<string>
  end(): Promise<void>
}

export function startJava(): Java {
  const lines = new LineProcess('java', [...runtimeOptions, support('java/Jobs.java')])
  const ask = async (...fields: readonly string[]) => fromBase64(answerOf(await lines.askLine(fields.map(toBase64).join('\t'))))
  return {
    async compile({ sources, into, classPath = into, release = 8 }) {
      await ask('compile', ...compilerOptions(into, classPath, release), ...sources)
    },
    run: ({ classPath, main, args = [], input = '' }) => ask('run', classPath, main, input, ...args),
    end: () => lines.end(),
  }
}

/** A Java program that reads requests and writes answers a line each, as LineProcess says; the JVM may take so many MiB. */
export function startJavaLines(classPath: string, main: string, args: readonly string[] = [], heap = 2048): LineProcess {
  return new LineProcess('java', [...runtimeOptions, `-Xmx${heap}m`, '-cp', classPath, main, ...args])
}

/** Two cores are shared with the test itself: no collector or compiler threads that would take them. */
const runtimeOptions = ['-XX:+UseSerialGC', '-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8', '-Dsun.stdout.encoding=UTF-8']

function compilerOptions(into: string, classPath: string, release: number): string[] {
  return ['-encoding', 'UTF-8', '--release', String(release), '-Xlint:all,-options,-serial', '-Werror', '-d', into, '-cp', classPath]
}

/** The JVM of the jobs needs no JSON library: fields are base64, an answer begins with + or, where the job failed, with -. */
const toBase64 = (text: string): string => Buffer.from(text).toString('base64')
const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString()

function answerOf(line: string): string {
  if (line.startsWith('+')) return line.slice(1)
  throw new Error(fromBase64(line.slice(1)))
}
