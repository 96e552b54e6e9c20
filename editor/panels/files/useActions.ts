import { App } from 'antd'
import { useSay, useSession } from '../../session/hooks.ts'
import { packed } from '../../session/keeping/exporting.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { usersOf, withReferences } from '../../session/keeping/references.ts'
import type { FileItem } from '../../session/keeping/useFileHeads.ts'
import { filesTexts } from '../../texts/files.ts'
import { download } from '../common/download.ts'

/** What is done with files that are there. */
export function useActions() {
  const session = useSession()
  const keeping = useKeeping()
  const say = useSay()
  const { modal } = App.useApp()
  const { texts, dispatch } = session
  const all = () => texts.paths.map((path) => ({ path, text: texts.text(path) ?? '' }))

  const removeNow = async (paths: readonly string[]) => {
    const refusal = await keeping.remove(paths)
    if (refusal) dispatch({ kind: 'message', severity: 'error', text: say(refusal) })
    else keeping.view({ folder: null, file: null, tab: 'files' })
  }
  return {
    /** Opens a notice or a scenario to be worked on; of any other file, its source. */
    open({ path, kind }: FileItem): void {
      const main = kind === 'notice' || kind === 'scenario'
      dispatch(main ? { kind: 'notice', entry: path } : { kind: 'file', file: path })
      dispatch({ kind: 'screen', screen: 'draft' })
      dispatch({ kind: 'pane', pane: 'source' })
    },
    /** Throws files away; where others use them, only after asking. */
    remove(paths: readonly string[]): void {
      const users = usersOf(all(), paths)
      if (users.length === 0) void removeNow(paths)
      else
        modal.confirm({
          title: say(filesTexts.removeUsed),
          content: say(filesTexts.usedBy, users.join('、')),
          okText: say(filesTexts.removeAnyway),
          okButtonProps: { danger: true },
          cancelText: say(filesTexts.cancel),
          onOk: () => removeNow(paths),
        })
    },
    downloadFile: (path: string) => download(path.slice(path.lastIndexOf('/') + 1), texts.text(path) ?? ''),
    /** The files with what they refer to, so that they are whole where they are imported. */
    downloadZip: (name: string, paths: readonly string[]) => download(`${name}.zip`, packed(texts, withReferences(all(), paths))),
  }
}
