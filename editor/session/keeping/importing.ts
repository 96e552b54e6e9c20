import { type Archive, type ArchiveFault, readArchive } from '../../storage/archive.ts'
import { type Encoding, readFileText, textLimit } from '../../storage/text.ts'
import { filesTexts } from '../../texts/files.ts'
import { headOf } from '../../worker/answers/heads.ts'
import { filled } from './filled.ts'
import { longestLine } from './limits.ts'
import { isKept } from './opening.ts'

type Both = { readonly zh: string; readonly en: string }

/** A file that an officer has chosen or dropped, with its path in the folder that she chose. */
export interface Given {
  readonly path: string
  readonly file: Blob
}

/** A text that can be imported. */
export interface Incoming {
  readonly path: string
  readonly text: string
  /** Null for UTF-8. Another one is a guess, for the officer to judge. */
  readonly encoding: Encoding | null
}

export interface Read {
  readonly incoming: readonly Incoming[]
  readonly refused: readonly { readonly name: string; readonly reason: Both }[]
}

/** Large enough for every notice of a province; small enough that the page is not held up. In bytes. */
const limits = { archive: 20 * 1024 * 1024, total: 40 * 1024 * 1024, file: textLimit, files: 1000 }

/** Reads what was given, one file after the other, so that the page stays responsive. */
export async function readGiven(given: readonly Given[]): Promise<Read> {
  const read: Read[] = []
  for (const each of given) read.push(/\.zip$/i.test(each.path) ? await fromArchive(each) : await fromFile(each))
  return { incoming: read.flatMap(({ incoming }) => incoming), refused: read.flatMap(({ refused }) => refused) }
}

const refusal = (name: string, reason: Both): Read => ({ incoming: [], refused: [{ name, reason }] })

async function fromFile({ path, file }: Given): Promise<Read> {
  // Whatever a chosen folder holds beside notices is passed over; a single file that is none is said.
  if (!isKept(path))
    return path.includes('/') && !/\.docx?$/i.test(path) ? { incoming: [], refused: [] } : refusal(path, filesTexts.notKept)
  const read = await readFileText(file)
  switch (read.kind) {
    case 'text':
      return taken(placedAt(path, read.text), read.text, null)
    case 'otherEncoding':
      return taken(placedAt(path, read.text), read.text, read.guess)
    case 'notText':
      return refusal(path, filesTexts.looksLike[read.looksLike])
    case 'tooLarge':
      return refusal(path, filled(filesTexts.tooLarge, megabytes(read.bytes), megabytesOf(read.limit)))
    case 'unreadable':
      return refusal(path, filesTexts.unreadable)
  }
}

function taken(path: string, text: string, encoding: Encoding | null): Read {
  const line = longestLine(text)
  if (line.tooLong) return refusal(path, filled(filesTexts.longLine, line.length, line.limit))
  return { incoming: [{ path, text, encoding }], refused: [] }
}

/** A notice that comes alone gets a folder of its name. */
function placedAt(path: string, text: string): string {
  if (path.includes('/') || headOf(path, text).kind !== 'notice') return path
  return `${path.replace(/\.[^.]*$/, '')}/notice.md`
}

async function fromArchive({ path, file }: Given): Promise<Read> {
  const archive = await readArchive(file, limits)
  if (archive.kind === 'refused') return refusal(path, archiveText(archive.reason))
  const name = (path.split('/').at(-1) ?? path).replace(/\.zip$/i, '')
  const prefix = folderFor(archive, name)
  const texts = [...archive.files.map((each) => ({ ...each, guess: null })), ...archive.otherEncodings]
  const kept = texts.filter((each) => isKept(each.path)).map((each) => taken(prefix + each.path, each.text, each.guess))
  const skipped = archive.skipped.map((each) => ({ name: `${path}/${each.path}`, reason: filesTexts.looksLike[each.looksLike] }))
  const others = texts.filter((each) => !isKept(each.path)).map((each) => ({ name: `${path}/${each.path}`, reason: filesTexts.notKept }))
  return { incoming: kept.flatMap(({ incoming }) => incoming), refused: [...kept.flatMap(({ refused }) => refused), ...skipped, ...others] }
}

/** The folder that an archive's files go to: its own; its name, for files that lie in it without one; else none. */
function folderFor({ folder, files, otherEncodings }: Extract<Archive, { kind: 'archive' }>, name: string): string {
  if (folder !== null) return `${folder}/`
  return [...files, ...otherEncodings].some(({ path }) => !path.includes('/')) ? `${name}/` : ''
}

function archiveText(fault: ArchiveFault): Both {
  const texts = filesTexts.archive
  switch (fault.code) {
    case 'archiveTooLarge':
    case 'totalTooLarge':
      return filled(texts[fault.code], megabytes(fault.limit))
    case 'tooManyFiles':
      return filled(texts.tooManyFiles, String(fault.limit))
    case 'fileTooLarge':
      return filled(texts.fileTooLarge, fault.path, megabytes(fault.limit))
    case 'nameEncoding':
      return filled(texts.nameEncoding, String(fault.entry))
    case 'encrypted':
    case 'link':
    case 'damagedFile':
    case 'unsupportedFile':
    case 'duplicatePath':
    case 'badPath':
      return filled(texts[fault.code], fault.path)
    default:
      return texts[fault.code]
  }
}

const megabytesOf = (bytes: number): number => bytes / 1024 / 1024
/** Rounded up, so that what is too large is seen to be. */
const megabytes = (bytes: number): string => (Math.ceil(megabytesOf(bytes) * 10) / 10).toFixed(1).replace(/\.0$/, '')

/** How an encoding is called. */
export const encodingNames: Readonly<Record<Encoding, string>> = { gb18030: 'GB18030', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' }
