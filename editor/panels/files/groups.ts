import { folderOf } from '../../session/keeping/references.ts'
import type { FileItem } from '../../session/keeping/useFileHeads.ts'

/** A folder of files: a notice with its scenarios, or what notices share. */
export interface Group {
  readonly folder: string
  /** Null where the folder holds no notice. */
  readonly main: FileItem | null
  readonly files: readonly FileItem[]
  readonly scenarios: readonly FileItem[]
  /** Whether it was drafted from another one, whose values are to be decided. */
  readonly isDraft: boolean
}

/** Folders with notices first, both in order of path. */
export function groupsOf(files: readonly FileItem[]): Group[] {
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))].sort()
  const groups = folders.map((folder) =>
    groupOf(
      folder,
      files.filter(({ path }) => folderOf(path) === folder),
    ),
  )
  return [...groups.filter(({ main }) => main), ...groups.filter(({ main }) => !main)]
}

function groupOf(folder: string, files: readonly FileItem[]): Group {
  const notices = files.filter(({ kind }) => kind === 'notice')
  const main = notices.find(({ path }) => path.endsWith('notice.md')) ?? notices[0] ?? null
  const scenarios = files.filter(({ kind }) => kind === 'scenario')
  return { folder, main, files, scenarios, isDraft: main !== null && files.some(({ kind }) => kind === 'decisions') }
}

/** Whether a folder holds only what notices share; a notice whose head can't be read is still no shared file. */
export const isShared = ({ main, files }: Group): boolean => main === null && !files.some(({ path }) => /(^|\/)notice\.md$/.test(path))

/** What a group is called. */
export const groupName = ({ main, folder }: Group): string => main?.name ?? (folder || '/')

/** The year after each year of a text: 太原2020 → 太原2021. */
export const nextYear = (text: string): string => text.replace(/(?<!\d)(?:19|20|21)\d\d(?!\d)/g, (year) => String(Number(year) + 1))

/** The same day a year later, ISO; 29 February becomes the 28th. */
export function nextYearDay(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && day === '29' ? '28' : day}`
}

/** A name as a folder's: what no file system takes is left out. */
export function folderName(name: string): string {
  return name
    .replace(/[<>:"|?*\\/\p{Cc}「」]/gu, '')
    .replace(/[. ]+$/, '')
    .trim()
}

/** A folder of that name that no file is in. */
export function freeFolder(name: string, paths: readonly string[]): string {
  const used = new Set(paths.map((path) => path.split('/')[0]?.toLowerCase()))
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}-${number}`
    if (!used.has(candidate.toLowerCase())) return candidate
  }
}

/** The path of a file after its folder got another name. */
export const movedTo = (path: string, folder: string, to: string): string =>
  folder === '' ? `${to}/${path}` : `${to}${path.slice(folder.length)}`

/** `.md` of `a/notice.md`; empty where there is none. */
export const endingOf = (path: string): string => /\.[^./]+$/.exec(path)?.[0] ?? ''

/** A file name that has an ending: the one given, unless it is that of a notice's file already. */
export const withEnding = (name: string, ending: string): string => (/\.(?:md|tiaoli|json)$/i.test(name) ? name : `${name}${ending}`)

/** The file that keeps what was decided of a draft. */
export const decisionsOf = ({ files }: Group): string => files.find(({ kind }) => kind === 'decisions')?.path ?? ''
