import { useSay, useSession } from '../../session/hooks.ts'
import type { Version } from '../../session/keeping/keeping.ts'
import { filesTexts } from '../../texts/files.ts'
import { dayAndTime } from '../common/clock.ts'

interface VersionListProps {
  readonly path: string
  readonly versions: readonly Version[]
  readonly chosen: string | null
  readonly choose: (id: string) => void
}

/** Versions by when they were written, each with how much longer the text after it is. */
export function VersionList({ path, versions, chosen, choose }: VersionListProps) {
  const { texts } = useSession()
  return (
    <ol className="version-list">
      {versions.map((version, i) => (
        <li key={version.id}>
          <VersionLine
            version={version}
            grown={(versions[i - 1]?.length ?? texts.text(path)?.length ?? 0) - version.length}
            chosen={version.id === chosen}
            choose={() => choose(version.id)}
          />
        </li>
      ))}
    </ol>
  )
}

interface VersionLineProps {
  readonly version: Version
  /** Characters that the text after it has more. */
  readonly grown: number
  readonly chosen: boolean
  readonly choose: () => void
}

function VersionLine({ version: { name, kind, at }, grown, chosen, choose }: VersionLineProps) {
  const say = useSay()
  return (
    <button type="button" className="version-line" aria-pressed={chosen} onClick={choose}>
      <span className="version-time">{dayAndTime(at)}</span>
      <span className={name === null ? 'quiet' : 'version-name'}>{name ?? say(filesTexts.kinds[kind])}</span>
      <span className="quiet version-grown">{say(filesTexts.versionChange, signed(grown))}</span>
    </button>
  )
}

const signed = (count: number): string => (count > 0 ? `＋${count}` : count < 0 ? `−${-count}` : '±0')
