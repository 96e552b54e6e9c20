import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { CaseKey } from '../../../engine/service/index.ts'
import type { CaseFormAt } from '../../session/casesWork.ts'
import { changesOf } from '../../session/changed.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { homeTexts } from '../../texts/home.ts'
import type { CaseItem, InBoth } from '../../worker/snapshot.ts'
import { useOpenForm } from '../cases/useOpenForm.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'
import { CaseEntry } from './CaseEntry.tsx'
import './cases.css'

const none: ReadonlyMap<string, InBoth> = new Map()

type Filter = 'all' | 'failing' | 'changed'

/** What every sample case gets, in one list; the selected one with its values. */
export function CasesPane() {
  const say = useSay()
  const [filter, setFilter] = useState<Filter>('all')
  const [wanted, setWanted] = useState('')
  const cases = useSessionState((state) => state.snapshot?.results?.cases)
  const opening = useSessionState((state) => state.opening)
  const stale = useSessionState((state) => state.snapshot?.sound === false)
  const selected = useSessionState((state) => state.selectedCase)
  const openForm = useOpenForm()
  if (!cases) return <Pane title={say(homeTexts.cases)}>{null}</Pane>
  const keys = keysOf(cases)
  const changes = new Map(cases.map((each) => [each, changesOf(each, opening)]))
  const isChanged = (each: CaseItem) => (changes.get(each)?.size ?? 0) > 0
  const kept: Record<Filter, (each: CaseItem) => boolean> = {
    all: () => true,
    failing: ({ passed }) => !passed,
    changed: isChanged,
  }
  const shown = cases.filter((each) => kept[filter](each) && `${each.name} ${each.clause ?? ''}`.includes(wanted.trim()))
  const failing = cases.filter(({ passed }) => !passed).length
  const options = [
    { value: 'all', label: `${say(homeTexts.all)} ${cases.length}` },
    { value: 'failing', label: say(homeTexts.failing, failing) },
    { value: 'changed', label: say(homeTexts.changed, cases.filter(isChanged).length) },
  ]
  return (
    <Pane
      title={say(homeTexts.cases)}
      stale={stale}
      tools={
        <>
          <Button size="small" onClick={() => openForm(newCase(cases, selected))}>
            {say(homeTexts.newCase)}
          </Button>
          <Segmented
            aria-label={say(homeTexts.show)}
            size="small"
            value={filter}
            options={options}
            onChange={(chosen) => setFilter(chosen as Filter)}
          />
        </>
      }
    >
      <Input
        className="case-find"
        variant="borderless"
        allowClear
        placeholder={say(homeTexts.find)}
        aria-label={say(homeTexts.find)}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      {shown.length === 0 ? (
        <EmptyState>{say(cases.length === 0 ? homeTexts.noCases : homeTexts.noneShown)}</EmptyState>
      ) : (
        <ul className="case-list">
          {shown.map((each) => {
            const key = keys.get(each) as CaseKey
            return (
              <CaseEntry key={`${key.entity}\n${key.name}\n${key.nth}`} each={each} caseKey={key} changes={changes.get(each) ?? none} />
            )
          })}
        </ul>
      )}
    </Pane>
  )
}

/** A new case beside the selected one, of the same kind. */
function newCase(cases: readonly CaseItem[], selected: string | null): CaseFormAt {
  const near = cases.find(({ name }) => name === selected) ?? cases.at(-1)
  return { kind: 'new', entity: near?.entity ?? null, near: near?.name ?? null }
}

/** Names may be given twice: then the place among those of one name tells which is meant. */
function keysOf(cases: readonly CaseItem[]): ReadonlyMap<CaseItem, CaseKey> {
  const counts = new Map<string, number>()
  return new Map(
    cases.map((each): [CaseItem, CaseKey] => {
      const { entity, name } = each
      const kind = `${entity}\n${name}`
      const nth = counts.get(kind) ?? 0
      counts.set(kind, nth + 1)
      return [each, { entity, name, nth }]
    }),
  )
}
