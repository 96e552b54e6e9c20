import { packArchive, unpackArchive } from '../../../../editor/storage/archive.ts'
import { keepOnLeaving } from '../../../../editor/storage/page.ts'
import type { StoreEvent } from '../../../../editor/storage/state.ts'
import { openStore } from '../../../../editor/storage/store.ts'

/** What the tests reach for on this page: the store of the editor, and all it has told. */
const events: StoreEvent[] = []
let ahead = 0
const store = await openStore({ now: () => Date.now() + ahead })
store.subscribe((event) => events.push(event))
keepOnLeaving(store)

/** Lets time pass for the store. */
const pass = (ms: number) => {
  ahead += ms
}

/** Text that no storage makes much smaller. */
const noise = (length: number): string =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000))).join('')

const handle = { store, events, packArchive, unpackArchive, pass, noise }
export type Handle = typeof handle
Object.assign(window, { handle })
