import { useAnswer, useSay, useSessionState } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import { Pane } from '../common/Pane.tsx'
import { NoticePage } from './NoticePage.tsx'
import { WhenSet } from './WhenSet.tsx'

/** The official view beside the source. */
export function NoticePane() {
  const say = useSay()
  const caseName = useSessionState((state) => state.selectedCase)
  const caret = useSessionState((state) => state.caret)
  const notice = useAnswer('rendered', { caseName })
  const open = notice?.sentences.filter(({ state }) => state === 'uncovered' || state === 'partly').length ?? 0
  const tools = notice && <span className="quiet">{say(noticeTexts.coverage, notice.sentences.length, open)}</span>
  return (
    <Pane title={say(noticeTexts.title)} tools={tools}>
      <WhenSet notice={notice}>{(rendered) => <NoticePage notice={rendered} caret={caret} />}</WhenSet>
    </Pane>
  )
}
