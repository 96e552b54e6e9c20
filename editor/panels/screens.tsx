import type { ComponentType } from 'react'
import type { Screen } from '../session/state.ts'
import { HomeScreen } from './home/HomeScreen.tsx'

/** One component for each screen. */
export const screenOf: Readonly<Record<Screen, ComponentType>> = {
  draft: HomeScreen,
  cases: HomeScreen,
  check: HomeScreen,
  compare: HomeScreen,
  notice: HomeScreen,
  export: HomeScreen,
  files: HomeScreen,
}
