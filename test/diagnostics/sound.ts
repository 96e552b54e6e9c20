import type { Compiled, Diagnostic, Span } from '../../engine/index.ts'

/** What holds of every check, whatever its input; one sentence for each thing that does not. */
export function faults({ diagnostics, sources, program, module }: Compiled): string[] {
  const wrong = (where: string, span: Span): string[] => {
    const text = sources.get(span.file)
    if (text === undefined) return [`${where} stands in ${span.file}, which was not read`]
    const inside = Number.isInteger(span.start) && 0 <= span.start && span.start <= span.end && span.end <= text.length
    return inside ? [] : [`${where} is ${span.start} to ${span.end} of ${text.length}`]
  }
  const ofFinding = ({ code, span, related, fix }: Diagnostic) => [
    ...wrong(code, span),
    ...related.flatMap((other) => wrong(`a related place of ${code}`, other)),
    ...(fix?.edits ?? []).flatMap((edit) => wrong(`the fix of ${code}`, edit.span)),
  ]
  const errors = diagnostics.some((found) => found.severity === 'error')
  return [
    ...diagnostics.flatMap(ofFinding),
    ...module.declarations.flatMap((d) => [...wrong(d.kind, d.span), ...wrong(`the head of a ${d.kind}`, d.headSpan)]),
    ...module.bindings.flatMap((binding) => wrong('a binding', binding.span)),
    ...(errors === (program !== null) ? ['there is a program just where there are errors'] : []),
  ]
}
