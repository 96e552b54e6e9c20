import type { ComponentType } from 'react'
import type { Screen } from '../session/state.ts'
import { CasesScreen } from './cases/CasesScreen.tsx'
import { CheckScreen } from './check/CheckScreen.tsx'
import { CompareScreen } from './compare/CompareScreen.tsx'
import { ExportScreen } from './export/ExportScreen.tsx'
import { FilesScreen } from './files/FilesScreen.tsx'
import { HomeScreen } from './home/HomeScreen.tsx'
import { NoticeScreen } from './notice/NoticeScreen.tsx'
import { SimulateScreen } from './simulate/SimulateScreen.tsx'

/** One component for each screen. */
export const screenOf: Readonly<Record<Screen, ComponentType>> = {
  draft: HomeScreen,
  cases: CasesScreen,
  check: CheckScreen,
  compare: CompareScreen,
  simulate: SimulateScreen,
  notice: NoticeScreen,
  export: ExportScreen,
  files: FilesScreen,
}
