import { type Language, messageOf } from '../../../grammar/diagnostic.ts'
import type { bundleMessages } from '../../../grammar/messages/bundle.ts'
import { catalogue, type Values } from '../../../grammar/messages/index.ts'

/** What is found where a bundle is read or made again, as data. */
export interface BundleProblem {
  readonly code: keyof typeof bundleMessages
  readonly values: Readonly<Record<string, unknown>>
}

export function bundleProblem<C extends BundleProblem['code']>(code: C, values: Values<C>): BundleProblem {
  return { code, values: values as Readonly<Record<string, unknown>> }
}

export function bundleProblemText({ code, values }: BundleProblem, language: Language): string {
  return messageOf(code, values as Values<BundleProblem['code']>, language)
}

/** Whether it says that the results are others, or can't be had. */
export const isFault = ({ code }: BundleProblem): boolean => catalogue[code].severity === 'error'
