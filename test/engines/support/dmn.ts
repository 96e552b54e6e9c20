import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, removeFolder } from './folder.ts'
import { jarsOf, support } from './installed.ts'
import { javac, startJavaLines } from './java.ts'
import type { LineProcess } from './lines.ts'

/** A FEEL value; all that JSON would not keep exactly is the text that FEEL writes for it: {number: '0.1'}, {date: '2021-01-01'}. */
export type FeelValue =
  | null
  | boolean
  | string
  | { readonly number: string }
  | { readonly date: string }
  | { readonly time: string }
  | { readonly 'date and time': string }
  | { readonly duration: string }
  | { readonly context: Readonly<Record<string, FeelValue>> }
  | readonly FeelValue[]

/** What a model gives for one input. A number comes back in full, without zeros that change nothing. */
export interface Outcome {
  /** By the names of decisions. */
  readonly results: Readonly<Record<string, FeelValue>>
  /** What the engine has to say: a wrong input, a decision that could not be made. */
  readonly messages: readonly string[]
}

export interface DmnModel {
  /** Names of all decisions. */
  readonly decisions: readonly string[]
  /** What the engine has to say about the file; nothing where all is well. */
  readonly messages: readonly string[]
  /** Makes the decisions, all of them unless some are named, for each input: values by the names of the input data. */
  evaluate(inputs: Iterable<Readonly<Record<string, FeelValue>>>, decisions?: readonly string[]): Promise<Outcome[]>
}

/** A DMN engine in a JVM of its own. */
export interface Dmn {
  /** Reads a file; rejects where the engine can't. */
  load(file: string): Promise<DmnModel>
  end(): Promise<void>
}

/** The engines by the names of their profiles in scripts/engines/dmn/pom.xml, and the classes that speak to them. */
const adapters = { drools: 'Drools', jdmn: 'Jdmn' } as const
export type DmnEngine = keyof typeof adapters
export const dmnEngines = Object.keys(adapters) as readonly DmnEngine[]

export async function startDmn(engine: DmnEngine): Promise<Dmn> {
  const jars = jarsOf(engine)
  const folder = makeFolder(engine)
  const classPath = `${join(folder, 'classes')}:${jars}`
  const end = async (lines: LineProcess) => {
    await lines.end()
    removeFolder(folder)
  }
  try {
    await compileHarness(adapters[engine], join(folder, 'classes'), classPath)
  } catch (error) {
    removeFolder(folder)
    throw error
  }
  const lines = startJavaLines(classPath, 'Serve', [adapters[engine]])
  return { load: (file) => load(lines, file), end: () => end(lines) }
}

async function compileHarness(adapter: string, into: string, classPath: string): Promise<void> {
  mkdirSync(into)
  const sources = ['Serve', 'Values', 'Engine', adapter].map((name) => support(`dmn/${name}.java`))
  await javac({ sources, into, classPath, release: 17 })
}

async function load(lines: LineProcess, file: string): Promise<DmnModel> {
  const { decisions, messages } = await lines.ask<Pick<DmnModel, 'decisions' | 'messages'>>({ load: file })
  return {
    decisions,
    messages,
    evaluate: (inputs, wanted = decisions) => lines.askAll(Array.from(inputs, (input) => ({ model: file, decisions: wanted, input }))),
  }
}
