import { type Diagnostic, hintOf, render } from '../../../grammar/diagnostic.ts'

/** Code and sentence of every finding, for comparison in tests. */
export const found = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map((d) => `${d.code}: ${render(d, 'zh')}`)

export const codes = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map((d) => d.code)

export const hints = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map((d) => hintOf(d, 'zh'))

export const fixes = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.flatMap((d) => d.fix?.edits.map((e) => e.text) ?? [])
