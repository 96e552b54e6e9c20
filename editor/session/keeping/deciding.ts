import { keepingTexts } from '../../texts/keeping.ts'
import type { Choice, Filing } from './folder.ts'
import type { Ledger } from './ledger.ts'
import type { Local, Means } from './local.ts'
import type { Theirs } from './state.ts'

interface Deciding {
  readonly means: Means
  readonly local: Local
  readonly ledger: Ledger
  readonly filing: Filing
  write(path: string): Promise<void>
}

/** Carries out what the officer decides where a file was changed, or removed, here and in the folder. */
export async function decide(deciding: Deciding, path: string, choice: Choice): Promise<void> {
  const folder = deciding.ledger.stateOf(path)
  if (folder?.kind === 'gone') return decideGone(deciding, path, choice)
  if (folder?.kind === 'conflict') return decideConflict(deciding, path, choice, folder.theirs)
}

async function decideConflict(deciding: Deciding, path: string, choice: Choice, { text, version }: Theirs): Promise<void> {
  const { means, ledger, filing } = deciding
  const unreadable = text === null || version === null
  if (choice === 'copy' || unreadable) {
    if ((await filing.copyBeside(path, means.texts.text(path) ?? '')) === null) return
  }
  // What can't be read can't be shown in its place: the file goes from here, the copy stays.
  if (unreadable) return filing.dropHere(path)
  await keepBoth(deciding, path, text)
  if (choice === 'mine') {
    ledger.note(path, { version, text })
    ledger.set(path, { kind: 'edited' })
    return deciding.write(path)
  }
  ledger.follow(path, { version, text })
}

async function decideGone({ means, local, ledger, filing, write }: Deciding, path: string, choice: Choice): Promise<void> {
  if (choice === 'theirs') return filing.dropHere(path)
  ledger.forget(path)
  const id = local.id(path)
  if (id !== undefined) await means.store.setBase(id, null)
  ledger.set(path, { kind: 'edited' })
  await write(path)
}

/** Both texts go into the history under a name, so that no choice loses one. */
async function keepBoth({ means, local }: Deciding, path: string, theirs: string): Promise<void> {
  const { store, texts } = means
  const id = local.id(path)
  if (id === undefined) return
  const mine = texts.text(path) ?? ''
  await store.flush()
  await store.keepAs(id, keepingTexts.mineBefore[means.language()])
  store.edit(id, theirs)
  await store.flush()
  await store.keepAs(id, keepingTexts.theirsBefore[means.language()])
  store.edit(id, mine)
  await store.flush()
}
