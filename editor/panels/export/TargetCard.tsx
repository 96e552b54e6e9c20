import { Button } from 'antd'
import { useState } from 'react'
import type { TargetLine } from '../../../engine/service/index.ts'
import { useAnswer, useSay, useSessionState } from '../../session/hooks.ts'
import { version } from '../../session/version.ts'
import { exportTexts } from '../../texts/export.ts'
import { ProblemList } from '../check/ProblemList.tsx'
import { download } from '../common/download.ts'
import { zipOf } from './zip.ts'

/** A target: what it is, its files or why there are none. */
export function TargetCard({ target: { id, name, about } }: { readonly target: TargetLine }) {
  const say = useSay()
  const answer = useAnswer('exported', { target: id, version })
  return (
    <section className="target-card" aria-labelledby={`target-${id}`}>
      <h3 id={`target-${id}`}>{name}</h3>
      <p>{about}</p>
      {!answer && <p className="quiet">{say(exportTexts.working)}</p>}
      {answer?.kind === 'refused' && (
        <>
          <p className="refused" role="status">
            {say(answer.because === 'errors' ? exportTexts.refused : exportTexts.cannot)}
          </p>
          <ProblemList problems={answer.problems} />
        </>
      )}
      {answer?.kind === 'files' && <Files target={id} files={answer.files} />}
    </section>
  )
}

interface ExportFile {
  readonly path: string
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly sha256: string | null
}

function Files({ target, files }: { readonly target: string; readonly files: readonly ExportFile[] }) {
  const say = useSay()
  const entry = useSessionState((state) => state.entry)
  const [chosen, setChosen] = useState(files[0]?.path ?? '')
  const shown = files.find(({ path }) => path === chosen) ?? files[0]
  const notice = entry.split('/').at(-2) ?? 'notice'
  return (
    <>
      <div className="target-tools">
        <span className="quiet">{say(exportTexts.files, files.length)}</span>
        <Button type="primary" onClick={() => download(`${notice}-${target}.zip`, zipOf(files))}>
          {say(exportTexts.downloadAll)}
        </Button>
      </div>
      <table className="export-files">
        <thead>
          <tr>
            <th scope="col">{say(exportTexts.file)}</th>
            <th scope="col" className="count">
              {say(exportTexts.size)}
            </th>
            <th scope="col">{say(exportTexts.hash)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <FileRow key={file.path} file={file} chosen={file === shown} onChoose={() => setChosen(file.path)} />
          ))}
        </tbody>
      </table>
      {shown && <Preview file={shown} />}
    </>
  )
}

interface FileRowProps {
  readonly file: ExportFile
  readonly chosen: boolean
  readonly onChoose: () => void
}

function FileRow({ file: { path, content, sha256 }, chosen, onChoose }: FileRowProps) {
  const say = useSay()
  return (
    <tr className={chosen ? 'chosen' : undefined}>
      <th scope="row">
        <button type="button" className="place-link" aria-pressed={chosen} title={say(exportTexts.previewOf, path)} onClick={onChoose}>
          {path}
        </button>
      </th>
      <td className="count">{say(exportTexts.bytes, sizeOf(content))}</td>
      <td>
        {sha256 === null ? <span className="quiet">{say(exportTexts.list)}</span> : <code title={sha256}>{sha256.slice(0, 16)}…</code>}
      </td>
      <td className="count">
        <Button
          size="small"
          aria-label={say(exportTexts.downloadFile, path)}
          onClick={() => download(path.split('/').at(-1) ?? path, content)}
        >
          {say(exportTexts.download)}
        </Button>
      </td>
    </tr>
  )
}

const sizeOf = (content: ExportFile['content']): number =>
  typeof content === 'string' ? new TextEncoder().encode(content).length : content.length

/** More lines than anyone reads here would only make the page slow. */
const longest = 500

function Preview({ file: { path, content } }: { readonly file: ExportFile }) {
  const say = useSay()
  if (typeof content !== 'string') return <p className="quiet">{say(exportTexts.noPreview)}</p>
  const lines = content.split('\n')
  return (
    <>
      {lines.length > longest && <p className="quiet">{say(exportTexts.shortened, longest, lines.length)}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="export-preview" tabIndex={0} aria-label={say(exportTexts.previewOf, path)}>
        <pre>{lines.slice(0, longest).join('\n')}</pre>
      </section>
    </>
  )
}
