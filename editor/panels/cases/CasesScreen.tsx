import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { GridHandle } from '../../grid/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { casesTexts } from '../../texts/cases.ts'
import { PaneTabs } from '../common/PaneTabs.tsx'
import { SideBySide } from '../common/SideBySide.tsx'
import { useNarrow } from '../common/useNarrow.ts'
import { WhyPane } from '../why/WhyPane.tsx'
import { CasesSheet } from './CasesSheet.tsx'
import './cases.css'
import { CaseFormPane } from './form/CaseFormPane.tsx'
import { useSheet } from './useSheet.ts'

/** All cases of the notice in a grid; beside it the form of one, or why the selected one gets what it gets. */
export function CasesScreen() {
  const narrow = useNarrow()
  const shown = useSheet()
  const at = useSessionState((state) => state.cases.form?.at ?? null)
  const grid = useRef<GridHandle>(null)
  useFocusAfter(at !== null, grid)
  const form = at && <CaseFormPane key={JSON.stringify(at)} at={at} forms={shown?.sheet.forms ?? null} />
  const sheet = <CasesSheet shown={shown} grid={grid} />
  if (narrow) return <NarrowCases key={form ? 'form' : 'grid'} sheet={sheet} form={form} />
  return (
    <SideBySide
      parts={[
        { key: 'sheet', size: '64%', least: '30%', content: sheet },
        { key: 'beside', size: '36%', least: '20%', content: form ?? <WhyPane /> },
      ]}
    />
  )
}

/** When the form closes, work goes on in the grid. */
function useFocusAfter(open: boolean, grid: React.RefObject<GridHandle | null>): void {
  const was = useRef(open)
  useEffect(() => {
    if (was.current && !open) grid.current?.focus()
    was.current = open
  }, [open, grid])
}

type NarrowPane = 'grid' | 'form' | 'why'

/** The form comes to the front when it is opened. */
function NarrowCases({ sheet, form }: { readonly sheet: ReactNode; readonly form: ReactNode }) {
  const say = useSay()
  const [pane, setPane] = useState<NarrowPane>(form ? 'form' : 'grid')
  const panes = [
    { key: 'grid' as const, label: say(casesTexts.grid), content: sheet },
    ...(form ? [{ key: 'form' as const, label: say(casesTexts.form), content: form }] : []),
    { key: 'why' as const, label: say(casesTexts.why), content: <WhyPane /> },
  ]
  return <PaneTabs label={say(casesTexts.panes)} panes={panes} active={pane} onChange={setPane} />
}
