import type * as ast from '../../../../grammar/ast.ts'
import { type Language, render } from '../../../../grammar/diagnostic.ts'
import { showValue } from '../../../program/show.ts'
import type { Document } from '../../workspace.ts'
import { languageTexts } from '../texts.ts'
import type { Hover } from './hover.ts'

/** What a number of the prose is bound to, and what its rules give now; null where no bound number stands. */
export function bindingHover({ compiled }: Document, { text, bindings }: ast.Module, offset: number, language: Language): Hover | null {
  const found = bindings.find(({ textSpan }) => textSpan.start <= offset && offset <= textSpan.end)
  if (!found) return null
  const { textSpan, span, condition } = found
  const checked = compiled.bindings.find(({ binding }) => binding.span.file === span.file && binding.span.start === span.start)
  const texts = languageTexts[language]
  const values = (checked?.found ?? []).flatMap((value, index) => {
    const expr = checked?.values?.[index]
    return value.kind === 'value' && expr ? [showValue(expr.type, value.value)[language]] : []
  })
  const wrong = checked?.diagnostics.map((diagnostic) => render(diagnostic, language)).join('\n') ?? ''
  const target = text.slice(textSpan.end + 2, span.end - 1).replace(/^<(.*)>$/s, '$1')
  return {
    span: textSpan,
    about: {
      kind: texts.binding,
      title: found.text,
      text: wrong,
      facts: [
        ...(values.length > 0 ? [{ label: texts.givesNow, value: values.join(found.together === 'proportion' ? ' : ' : '、') }] : []),
        ...(condition ? [{ label: texts.under, value: text.slice(condition.span.start, condition.span.end) }] : []),
      ],
      code: target.replace(/^[=＝]/, '').trim(),
      quotations: [],
    },
  }
}
