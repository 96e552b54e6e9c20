import { Button, Spin } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { comparison } from '../../../engine/index.ts'
import type { DiffPlace } from '../../monaco/DiffPane.tsx'
import type { Before, ChosenChange, CompareBase, Compared, Comparing } from '../../session/comparing.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { type SlowAnswer, useSlowAnswer } from '../../session/slowAnswer.ts'
import { compareTexts } from '../../texts/compare.ts'
import { greatestFirst } from '../changes/ResultGroups.tsx'
import { download } from '../common/download.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { PaneTabs, type TabbedPane } from '../common/PaneTabs.tsx'
import { SideBySide } from '../common/SideBySide.tsx'
import { useNarrow } from '../common/useNarrow.ts'
import { Answer } from './Answer.tsx'
import { BaseSelect } from './BaseSelect.tsx'
import { changesCsv } from './csv.ts'
import { useLanguage } from './language.ts'
import { mostFirst, Sections } from './Sections.tsx'
import { EarlierContext } from './sides.tsx'
import { TextPart } from './TextPart.tsx'
import { type Bases, useBases } from './useBase.ts'
import { type ChangeOfCase, WhyBoth } from './WhyBoth.tsx'
import './compare.css'

type Span = comparison.Place['span']

/** What the notice changes against another text: the answer in a sentence, then whose results, by how much, and by which rules. */
export function CompareScreen() {
  const say = useSay()
  const bases = useBases(useSessionState((state) => state.comparing.base))
  const about = useMemo(() => bases.before && { before: bases.before }, [bases.before])
  const slow = useSlowAnswer('comparison', about)
  if (bases.known && !bases.base) return <NothingYet bases={bases} />
  return (
    <div className="compare">
      <h1 className="unseen">{say(compareTexts.title)}</h1>
      <header className="compare-top">
        <Top bases={bases} slow={slow} />
        <div className="compare-tools">
          <ComparedWith bases={bases} />
          {slow.answer && <Download answer={slow.answer} />}
        </div>
      </header>
      {bases.before && slow.answer && <Body bases={bases} before={bases.before} answer={slow.answer} busy={slow.busy} />}
    </div>
  )
}

function ComparedWith({ bases }: { readonly bases: Bases }) {
  const session = useSession()
  const say = useSay()
  const choose = (base: CompareBase) => session.dispatch({ kind: 'comparing', comparing: { base, chosen: null } })
  return <BaseSelect bases={bases} label={say(compareTexts.with)} value={bases.base} onChoose={choose} />
}

/** What this screen is for, and the way to what can be compared. */
function NothingYet({ bases }: { readonly bases: Bases }) {
  const say = useSay()
  return (
    <div className="compare compare-empty">
      <h1>{say(compareTexts.title)}</h1>
      <EmptyState action={<ComparedWith bases={bases} />}>{say(compareTexts.none)}</EmptyState>
    </div>
  )
}

/** The sentence, or why there is none yet. */
function Top({ bases, slow: { answer, busy } }: { readonly bases: Bases; readonly slow: SlowAnswer<Compared | null> }) {
  const say = useSay()
  if (!bases.known) return <div className="compare-answer" />
  if (answer)
    return (
      <div className="compare-top-answer">
        <Answer answer={answer} busy={busy} />
        {busy && <Working again />}
      </div>
    )
  if (busy || !bases.before) return <Working />
  return <EmptyState>{say(compareTexts.gone)}</EmptyState>
}

/** Said at once where nothing can be shown yet; a last result stays beneath it. */
function Working({ again = false }: { readonly again?: boolean }) {
  const say = useSay()
  return (
    <div className="compare-working" role="status">
      <Spin size="small" />
      {say(again ? compareTexts.workingAgain : compareTexts.working)}
    </div>
  )
}

interface BodyProps {
  readonly bases: Bases
  readonly before: Before
  readonly answer: Compared
  readonly busy: boolean
}

function Body({ bases, before, answer, busy }: BodyProps) {
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const comparing = useSessionState((state) => state.comparing)
  const [place, setPlace] = useState<DiffPlace | null>(null)
  const chosen = chosenAmong(answer.comparison.cases.results, comparing.chosen)
  const show = (part: Comparing['part']) => session.dispatch({ kind: 'comparing', comparing: { part } })
  const choose = ({ group, change }: ChangeOfCase) => {
    const at = { result: group.name, case: change.case.name, at: change.case.span.start }
    session.dispatch({ kind: 'comparing', comparing: { chosen: at, part: narrow ? 'why' : 'changes' } })
  }
  const showEarlier = (earlier: Span) => {
    if (before.texts === null) return session.reveal(earlier)
    setPlace({ ...earlier })
    show('text')
  }
  const why = chosen && <WhyBoth before={before} of={chosen} />
  const changes = <Sections answer={answer} chosen={chosen} onChoose={choose} />
  const { name } = answer.comparison.after
  const names = [
    before.name ?? (before.texts ? say(compareTexts.textBefore) : answer.comparison.before.name),
    before.texts ? say(compareTexts.textAfter) : name,
  ] as const
  const panes: TabbedPane<Comparing['part']>[] = [
    { key: 'changes', label: say(compareTexts.changes), content: narrow || !why ? changes : <Beside left={changes} right={why} /> },
    ...(narrow && why ? [{ key: 'why' as const, label: say(compareTexts.why), content: why }] : []),
    { key: 'text', label: say(compareTexts.text), content: <TextPart before={before} names={names} files={bases.files} place={place} /> },
  ]
  return (
    <EarlierContext.Provider value={showEarlier}>
      <div className={busy ? 'compare-body stale' : 'compare-body'} aria-busy={busy}>
        <PaneTabs
          label={say(compareTexts.parts)}
          panes={panes}
          active={panes.some(({ key }) => key === comparing.part) ? comparing.part : 'changes'}
          onChange={(part) => {
            setPlace(null)
            show(part)
          }}
        />
      </div>
    </EarlierContext.Provider>
  )
}

function Beside({ left, right }: { readonly left: ReactNode; readonly right: ReactNode }) {
  return (
    <SideBySide
      className="compare-beside"
      parts={[
        { key: 'left', size: '44%', least: '20%', content: left },
        { key: 'right', size: '56%', least: '20%', content: right },
      ]}
    />
  )
}

/** The change that was chosen, where it still is one, else the first. */
function chosenAmong(groups: readonly comparison.ResultGroup[], chosen: ChosenChange | null): ChangeOfCase | null {
  const all = mostFirst(groups).flatMap((group) => greatestFirst(group.changes).map((change) => ({ group, change })))
  const same = all.filter(({ group, change }) => group.name === chosen?.result && change.case.name === chosen.case)
  return same.find(({ change }) => change.case.span.start === chosen?.at) ?? same[0] ?? all[0] ?? null
}

function Download({ answer }: { readonly answer: Compared }) {
  const say = useSay()
  const language = useLanguage()
  const { results } = answer.comparison.cases
  if (results.length === 0) return null
  return <Button onClick={() => download(say(compareTexts.csvName), changesCsv(results, language))}>{say(compareTexts.download)}</Button>
}
