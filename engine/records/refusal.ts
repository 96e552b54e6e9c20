import type { Code, Values } from '../../grammar/messages/index.ts'
import type { recordMessages } from '../../grammar/messages/records.ts'

/** Why a record is refused, as data; its sentence is made at the edge from the catalogue. */
export interface Refusal {
  readonly code: Code
  /** The field's path, e.g. 就诊[2].入院日期 (elements counted from 1); null where the record as a whole is meant. */
  readonly field: string | null
  readonly values: Readonly<Record<string, unknown>>
}

/** Takes up a refusal and stands for the missing value; reading goes on, so that all faults of a record are reported. */
export type Report = (refusal: Refusal) => null

/** Makes a refusal; the catalogue types which values a code takes, and the field is the one among them. */
export function refuse<C extends keyof typeof recordMessages>(code: C, values: Values<C>): Refusal {
  const field = (values as { readonly field?: string }).field ?? null
  return { code, field, values: values as Readonly<Record<string, unknown>> }
}

/** A report that gathers refusals in a list. */
export function reportTo(refusals: Refusal[]): Report {
  return (refusal) => {
    refusals.push(refusal)
    return null
  }
}
