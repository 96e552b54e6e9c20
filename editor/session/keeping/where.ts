import type { Screen, SessionState } from '../state.ts'
import { screens } from '../state.ts'

/** Where the officer was: found again by a reload, or when the browser is opened the next day. */
export interface Where {
  readonly entry: string
  readonly file: string
  readonly screen: Screen
  readonly selectedCase: string | null
  readonly table: SessionState['table']
}

const key = 'tiaoli.where'

export const whereOf = ({ entry, file, screen, selectedCase, table }: SessionState): Where => ({ entry, file, screen, selectedCase, table })

export const isSameWhere = (a: SessionState, b: SessionState): boolean =>
  a.entry === b.entry && a.file === b.file && a.screen === b.screen && a.selectedCase === b.selectedCase && a.table === b.table

/** Of this tab, for its reloads, and of the browser, for the next tab. Without storage the next start begins at the first notice. */
export function rememberWhere(home: string, where: Where): void {
  for (const storage of storages()) {
    try {
      storage.setItem(`${key}.${home}`, JSON.stringify(where))
    } catch {
      // Full or refused; nothing of the texts depends on it.
    }
  }
}

export function rememberedWhere(home: string): Where | null {
  for (const storage of storages()) {
    const where = readWhere(storage.getItem(`${key}.${home}`))
    if (where) return where
  }
  return null
}

/** Null unless it is one of ours, whatever stands in the storage. */
export function readWhere(text: string | null): Where | null {
  try {
    const { entry, file, screen, selectedCase, table } = (JSON.parse(text ?? 'null') ?? {}) as Partial<Where>
    if (typeof entry !== 'string' || !screens.includes(screen as Screen)) return null
    return {
      entry,
      file: typeof file === 'string' ? file : entry,
      screen: screen as Screen,
      selectedCase: typeof selectedCase === 'string' ? selectedCase : null,
      table: typeof table?.file === 'string' && typeof table.name === 'string' ? { file: table.file, name: table.name } : null,
    }
  } catch {
    return null
  }
}

function storages(): Storage[] {
  return ['sessionStorage', 'localStorage'].flatMap((name) => {
    try {
      return (globalThis as unknown as Record<string, Storage | undefined>)[name] ?? []
    } catch {
      return []
    }
  })
}
