import type { Values } from '../../grammar/messages/index.ts'
import type { recordMessages } from '../../grammar/messages/records.ts'
import type { Refusal } from '../program/outcome.ts'

/** Takes up a refusal and stands for the missing value; reading goes on, so that all faults of a record are reported. */
export type Report = (refusal: Refusal) => null

/** Makes a refusal; the catalogue types which values a code takes, and the field is the one among them. */
export function refuse<C extends keyof typeof recordMessages>(code: C, values: Values<C>): Refusal {
  const field = (values as { readonly field?: string }).field ?? null
  return { code, field, values: values as Readonly<Record<string, unknown>> }
}

/** The most faults that are told of one record: a record may be one long line of nothing else. */
export const faultLimit = 100

/** A report that gathers refusals in a list, up to the limit. */
export function reportTo(refusals: Refusal[]): Report {
  return (refusal) => {
    if (refusals.length < faultLimit) refusals.push(refusal)
    return null
  }
}
