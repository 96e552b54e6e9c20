import type { Disk } from '../../storage/disk.ts'
import type { StoredFile } from '../../storage/model.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { filled } from './filled.ts'
import type { Filing } from './folder.ts'
import type { Ledger } from './ledger.ts'
import type { Local, Means } from './local.ts'
import { type OnDisk, type Placed, placed } from './placed.ts'

interface Opening {
  readonly disk: Disk
  readonly means: Means
  readonly local: Local
  readonly ledger: Ledger
  readonly filing: Filing
}

/** Compares the folder with the copies of it that the browser has, and shows what it holds now. */
export async function openFolder(opening: Opening, rows: readonly StoredFile[]): Promise<void> {
  const found = await listed(opening, rows)
  // Without the list the browser's copies are what there is; what was changed is written when the server answers.
  if (found === null) opening.means.tell({ kind: 'connected', connected: false })
  const all = found === null ? rows.map((file): Placed => ({ kind: 'write', file, base: file.base })) : placed(rows, found)
  for (const each of all) await place(opening, each)
}

/** The texts of the folder; null where it can't be asked. */
async function listed({ disk, means }: Opening, rows: readonly StoredFile[]): Promise<OnDisk[] | null> {
  const listing = await disk.list()
  if (listing.kind === 'failed') {
    means.message('error', listing.reason.message)
    return null
  }
  const kept = listing.files.filter(({ path }) => isKept(path))
  const faulty = [...kept.flatMap(({ path, fault }) => (fault ? [{ path, reason: fault }] : [])), ...listing.faults]
  for (const { path, reason } of faulty) means.message('warning', filled(keepingTexts.notOpened, path, reason.message))
  const bases = new Map(rows.map(({ path, base }) => [path, base]))
  const found: OnDisk[] = []
  for (const { path, version } of kept.filter(({ fault }) => fault === null)) {
    const base = bases.get(path)
    const file = base?.revision === version ? { path, version, text: base.text } : await read(disk, means, path)
    if (file) found.push(file)
  }
  return found
}

async function read(disk: Disk, { message }: Means, path: string): Promise<OnDisk | null> {
  const found = await disk.read(path)
  if (found.kind === 'read') return { path, version: found.version, text: found.text }
  message('warning', filled(keepingTexts.notOpened, path, found.reason.message))
  return null
}

/** A file that is new in the folder. */
export async function takeNew(opening: Opening, path: string): Promise<void> {
  const found = await read(opening.disk, opening.means, path)
  if (found) await enter(opening, found)
}

async function enter({ means, ledger, filing }: Opening, { path, text, version }: OnDisk): Promise<void> {
  const entered = await filing.enter(path, text, { revision: version, text })
  if (entered === null) return
  ledger.note(path, { version, text: means.texts.text(path) ?? text }, 'here')
  ledger.judge(path)
}

async function place(opening: Opening, found: Placed): Promise<void> {
  const { means, local, ledger } = opening
  if (found.kind === 'take') return enter(opening, found.disk)
  if (found.kind === 'remove') {
    await means.store.removeFile(found.file.id)
    return means.message('warning', filled(keepingTexts.removedMeanwhile, found.file.path))
  }
  const path = await local.take(found.file)
  const { base } = found.file
  if (base) ledger.note(path, { version: base.revision, text: base.text }, 'here')
  if (found.kind === 'write') ledger.judge(path)
  else if (found.kind === 'gone') ledger.set(path, { kind: 'gone' })
  else if (found.kind === 'conflict') ledger.set(path, { kind: 'conflict', theirs: { ...found.disk, fault: null } })
  else placeAlike(opening, path, found.disk)
}

function placeAlike({ means, local, ledger }: Opening, path: string, { text, version }: OnDisk): void {
  if (!local.isWriter(path)) ledger.set(path, { kind: 'written' })
  else if (ledger.base(path)?.version !== version) ledger.follow(path, { version, text })
  else {
    ledger.note(path, { version, text: means.texts.text(path) ?? text }, 'here')
    ledger.judge(path)
  }
}

/** The files of notices: not whatever else the folder holds. */
export const isKept = (path: string): boolean => /\.(md|tiaoli)$/i.test(path) || /(^|\/)(draft|simulation|population)\.json$/.test(path)
