import { useSay, useSession } from '../../session/hooks.ts'
import { useKeeping } from '../../session/keeping/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import { withEnding } from './groups.ts'

interface NoticeWish {
  readonly name: string
  readonly folder: string
  /** As the officer typed it. */
  readonly baseDate: string
}

/** A day that there is, ISO. */
function isDay(text: string): boolean {
  const day = new Date(text)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Makes notices and scenarios, and opens them; each says what stands in the way, or null. */
export function useMaking() {
  const session = useSession()
  const keeping = useKeeping()
  const say = useSay()

  const add = async (files: readonly { readonly path: string; readonly text: string }[]): Promise<string | null> => {
    const refusal = await keeping.add(files)
    return refusal ? say(refusal) : null
  }
  const wrong = ({ name, folder, baseDate }: NoticeWish): string | null => {
    if (name === '') return say(filesTexts.nameEmpty)
    if (folder === '') return say(filesTexts.folderEmpty)
    return isDay(baseDate) ? null : say(filesTexts.dateBad)
  }

  return {
    async notice(wish: NoticeWish): Promise<string | null> {
      const problem = wrong(wish)
      if (problem !== null) return problem
      const text = await session.ask('newNotice', { name: wish.name, baseDate: wish.baseDate })
      if (text === null) return say(filesTexts.nameBad)
      const path = `${wish.folder}/notice.md`
      const refusal = await add([{ path, text }])
      if (refusal !== null) return refusal
      session.dispatch({ kind: 'notice', entry: path })
      session.dispatch({ kind: 'screen', screen: 'draft' })
      return null
    },
    async nextYear({ base, ...wish }: NoticeWish & { readonly base: string }): Promise<string | null> {
      const problem = wrong(wish)
      if (problem !== null) return problem
      const { name, folder, baseDate } = wish
      const drafted = await session.ask('drafted', { base, folder, name, baseDate })
      if (drafted === null) return say(filesTexts.noNotice)
      if (drafted.kind === 'problem') return say(problems[drafted.problem])
      const refusal = await add([...drafted.files].map(([file, text]) => ({ path: `${folder}/${file}`, text })))
      if (refusal !== null) return refusal
      session.dispatch({ kind: 'notice', entry: `${folder}/notice.md` })
      keeping.view({ folder, tab: 'values', file: null })
      return null
    },
    async scenario(wish: {
      readonly notice: string
      readonly folder: string
      readonly name: string
      readonly file: string
    }): Promise<string | null> {
      const { name, notice, folder } = wish
      if (name === '' || wish.file === '') return say(filesTexts.nameEmpty)
      const text = await session.ask('newScenario', { name, notice, folder })
      if (text === null) return say(filesTexts.nameBad)
      const path = [folder, withEnding(wish.file, '.md')].filter(Boolean).join('/')
      const refusal = await add([{ path, text }])
      if (refusal !== null) return refusal
      session.dispatch({ kind: 'notice', entry: path })
      session.dispatch({ kind: 'screen', screen: 'draft' })
      return null
    },
  }
}

const problems = { noNotice: filesTexts.noNotice, badName: filesTexts.nameBad, badDate: filesTexts.dateBad } as const
