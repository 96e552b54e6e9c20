import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Diagnostic, Span } from '../../engine/index.ts'
import { annotated, withoutNotes } from './annotate.ts'
import { type Examined, examine, type Files } from './notice.ts'

/** A notice with what must be found in it: one file, or a folder where several are needed. */
export interface Fixture {
  /** The file's or folder's name; up to a `+` it is the code that the fixture proves. */
  readonly name: string
  readonly code: string
  readonly path: string
  readonly entry: string
  /** As they stand on the disk, notes included. */
  readonly written: Files
  /** As they are compiled. */
  readonly files: Files
}

const here = import.meta.dirname

/** Every fixture of a folder, by name. */
export function fixturesIn(folder: 'bad' | 'good'): Fixture[] {
  const names = readdirSync(join(here, folder)).sort()
  return names.map((name) => fixtureAt(join(here, folder, name), name))
}

function fixtureAt(path: string, fileName: string): Fixture {
  const written = statSync(path).isDirectory() ? folderFiles(path) : new Map([[entryName(fileName), readFileSync(path, 'utf8')]])
  const entry = [...written.keys()].find((key) => /^(?:local\/)?notice\.(?:md|tiaoli)$/.test(key))
  if (entry === undefined) throw new Error(`${path} holds no notice.md`)
  const name = fileName.replace(/\.(md|tiaoli)$/, '')
  const files = new Map([...written].map(([key, text]) => [key, expanded(withoutNotes(text)).text]))
  return { name, code: name.split('+')[0] as string, path, entry, written, files }
}

const entryName = (fileName: string): string => `notice${fileName.endsWith('.tiaoli') ? '.tiaoli' : '.md'}`

function folderFiles(path: string): Files {
  const found = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
  const files = found.filter((each) => statSync(each).isFile()).sort()
  return new Map(files.map((each) => [relative(path, each).split(sep).join('/'), readFileSync(each, 'utf8')]))
}

interface Expanded {
  readonly text: string
  /** The offset in the text as written that an offset in the expanded text comes from. */
  readonly origin: (offset: number) => number
}

/** `⟦甲 × 300000⟧` is 300,000 甲, `⟦U+0000⟧` that character: what no person would want to see in a fixture. */
export function expanded(written: string): Expanded {
  let text = ''
  let last = 0
  const pieces: { readonly at: number; readonly from: number; readonly verbatim: boolean }[] = []
  const add = (piece: string, from: number, verbatim: boolean) => {
    pieces.push({ at: text.length, from, verbatim })
    text += piece
  }
  for (const match of written.matchAll(/⟦(?:(.+?) × (\d+)|U\+([0-9A-F]{4}))⟧/g)) {
    add(written.slice(last, match.index), last, true)
    add(
      match[1] === undefined ? String.fromCharCode(Number.parseInt(match[3] as string, 16)) : match[1].repeat(Number(match[2])),
      match.index,
      false,
    )
    last = match.index + match[0].length
  }
  add(written.slice(last), last, true)
  const origin = (offset: number) => {
    const piece = pieces.findLast(({ at }) => at <= offset)
    return piece ? piece.from + (piece.verbatim ? offset - piece.at : 0) : offset
  }
  return { text, origin }
}

export function examineFixture(fixture: Fixture): Examined {
  return examine(fixture.files, fixture.entry)
}

/** The fixture's files with the notes that belong there. */
export function rewritten({ written }: Fixture, found: readonly Diagnostic[]): Files {
  return new Map(
    [...written].map(([file, text]) => [
      file,
      annotated(
        file,
        withoutNotes(text),
        found.map((each) => unexpanded(each, file, text)),
      ),
    ]),
  )
}

/** The same finding in the text as it is written. */
function unexpanded(found: Diagnostic, file: string, text: string): Diagnostic {
  if (!text.includes('⟦')) return found
  const { origin } = expanded(withoutNotes(text))
  const back = (span: Span): Span => (span.file === file ? { file, start: origin(span.start), end: origin(span.end) } : span)
  const fix = found.fix && { edits: found.fix.edits.map(({ span, text: by }) => ({ span: back(span), text: by })) }
  return { ...found, span: back(found.span), related: found.related.map(back), ...(fix ? { fix } : {}) }
}

export function save({ path, written }: Fixture, files: Files): void {
  for (const [file, text] of files) writeFileSync(written.size === 1 && !statSync(path).isDirectory() ? path : join(path, file), text)
}
