import type { PathFault } from '../../storage/paths.ts'
import type { FileFault, StorageState } from '../../storage/state.ts'
import { keepingTexts } from '../../texts/keeping.ts'
import { filled } from './filled.ts'

type Both = { readonly zh: string; readonly en: string }

/** What a refusal of the storage means for the officer. */
export function faultText(fault: FileFault): Both {
  switch (fault.kind) {
    case 'pathTaken':
      return filled(keepingTexts.pathTaken, fault.path)
    case 'badPath':
      return filled(keepingTexts.badPath, fault.path, pathFaults[fault.reason])
    case 'missing':
      return keepingTexts.missing
    case 'refused':
      return storageText(fault.state)
  }
}

const pathFaults: Readonly<Record<PathFault, Both>> = {
  empty: keepingTexts.pathEmpty,
  absolute: keepingTexts.pathAbsolute,
  upward: keepingTexts.pathUpward,
  character: keepingTexts.pathCharacter,
  reserved: keepingTexts.pathReserved,
  long: keepingTexts.pathLong,
}

/** Why the browser does not keep the texts, and what holds meanwhile. */
export function storageText(state: StorageState): Both {
  switch (state.kind) {
    case 'kept':
      return keepingTexts.kept
    case 'memory':
      return filled(state.rescued ? keepingTexts.memoryRescued : keepingTexts.memory, memoryReasons[state.reason])
    case 'full':
      return state.rescued ? keepingTexts.fullRescued : keepingTexts.full
    case 'failing':
      return filled(state.rescued ? keepingTexts.failingRescued : keepingTexts.failing, state.reason)
  }
}

const memoryReasons: Readonly<Record<Extract<StorageState, { kind: 'memory' }>['reason'], Both>> = {
  unavailable: keepingTexts.storageUnavailable,
  blocked: keepingTexts.storageBlocked,
  newer: keepingTexts.storageNewer,
}
