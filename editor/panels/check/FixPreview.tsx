import type { Edit } from '../../../engine/index.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import { changedLines } from './changedLines.ts'

/** More changes of one fix are only counted. */
const most = 5

/** What a fix would make of the text: what goes, what comes. */
export function FixPreview({ edits }: { readonly edits: readonly Edit[] }) {
  const say = useSay()
  const { texts } = useSession()
  const lines = changedLines(edits, (file) => texts.text(file) ?? '')
  return (
    <div className="fix-preview">
      <span className="quiet">{say(checkTexts.preview)}</span>
      <div>
        {lines.slice(0, most).map(({ file, line, before, removed, added, after }) => (
          <div key={`${file} ${line} ${before} ${added}`} className="changed-line">
            <span className="line-number">{line}</span>
            <span>
              {before}
              {removed !== '' && <del>{removed}</del>}
              {added !== '' && <ins>{added}</ins>}
              {after}
            </span>
          </div>
        ))}
        {lines.length > most && <div className="quiet">{say(checkTexts.moreEdits, lines.length - most)}</div>}
      </div>
    </div>
  )
}
