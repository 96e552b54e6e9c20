import {
  confirm,
  type Drafted,
  type DraftValue,
  decisionsFile,
  type Edit,
  noticeTemplate,
  readDecisions,
  scenarioTemplate,
  type ValueChange,
  withdraw,
  writeDecisions,
} from '../../../engine/index.ts'
import { changeValues, draftFrom, draftValues, type Workspace, withNoticeName, withQuotations } from '../../../engine/service/index.ts'
import type { About } from './about.ts'
import { headOf } from './heads.ts'
import { folderOf, inside, seenFrom } from './paths.ts'

/** A draft beside last year's notice. */
export interface DraftList {
  readonly values: readonly DraftValue[]
  /** The name of last year's notice, and its path where it is there. */
  readonly from: { readonly name: string; readonly path: string | null }
  /** The ids whose confirmation is written down. */
  readonly recorded: readonly string[]
}

interface Deciding {
  /** The decisions file. */
  readonly file: string
  readonly confirmed: readonly { readonly id: string; readonly text: string | null }[]
  readonly withdrawn: readonly string[]
}

interface CopiedFile {
  readonly path: string
  readonly text: string
}

/** New notices, and next year's. */
export const draftingAnswers = (workspace: Workspace) => ({
  /** The files of next year's notice; `folder` is where they are to stand. Null where the base is not there. */
  drafted({
    base,
    folder,
    name,
    baseDate,
  }: About & { readonly base: string; readonly folder: string; readonly name: string; readonly baseDate: string | null }): Drafted | null {
    const document = workspace.open(base)
    const options = { name, basePath: seenFrom(folder, base), ...(baseDate === null ? {} : { baseDate }) }
    return document && draftFrom(document, options)
  },
  /** The text of a new notice; null where its name or date can't be written. */
  newNotice({ name, baseDate, language }: About & { readonly name: string; readonly baseDate: string }): string | null {
    return noticeTemplate(name, language, baseDate)
  },
  /** The text of a new scenario of a notice, to stand in `folder`; null where a name can't be written. */
  newScenario({
    name,
    notice,
    folder,
    language,
  }: About & { readonly name: string; readonly notice: string; readonly folder: string }): string | null {
    const base = headOf(notice, workspace.text(notice) ?? '').name
    return base === null ? null : scenarioTemplate(name, { name: base, path: seenFrom(folder, notice) }, language)
  },
  /** Copies of files, to be put elsewhere: their notice has another name, which scenarios among them follow. Null where it can't be written. */
  duplicated({ paths, name }: About & { readonly paths: readonly string[]; readonly name: string }): readonly CopiedFile[] | null {
    const copies = paths.flatMap((path) => {
      const text = workspace.text(path) ?? ''
      const { kind, base } = headOf(path, text)
      const follows = kind === 'notice' || (base !== null && paths.includes(inside(folderOf(path), base)))
      const document = follows ? workspace.open(path) : null
      const copied = document ? withNoticeName(document, name) : text
      return copied === null ? [] : [{ path, text: copied }]
    })
    return copies.length < paths.length ? null : copies
  },
  /** The text of a draft's decisions after some values were confirmed and some confirmations taken back; null where it has none. */
  decided({ file, confirmed, withdrawn }: About & Deciding): string | null {
    const decisions = readDecisions(workspace.text(file) ?? '')
    return decisions && writeDecisions(withdraw(confirm(decisions, ...confirmed), ...withdrawn))
  },
  /** The edits that let values of a draft say something else; null where the draft is not there. */
  changedValues({ path, changes }: About & { readonly path: string; readonly changes: readonly ValueChange[] }): Edit[] | null {
    const document = workspace.open(path)
    return document && changeValues(document, changes)
  },
  /** The edits of a fix with those of the quotations that follow it. */
  fixWithQuotations({ path, edits }: About & { readonly path: string; readonly edits: readonly Edit[] }): Edit[] {
    const document = workspace.open(path)
    return document ? withQuotations(document, edits) : [...edits]
  },
  /** The base date of a notice, ISO; null where it has none. */
  baseDate({ path }: About & { readonly path: string }): string | null {
    const document = workspace.open(path)
    const drafted = document && draftFrom(document, { name: headOf(path, workspace.text(path) ?? '').name ?? '' })
    return drafted?.kind === 'draft' ? drafted.decisions.from.baseDate : null
  },
  /** Every value of a draft and how far it is decided; null for a notice that is no draft. */
  draftList({ path }: About & { readonly path: string }): DraftList | null {
    const folder = folderOf(path)
    const decisions = readDecisions(workspace.text(inside(folder, decisionsFile)) ?? '')
    const draft = workspace.open(path)
    if (!decisions || !draft) return null
    const base = inside(folder, decisions.from.path)
    const before = workspace.open(base)
    return {
      values: draftValues(draft, before, decisions),
      from: { name: decisions.from.name, path: before ? base : null },
      recorded: Object.keys(decisions.confirmed),
    }
  },
})
