import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import { DiffPane, type DiffPlace, type DiffSteps } from '../../monaco/DiffPane.tsx'
import { type Before, editedFiles } from '../../session/comparing.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { compareTexts } from '../../texts/compare.ts'
import { EmptyState } from '../common/EmptyState.tsx'
import { useNarrow } from '../common/useNarrow.ts'

interface TextPartProps {
  readonly before: Before
  /** What the two sides are called. */
  readonly names: readonly [before: string, after: string]
  /** The files that the notice is made of. */
  readonly files: readonly string[]
  /** A place of the side before that was asked for. */
  readonly place: DiffPlace | null
}

/** The two texts beside each other, what they have in common folded. */
export function TextPart({ before, names, files, place }: TextPartProps) {
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const entry = useSessionState((state) => state.entry)
  // The text on the right is that of now.
  useSessionState((state) => state.revision)
  const [wanted, setWanted] = useState<string | null>(null)
  const steps = useRef<DiffSteps>(null)
  const now = (path: string) => session.texts.text(path)
  const differing = before.texts ? editedFiles({ ...currentOf(files, now), ...before.texts }, now, files) : []
  const file =
    [place?.file, wanted].find((path) => path != null && differing.includes(path)) ??
    (differing.includes(entry) ? entry : (differing[0] ?? entry))
  const [left, right] = [
    before.texts ? (before.texts[file] ?? now(file) ?? '') : (now(before.entry) ?? ''),
    now(before.texts ? file : entry) ?? '',
  ]
  return (
    <div className="compare-text">
      <div className="compare-text-head">
        <span>{narrow ? `${names[0]} → ${names[1]}` : names[0]}</span>
        <span className="compare-text-now">
          <span>{!narrow && names[1]}</span>
          {differing.length > 1 && (
            <Select
              size="small"
              aria-label={say(compareTexts.file)}
              value={file}
              options={differing.map((path) => ({ value: path, label: path }))}
              onChange={setWanted}
              popupMatchSelectWidth={false}
            />
          )}
          <Button size="small" disabled={left === right} onClick={() => steps.current?.previous()}>
            {say(compareTexts.previous)}
          </Button>
          <Button size="small" disabled={left === right} onClick={() => steps.current?.next()}>
            {say(compareTexts.next)}
          </Button>
        </span>
      </div>
      {left === right ? (
        <EmptyState>{say(compareTexts.textSame)}</EmptyState>
      ) : (
        <DiffPane before={left} after={right} label={say(compareTexts.diffLabel, file)} sideBySide={!narrow} place={place} steps={steps} />
      )}
    </div>
  )
}

const currentOf = (files: readonly string[], now: (path: string) => string | null): Record<string, string> =>
  Object.fromEntries(files.flatMap((path) => ((text) => (text === null ? [] : [[path, text]]))(now(path))))
