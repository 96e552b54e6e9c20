import type { RefObject } from 'react'
import type { say } from '../texts/text.ts'
import type { ColumnLayout } from './layout.ts'
import type { Lines } from './lines.ts'
import type { Sheet } from './model.ts'
import type { GridProps } from './props.ts'
import type { Range, Selection, Shape } from './selection.ts'
import type { GridState } from './state.ts'
import type { Viewport } from './useViewport.ts'

/** Says a text of the grid's catalogue in its language. */
export type Say = <T extends Parameters<typeof say>[1]>(
  text: T,
  ...values: Parameters<typeof say<T>> extends [unknown, unknown, ...infer V] ? V : never
) => string

/** A grid as its handlers see it: what was given, what follows from it, and what they may do. One a drawing. */
export interface Control {
  readonly props: GridProps
  readonly id: string
  readonly say: Say
  readonly state: GridState
  readonly lines: Lines
  readonly sheet: Sheet
  readonly shape: Shape
  readonly layout: ColumnLayout
  readonly view: Viewport
  /** Inside of the shape, whatever was stored. */
  readonly selection: Selection
  readonly range: Range
  /** Height of the header, in pixels. */
  readonly head: number
  readonly textarea: RefObject<HTMLTextAreaElement | null>
  set(patch: Partial<GridState>): void
  /** Takes another selection and, unless told not to, scrolls to its head. */
  select(selection: Selection, options?: { readonly still?: boolean }): void
  notify(text: string): void
  focus(): void
}

/** The control of the newest drawing, for listeners that outlive one. */
export type Latest = RefObject<Control>
