import type { CaseKey, TypedCase, Witness } from '../../engine/service/index.ts'

/** What the officer does on the cases screen: which cases are shown, what stands in the form, and what could not be written. */
export interface CasesWork {
  readonly view: CasesView
  readonly form: CaseFormWork | null
  readonly unwritten: Unwritten
}

export interface CasesView {
  readonly show: 'all' | 'failing' | 'changed'
  /** Only cases of this entity, by `entityKey`; null for all; undefined, nothing chosen yet, for that of the selected case. */
  readonly entity: string | null | undefined
  /** Only cases of this clause. */
  readonly clause: string | null
  readonly text: string
}

/** What a form is opened for. */
export type CaseFormAt =
  | { readonly kind: 'new'; readonly entity: string | null; readonly near: string | null }
  | { readonly kind: 'edit'; readonly case: CaseKey }
  /** A case of the record that shows a finding, to stand beside those of the table. */
  | { readonly kind: 'witness'; readonly witness: Witness; readonly table: string | null }

export interface CaseFormWork {
  readonly at: CaseFormAt
  /** As it was opened, and as it stands; null until it is known. */
  readonly opened: TypedCase | null
  readonly typed: TypedCase | null
  /** Fields that were given an ordinary value, for a witness. */
  readonly filled: readonly string[]
}

/** What was typed into the grid and could not be written: it stays where it was typed, with the reason. */
export interface Unwritten {
  /** By `cellKey`. */
  readonly cells: Readonly<Record<string, UnwrittenCell>>
  /** New rows below the last one. */
  readonly rows: readonly UnwrittenRow[]
}

export interface UnwrittenCell extends Fate {
  readonly text: string
}

export interface UnwrittenRow extends Fate {
  readonly id: number
  /** Column → text. */
  readonly texts: Readonly<Record<string, string>>
}

/** What became of something that was typed. */
export interface Fate {
  /** Why it could not be written. */
  readonly message: string | null
  /** Of the text that has it: it is shown until the sheet is of that text. null while it is not written. */
  readonly revision: number | null
}

export const noUnwritten: Unwritten = { cells: {}, rows: [] }

export const initialCasesWork: CasesWork = {
  view: { show: 'all', entity: undefined, clause: null, text: '' },
  form: null,
  unwritten: noUnwritten,
}

/** null is the notice itself. */
export const entityKey = (entity: string | null): string => (entity === null ? 'notice' : `entity ${entity}`)

export const caseKeyText = ({ entity, name, nth }: CaseKey): string => JSON.stringify([entity, name, nth])

export const cellKey = (of: CaseKey, column: string): string => `${caseKeyText(of)} ${column}`

/** Whether leaving the form would lose something. */
export const isUnsaved = (form: CaseFormWork | null): boolean =>
  form !== null && form.typed !== null && (form.at.kind === 'witness' || JSON.stringify(form.typed) !== JSON.stringify(form.opened))
