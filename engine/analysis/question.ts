import { type Context, dimensionOf } from './context.ts'
import type { Dimension } from './dimension.ts'

/** The readings of a question as a dimension; null where there is no such question. */
export function questionDimension(context: Context, name: string): Dimension | null {
  const question = context.questions.get(name)
  if (!question) return null
  return dimensionOf(context, `question ${name}`, () => {
    const members = question.readings.map((r) => r.name)
    const preferred = BigInt(Math.max(0, members.indexOf(question.default)))
    return {
      origin: { kind: 'question', question: name, preferred },
      axis: { kind: 'members', members },
      bounds: { minimum: 0n, maximum: BigInt(members.length - 1) },
    }
  })
}
