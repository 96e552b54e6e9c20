import { expect, it } from 'vitest'
import type { Reading, Rounding } from '../../engine/program/program.ts'
import { nullable, object, oneOf, type Shaped, tagged, text, whole } from '../../engine/program/schema/shape.ts'
import type { RoundingMode } from '../../engine/types/type.ts'

type Answer = { readonly kind: 'yes' } | { readonly kind: 'no'; readonly why: string }

const span: Shaped<Reading['span']> = object('', { file: text, start: whole(0), end: whole(0) })

/** The type checker reads this file too: an error that is expected and does not come is an error. */
it('shapes that differ from their type do not compile', () => {
  // @ts-expect-error a field is missing
  object<Reading>('', { span })
  // @ts-expect-error a field too many
  object<Reading>('', { span, name: text, text })
  // @ts-expect-error a field of another type
  object<Reading>('', { span, name: whole(0) })
  // @ts-expect-error a field that may not be null
  object<Reading>('', { span, name: nullable(text) })
  // @ts-expect-error a mode is missing
  oneOf<RoundingMode>({ 'half-up': 0, down: 0, up: 0 })
  // @ts-expect-error any text is more than a mode
  object<Rounding>('', { mode: text, scale: whole(0) })
  // @ts-expect-error a kind is missing
  tagged<Answer>('', { yes: ['', {}] })
  expect(tagged<Answer>('', { yes: ['', {}], no: ['', { why: text }] })).toMatchObject({ kind: 'tagged' })
})
