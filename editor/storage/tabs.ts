import type { FileId } from './model.ts'

/** One tab may write a file; the others read along. */
export type Access = 'writer' | 'reader'

/** What tabs tell each other. */
export type Told =
  | { readonly kind: 'written'; readonly file: FileId }
  /** The list of workspaces or files has changed. */
  | { readonly kind: 'listed' }
  /** Asks the tab that may write the file to store what it has and let go. */
  | { readonly kind: 'yield'; readonly file: FileId }
  | { readonly kind: 'yielded'; readonly file: FileId }

export interface TabsEvents {
  /** Access has changed by another tab. */
  access(file: FileId, access: Access): void
  /** Another tab takes the file over: store what waits, as long as this one is still the writer. */
  yielding(file: FileId): Promise<void>
  told(message: Told): void
}

export interface Tabs {
  /** Asks for a file; a reader becomes its writer when the writer leaves. */
  claim(file: FileId): Promise<Access>
  access(file: FileId): Access
  /** Makes this tab the writer: the other one is asked to store its text, and left behind if it does not answer. */
  takeOver(file: FileId): Promise<void>
  release(file: FileId): void
  /** Runs the work only if no tab is the writer of the file; whether it ran. */
  whileFree(file: FileId, work: () => Promise<void>): Promise<boolean>
  tell(message: Told): void
  close(): void
}

export interface TabsEnvironment {
  /** Undefined where the browser has none: every tab may write then, and what they overwrite of each other becomes a version. */
  readonly locks: Pick<LockManager, 'request'> | undefined
  readonly channel: BroadcastChannel | undefined
  /** How long a tab may take to let go, in milliseconds. */
  readonly patience?: number
}

interface Claim {
  access: Access
  /** Lets go of the lock, once it is held. */
  release: (() => void) | null
  /** Ends the wait for the lock. */
  readonly waiting: AbortController
}

export function createTabs(events: TabsEvents, { locks, channel, patience = 1000 }: TabsEnvironment): Tabs {
  const claims = new Map<FileId, Claim>()
  const yielded = new Map<FileId, () => void>()

  const tell = (message: Told) => channel?.postMessage(message)

  const newClaim = (file: FileId): Claim => {
    const claim: Claim = { access: 'reader', release: null, waiting: new AbortController() }
    claims.set(file, claim)
    return claim
  }

  /** Resolves with whether the lock is held; then it stays so until the claim lets go or another tab steals it. */
  const hold = (file: FileId, claim: Claim, options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      const held = (lock: Lock | null): Promise<void> | undefined => {
        if (lock === null || claims.get(file) !== claim) return void resolve(false)
        claim.access = 'writer'
        resolve(true)
        return new Promise((release) => {
          claim.release = release
        })
      }
      locks?.request(nameOf(file), options, held).catch(() => {
        resolve(false)
        // Rejected while held: another tab has stolen it.
        if (claims.get(file) === claim && claim.access === 'writer') lose(file)
      })
    })

  const waitInLine = (file: FileId, claim: Claim) => {
    const { signal } = claim.waiting
    void hold(file, claim, { signal }).then((held) => held && events.access(file, 'writer'))
  }

  const letGo = (file: FileId) => {
    const claim = claims.get(file)
    claims.delete(file)
    claim?.waiting.abort()
    claim?.release?.()
  }

  const lose = (file: FileId) => {
    letGo(file)
    waitInLine(file, newClaim(file))
    events.access(file, 'reader')
  }

  const yieldTo = async (file: FileId) => {
    if (claims.get(file)?.access !== 'writer') return
    await events.yielding(file)
    // The lock stays until the other tab steals it: let go now, and this tab's own place in line would get it back.
    tell({ kind: 'yielded', file })
  }

  const askToYield = (file: FileId): Promise<void> =>
    new Promise((resolve) => {
      const answered = () => {
        clearTimeout(timer)
        yielded.delete(file)
        resolve()
      }
      const timer = setTimeout(answered, patience)
      yielded.set(file, answered)
      tell({ kind: 'yield', file })
    })

  const heard = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'yield') void yieldTo(data.file)
    else if (data.kind === 'yielded') yielded.get(data.file)?.()
    else events.told(data)
  }
  channel?.addEventListener('message', heard)

  return {
    async claim(file) {
      const claim = newClaim(file)
      if (!locks) claim.access = 'writer'
      else if (!(await hold(file, claim, { ifAvailable: true }))) waitInLine(file, claim)
      return claim.access
    },
    access: (file) => claims.get(file)?.access ?? 'reader',
    async takeOver(file) {
      if (!locks || claims.get(file)?.access === 'writer') return
      await askToYield(file)
      letGo(file)
      await hold(file, newClaim(file), { steal: true })
      events.access(file, 'writer')
    },
    release: letGo,
    async whileFree(file, work) {
      if (!locks) {
        await work()
        return true
      }
      return locks.request(nameOf(file), { ifAvailable: true }, async (lock) => {
        if (lock !== null) await work()
        return lock !== null
      })
    },
    tell,
    close() {
      for (const file of [...claims.keys()]) letGo(file)
      channel?.removeEventListener('message', heard)
      channel?.close()
    },
  }
}

const nameOf = (file: FileId): string => `tiaoli.file.${file}`

/** What this page has of it. */
export function pageTabs(): TabsEnvironment {
  return {
    locks: globalThis.navigator?.locks,
    channel: typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('tiaoli'),
  }
}
