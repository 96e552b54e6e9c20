import { useEffect, useMemo, useRef, useState } from 'react'
import type { DraftValue } from '../../../engine/index.ts'
import { useAnswer, useSay, useSessionState } from '../../session/hooks.ts'
import type { DraftList } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import type { ProblemItem } from '../../worker/snapshot.ts'
import { useDeciding } from './useDeciding.ts'
import { ValuesBar } from './ValuesBar.tsx'
import { ValueTable } from './ValueTable.tsx'
import { alike, changesTo, shownValues, type ValueFilter } from './values.ts'
import './values.css'

/** A value that was changed, and the text it has now: others that were the same may follow. */
interface Changed {
  readonly value: DraftValue
  readonly text: string
}

/** Every value of a draft beside last year's: confirmed, changed, or to be decided. */
export function ValuesTab({ path, decisions }: { readonly path: string; readonly decisions: string }) {
  const say = useSay()
  const list = useAnswer('draftList', { path })
  if (!list) return <p className="files-help">{say(filesTexts.reading)}</p>
  return <Values path={path} decisions={decisions} list={list} />
}

interface ValuesProps {
  readonly path: string
  readonly decisions: string
  readonly list: DraftList
}

function Values({ path, decisions, list: { values, from, recorded } }: ValuesProps) {
  const say = useSay()
  const deciding = useDeciding(path, decisions)
  const problems = useProblems(path)
  const [filter, setFilter] = useState<ValueFilter>({ status: 'undecided', text: '', past: false })
  const [changed, setChanged] = useState<Changed | null>(null)
  const shown = useMemo(() => shownValues(values, filter), [values, filter])
  const others = changed ? alike(values, changed.value) : []
  const body = useRef<HTMLDivElement>(null)
  const moveTo = useFocusLater(body, values)

  const decided = (value: DraftValue, done: Promise<void>) => {
    const at = shown.findIndex(({ id }) => id === value.id)
    moveTo((shown[at + 1] ?? shown[at - 1])?.id ?? null)
    void done
  }
  return (
    <div className="values-tab" ref={body}>
      <div className="values-top">
        {from.path === null && <p className="values-note">{say(filesTexts.noBase, from.name)}</p>}
        <ValuesBar values={values} shown={shown} filter={filter} setFilter={setFilter} deciding={deciding} />
        {changed && others.length > 0 && (
          <AlikeNote
            changed={changed}
            count={others.length}
            follow={() => {
              setChanged(null)
              void deciding.change(changesTo(others, changed.text))
            }}
            show={() => setFilter({ ...filter, status: 'undecided', text: changed.value.before ?? '' })}
            leave={() => setChanged(null)}
          />
        )}
      </div>
      <ValueTable
        values={shown}
        from={from.name}
        recorded={recorded}
        problems={problems}
        confirm={(value) => decided(value, deciding.confirm([value]))}
        withdraw={(value) => decided(value, deciding.withdraw([value.id]))}
        change={(value, text) => {
          setChanged({ value, text })
          decided(value, deciding.change(changesTo([value], text)))
        }}
        reveal={deciding.reveal}
        fix={(edits) => void deciding.fix(edits)}
      />
    </div>
  )
}

interface AlikeProps {
  readonly changed: Changed
  readonly count: number
  readonly follow: () => void
  readonly show: () => void
  readonly leave: () => void
}

/** Other values that said the same as the one that was just changed. */
function AlikeNote({ changed: { value, text }, count, follow, show, leave }: AlikeProps) {
  const say = useSay()
  return (
    <p className="values-note" role="status">
      {say(filesTexts.alike, count, value.before ?? '')}
      <button type="button" className="value-button main" onClick={follow}>
        {say(filesTexts.changeAlike, text)}
      </button>
      <button type="button" className="value-button" onClick={show}>
        {say(filesTexts.showAlike)}
      </button>
      <button type="button" className="value-button" onClick={leave}>
        {say(filesTexts.leaveAlike)}
      </button>
    </p>
  )
}

const none: readonly ProblemItem[] = []

/** Problems of the draft, where it is the notice that is worked on. */
function useProblems(path: string): readonly ProblemItem[] {
  const problems = useSessionState(({ entry, snapshot }) => (entry === path ? snapshot?.problems : undefined)) ?? none
  return useMemo(() => problems.filter(({ place, severity }) => place.file === path && severity !== 'information'), [problems, path])
}

/** Puts the focus on a row once the decision on another has been taken up: that row may be gone by then. */
function useFocusLater(body: React.RefObject<HTMLElement | null>, values: readonly DraftValue[]): (id: string | null) => void {
  const next = useRef<string | null>(null)
  useEffect(() => {
    if (next.current === null || values.length === 0) return
    const row = body.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.current)}"]`)
    next.current = null
    row?.focus()
  }, [values, body])
  return (id) => {
    next.current = id
  }
}
