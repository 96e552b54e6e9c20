import { useEffect, useRef } from 'react'
import type { OutlineClause } from '../../../engine/service/index.ts'
import { useAnswer, useSay, useSessionState } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { Pane } from '../common/Pane.tsx'

/** The clauses of the notice, each with what is found in it; a clause leads to its page. */
export function Outline({ onShow }: { readonly onShow: (block: string) => void }) {
  const say = useSay()
  const outline = useAnswer('outline', {})
  const entry = useSessionState((state) => state.entry)
  const at = useSessionState(({ caret }) => (caret?.file === entry ? caret.start : -1))
  const here = outline?.findLast(({ span }) => span.start <= at)?.path
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    if (here !== undefined) table.current?.querySelector('.here')?.scrollIntoView({ block: 'nearest' })
  }, [here])
  // A column of nothing would only take the room of the titles.
  const columns = counted.filter(([key]) => key === 'sentences' || outline?.some((clause) => clause[key] > 0))
  return (
    <Pane title={say(noticeTexts.outline)}>
      {outline?.length === 0 && <EmptyState>{say(noticeTexts.noClauses)}</EmptyState>}
      {outline && outline.length > 0 && (
        <table className="points outline" ref={table}>
          <thead>
            <tr>
              <th scope="col">{say(noticeTexts.outline)}</th>
              {columns.map(([, text]) => (
                <th key={text.zh} scope="col" className="count">
                  {say(text)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outline.map((clause) => (
              <Clause key={clause.path} clause={clause} columns={columns} here={clause.path === here} onShow={onShow} />
            ))}
          </tbody>
        </table>
      )}
    </Pane>
  )
}

const counted = [
  ['sentences', noticeTexts.sentences],
  ['uncovered', noticeTexts.uncoveredCount],
  ['differing', noticeTexts.differingCount],
  ['unsettled', noticeTexts.openCount],
] as const

interface ClauseProps {
  readonly clause: OutlineClause
  readonly columns: readonly (typeof counted)[number][]
  readonly here: boolean
  readonly onShow: (block: string) => void
}

function Clause({ clause, columns, here, onShow }: ClauseProps) {
  const { number, title, depth, block } = clause
  return (
    <tr className={here ? 'here' : undefined} aria-current={here ? 'location' : undefined}>
      <th scope="row" style={{ paddingLeft: 12 + depth * 14 }}>
        <button type="button" className="place-link" disabled={block === null} onClick={() => block !== null && onShow(block)}>
          {number.includes(title) ? number : number + title}
        </button>
      </th>
      {columns.map(([key]) => (
        <td key={key} className={clause[key] > 0 && key !== 'sentences' ? `count ${key} some` : 'count'}>
          {clause[key] === 0 ? '' : clause[key]}
        </td>
      ))}
    </tr>
  )
}
