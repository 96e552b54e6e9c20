import { coefficientAt, type Decimal } from '../../number/decimal.ts'
import type { Value } from '../../program/apply.ts'
import type { FieldSchema } from '../../records/schema.ts'

/** The cell of a value of an ordered type: what it is compared and spread by. */
export function cellOfValue(value: Value, { type, scale }: Pick<FieldSchema, 'type' | 'scale'>): number {
  return type.kind === 'decimal' ? Number(coefficientAt(value as Decimal, scale)) : (value as number)
}
