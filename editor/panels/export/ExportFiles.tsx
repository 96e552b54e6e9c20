import { Button } from 'antd'
import { useState } from 'react'
import { useSay, useSessionState } from '../../session/hooks.ts'
import { exportTexts } from '../../texts/export.ts'
import { download } from '../common/download.ts'
import { Twist } from '../common/Twist.tsx'
import { zipOf } from './zip.ts'

interface ExportFile {
  readonly path: string
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly sha256: string | null
}

/** The files of an export, to look at and to download; what only machines read of it is folded away. */
export function ExportFiles({ target, files }: { readonly target: string; readonly files: readonly ExportFile[] }) {
  const say = useSay()
  const entry = useSessionState((state) => state.entry)
  const [read, data] = [files.filter((file) => !isData(file)), files.filter(isData)]
  const [open, setOpen] = useState<string | null>(null)
  const toggle = (path: string) => setOpen((before) => (before === path ? null : path))
  const notice = entry.split('/').at(-2) ?? 'notice'
  return (
    <>
      <div className="target-tools">
        <p className="quiet">
          {say(exportTexts.files, files.length)}
          <KitLine files={files} />
        </p>
        <Button type="primary" onClick={() => download(`${notice}-${target}.zip`, zipOf(files))}>
          {say(exportTexts.downloadAll)}
        </Button>
      </div>
      <FileTable files={read} open={open} toggle={toggle} />
      {data.length > 0 && (
        <details className="export-data">
          <summary>{say(exportTexts.dataFiles, data.length)}</summary>
          <FileTable files={data} open={open} toggle={toggle} />
        </details>
      )}
    </>
  )
}

/** Records with their results, and schemas: hundreds of files that nobody opens by hand. */
const isData = ({ path }: ExportFile): boolean => /^(kit\/.*\d.*|tck\/.*-test-\d+|schema\/.*)\.\w+$/.test(path)

/** What the kit holds, as it says of itself. Nothing was run here: only the target's own system can show that it agrees. */
function KitLine({ files }: { readonly files: readonly ExportFile[] }) {
  const say = useSay()
  const kit = kitOf(files.find(({ path }) => path === 'kit/kit.json')?.content)
  if (!kit) return null
  const count = (of: (group: KitIndex['groups'][number]) => number) => kit.groups.reduce((sum, group) => sum + of(group), 0)
  const [cases, refusals] = [count((group) => group.cases), count((group) => group.refusals)]
  return <> · {say(exportTexts.kit, cases, refusals, kit.exercised, kit.exercisable)}</>
}

/** Of `kit/kit.json`. */
interface KitIndex {
  readonly exercised: number
  readonly exercisable: number
  readonly groups: readonly { readonly cases: number; readonly refusals: number }[]
}

const kitOf = (content: ExportFile['content'] | undefined): KitIndex | null =>
  typeof content === 'string' ? (JSON.parse(content) as KitIndex) : null

interface FileTableProps {
  readonly files: readonly ExportFile[]
  /** The path of the file that is shown under its line. */
  readonly open: string | null
  readonly toggle: (path: string) => void
}

function FileTable({ files, open, toggle }: FileTableProps) {
  const say = useSay()
  return (
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
          <FileRow key={file.path} file={file} open={file.path === open} onToggle={() => toggle(file.path)} />
        ))}
      </tbody>
    </table>
  )
}

interface FileRowProps {
  readonly file: ExportFile
  readonly open: boolean
  readonly onToggle: () => void
}

/** A file's line, and under it what the file holds: in a list of many, what stands below the list is out of sight. */
function FileRow({ file, open, onToggle }: FileRowProps) {
  return (
    <>
      <FileLine file={file} open={open} onToggle={onToggle} />
      {open && (
        <tr>
          <td colSpan={4} className="export-content">
            <Preview file={file} />
          </td>
        </tr>
      )}
    </>
  )
}

function FileLine({ file: { path, content, sha256 }, open, onToggle }: FileRowProps) {
  const say = useSay()
  return (
    <tr className={open ? 'chosen' : undefined}>
      <th scope="row">
        <button type="button" className="place-link" aria-expanded={open} title={say(exportTexts.previewOf, path)} onClick={onToggle}>
          <Twist open={open} /> {path}
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
        <pre className={path.endsWith('.md') ? 'prose' : undefined}>{lines.slice(0, longest).join('\n')}</pre>
      </section>
    </>
  )
}
