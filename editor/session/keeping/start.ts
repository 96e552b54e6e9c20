import { type Disk, probe } from '../../storage/disk.ts'
import { keepOnLeaving } from '../../storage/page.ts'
import { openStore, type Store } from '../../storage/store.ts'
import type { Session } from '../session.ts'
import { type OpenedHome, openHome } from './home.ts'
import { type Keeping, openKeeping } from './keeping.ts'
import { type Samples, sampleFiles } from './samples.ts'

/** Opens what this browser, or the folder behind the page, has kept. */
export async function startKeeping(session: Session, samples: Samples): Promise<Keeping> {
  const [disk, store] = await Promise.all([servedByTiaoli() ? probe() : null, openStore()])
  const { browser, home } = await openedHome(store, disk, samples)
  const keeping = await openKeeping({ session, browser, home, disk, samples, toFolder: writesByItself() })
  keeping.store.subscribe(({ toFolder }, before) => toFolder === before.toFolder || rememberToFolder(toFolder))
  keepOnLeaving(browser)
  return keeping
}

/** Where the browser refuses even the first write or read, the session lives in the page, and its state says so. */
async function openedHome(store: Store, disk: Disk | null, samples: Samples): Promise<{ browser: Store; home: OpenedHome }> {
  const name = disk ? `folder:${disk.folder}` : 'browser'
  const first = disk ? [] : sampleFiles(samples)
  try {
    return { browser: store, home: await openHome(store, name, first) }
  } catch {
    const browser = await openStore({ connect: async () => ({ kind: 'refused', reason: 'unavailable' }) })
    return { browser, home: await openHome(browser, name, first) }
  }
}

/** `tiaoli serve` says on its page who it is; asking any other server would be a request for nothing. */
function servedByTiaoli(): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return page?.serverTiming?.some(({ name }) => name === 'tiaoli') ?? false
}

const key = 'tiaoli.toFolder'

function writesByItself(): boolean {
  try {
    return localStorage.getItem(key) !== 'no'
  } catch {
    return true
  }
}

function rememberToFolder(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'yes' : 'no')
  } catch {
    // Without storage the choice holds until the page is closed.
  }
}
