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

/** A report that gathers refusals in a list. */
export function reportTo(refusals: Refusal[]): Report {
  return (refusal) => {
    refusals.push(refusal)
    return null
  }
}
