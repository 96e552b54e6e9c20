import { Button } from 'antd'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useAnswer, useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import { Pane } from '../common/Pane.tsx'
import { PaneTabs } from '../common/PaneTabs.tsx'
import { SideBySide } from '../common/SideBySide.tsx'
import { useNarrow } from '../common/useNarrow.ts'
import { Outline } from './Outline.tsx'
import { Paper } from './Paper.tsx'
import { PointsPane } from './PointsPane.tsx'
import { isTooLong, WhenSet } from './WhenSet.tsx'
import './screen.css'

const panes = ['outline', 'sheets', 'points'] as const
type NoticeScreenPane = (typeof panes)[number]

/** The notice on its pages, with what is found in each clause and every number beside it. */
export function NoticeScreen() {
  const say = useSay()
  const narrow = useNarrow()
  const printing = useSessionState((state) => state.printing)
  const [pane, setPane] = useState<NoticeScreenPane>('sheets')
  const caseName = useSessionState((state) => state.selectedCase)
  const notice = useAnswer('rendered', { caseName })
  const show = (block: string) => {
    setPane('sheets')
    requestAnimationFrame(() => document.getElementById(`paper-${block}`)?.scrollIntoView({ block: 'start' }))
  }
  const [wanted, setWanted] = useState<{ readonly point: number } | null>(null)
  const openPoint = useCallback((point: number) => {
    setPane('points')
    setWanted({ point })
  }, [])
  const contents: Record<NoticeScreenPane, ReactNode> = {
    outline: <Outline onShow={show} />,
    sheets: <PaperPane onOpenPoint={openPoint} />,
    points: notice && !isTooLong(notice) ? <PointsPane notice={notice} wanted={wanted} /> : null,
  }
  if (narrow)
    return (
      <PaneTabs
        label={say(noticeTexts.panes)}
        panes={panes.map((key) => ({ key, label: say(noticeTexts[key]), content: contents[key] }))}
        active={printing ? 'sheets' : pane}
        onChange={setPane}
      />
    )
  return (
    <SideBySide
      parts={[
        { key: 'outline', size: '24%', least: '12%', content: contents.outline },
        { key: 'sheets', size: '46%', least: '25%', content: contents.sheets },
        { key: 'points', size: '30%', least: '15%', content: contents.points },
      ]}
    />
  )
}

function PaperPane({ onOpenPoint }: { readonly onOpenPoint: (point: number) => void }) {
  const session = useSession()
  const say = useSay()
  const caseName = useSessionState((state) => state.selectedCase)
  const caret = useSessionState((state) => state.caret)
  const notice = useAnswer('rendered', { caseName })
  const issued = useAnswer('issued', {})
  const [set, setSet] = useState(false)
  const onSet = useCallback(() => setSet(true), [])
  usePrinting(set && issued !== null)
  const draft = issued !== null && !(issued.number && issued.date)
  // What is printed is the notice's own language, whatever the officer's is.
  const watermark = draft ? noticeTexts.draft[/\p{Script=Han}/u.test(notice?.title ?? '') ? 'zh' : 'en'] : null
  const tools = (
    <>
      {draft && <span className="quiet">{say(noticeTexts.isDraft)}</span>}
      <Button size="small" disabled={!set} onClick={() => session.dispatch({ kind: 'printing', wanted: true })}>
        {say(noticeTexts.print)}
      </Button>
    </>
  )
  return (
    <Pane title={say(noticeTexts.title)} tools={tools}>
      <WhenSet notice={notice}>
        {(rendered) => <Paper notice={rendered} caret={caret} watermark={watermark} onSet={onSet} onOpenPoint={onOpenPoint} />}
      </WhenSet>
    </Pane>
  )
}

/** Prints once it is wanted and the pages are set. */
function usePrinting(ready: boolean): void {
  const session = useSession()
  const wanted = useSessionState((state) => state.printing)
  useEffect(() => {
    if (!wanted || !ready) return
    session.dispatch({ kind: 'printing', wanted: false })
    print()
  }, [session, wanted, ready])
}
