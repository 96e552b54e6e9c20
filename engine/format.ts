import { type FormatOptions, type Formatted, format as formatBy } from '../grammar/format/format.ts'
import type { Source } from '../grammar/source.ts'
import { operators } from './types/operators.ts'

const functions = Object.values(operators).filter((operator) => operator.form === 'function')

/** Lays out the rules of a file; a conversion of keywords knows the functions of the operator table. */
export function format(source: Source, options: Omit<FormatOptions, 'functions'> = {}): Formatted {
  return formatBy(source, { ...options, functions })
}
