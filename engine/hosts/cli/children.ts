import type { Command } from 'commander'
import { closest, type Language, type Program, type RefusedRecord, refusalMessage } from '../../index.ts'
import type { ChildFile, ChildrenRead, JoinedFiles, JoinedRead } from '../data/joined.ts'
import type { DataInput } from '../data/records.ts'
import { type ChildrenTexts, childrenTexts } from './childrenTexts.ts'
import { UsageError } from './exit.ts'
import { openInput } from './input.ts'
import { repeatable } from './options.ts'
import type { Terminal } from './terminal.ts'

/** How a command line names the files of elements that belong to the records of its input. */
export interface ChildrenOptions {
  /** RELATION=FILE, one for each. */
  readonly children: readonly string[]
  readonly key?: string
}

/** Whose elements they are. */
export interface Owner {
  readonly program: Program
  readonly entity: string
}

export function addChildrenOptions(command: Command, { language }: Terminal): Command {
  const texts = childrenTexts[language]
  return command.addOption(repeatable('--children <RELATION=FILE>', texts.option)).option('--key <COLUMN>', texts.key)
}

/** An input with the files of its elements; null where the command line names none. */
export function joinedFiles(parents: DataInput, options: ChildrenOptions, owner: Owner, terminal: Terminal): JoinedFiles | null {
  const texts = childrenTexts[terminal.language]
  const key = options.key?.trim()
  if (options.children.length === 0 && key === undefined) return null
  if (options.children.length === 0 || !key) throw new UsageError(texts.together)
  if (parents.format !== 'csv') throw new UsageError(texts.needsCsv(parents.path))
  const children = options.children.map((pair) => childFile(pair, owner, terminal))
  const twice = children.find(({ relation }, index) => children.slice(0, index).some((other) => other.relation === relation))
  if (twice) throw new UsageError(texts.twice(twice.relation))
  return { parents, key, children }
}

function childFile(pair: string, { program, entity }: Owner, terminal: Terminal): ChildFile {
  const texts = childrenTexts[terminal.language]
  const { relation, path } = childOf(pair, texts)
  const names = program.entities.find(({ name }) => name === entity)?.relations.map(({ name }) => name) ?? []
  if (!names.includes(relation)) throw new UsageError(texts.unknown(relation, entity, names, closest(relation, names)))
  if (openInput(path, terminal).format !== 'csv') throw new UsageError(texts.needsCsv(path))
  return { relation, path }
}

/** Which of the relations that rules look at an input can't hold and no file gives, in a sentence; null where there is none. */
export function absentElements(
  { path, format }: DataInput,
  files: JoinedFiles | null,
  read: readonly string[],
  { language }: Terminal,
): string | null {
  if (format !== 'csv' && format !== 'xlsx') return null
  const absent = read.filter((relation) => !files?.children.some((file) => file.relation === relation))
  return absent.length === 0 ? null : childrenTexts[language].absent(path, absent)
}

/** What RELATION=FILE says. */
export function childOf(pair: string, texts: ChildrenTexts): ChildFile {
  const [, relation = '', path = ''] = /^(.+?)\s*[=＝]\s*(.+)$/s.exec(pair.trim()) ?? []
  if (path === '') throw new UsageError(texts.unreadable(pair))
  return { relation, path }
}

/** What the reading of joined files left out, in lines: which file, how many rows, which of them and why. */
export function joinedReport({ blocks, children }: JoinedRead, parents: string, { language }: Terminal): string[] {
  const texts = childrenTexts[language]
  const refused = blocks.flatMap((block) => block.refused)
  const own = refused.length === 0 ? [] : [texts.parents(parents, refused.length), ...reasonLines(refused, language)]
  const told = ({ relation, path, rows, refused: left }: ChildrenRead) => [
    texts.read(relation, path, rows, left.length),
    ...reasonLines(left, language),
  ]
  return [...own, ...children.flatMap(told)]
}

/** Reasons that are told of a file, each for itself; where there are more, they are told by kind. */
const mostReasons = 10
/** Numbers of records that are told of a reason. */
const mostNumbers = 12

/** Records that are refused for one reason, or for one kind of reason. */
interface Refused {
  readonly numbers: number[]
  readonly kind: string
  /** What is said of the first. */
  readonly message: string
}

function reasonLines(refused: readonly RefusedRecord[], language: Language): string[] {
  const texts = childrenTexts[language]
  const reasons = reasonsOf(refused, language, (kind, message) => `${kind} ${message}`)
  const few = reasons.length <= mostReasons
  const told = few ? reasons : reasonsOf(refused, language, (kind) => kind)
  const kinds = new Map<string, number>()
  for (const { kind } of reasons) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return told.map(({ numbers, kind, message }) => {
    const alike = few || kinds.get(kind) === 1
    const shown = alike ? message : texts.example(numbers[0] as number, message)
    return `  ${texts.numbers(numbers.slice(0, mostNumbers), numbers.length)}  ${kind}  ${shown}`
  })
}

function reasonsOf(refused: readonly RefusedRecord[], language: Language, groupOf: (kind: string, message: string) => string): Refused[] {
  const groups = new Map<string, Refused>()
  for (const { number, refusals } of refused) {
    for (const { code, field, values } of refusals) {
      const kind = field === null ? code : `${code} ${field}`
      const message = refusalMessage(code, values, language)
      const group = groups.get(groupOf(kind, message)) ?? { numbers: [], kind, message }
      groups.set(groupOf(kind, message), group)
      if (group.numbers.at(-1) !== number) group.numbers.push(number)
    }
  }
  return [...groups.values()]
}
