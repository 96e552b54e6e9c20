import { decimal, formatDecimal, normalize } from '../../../number/decimal.ts'
import type { FieldGuard } from '../../guards.ts'
import { epoch, firstSerial, lastSerial } from '../formula/dates.ts'
import type { Validation } from '../xlsx/sheet.ts'
import type { Lists } from './lists.ts'

/** What a spreadsheet lets people type into a field's cells; the column 可用 checks what is pasted as well. */
export function fieldValidation({ field, limits, scale, low, high }: FieldGuard, range: string, lists: Lists): Validation[] {
  const { type } = field
  switch (type.kind) {
    case 'boolean':
      return [{ kind: 'list', range, formula: lists.flags, message: '是 或 否' }]
    case 'enum':
      return [{ kind: 'list', range, formula: lists.enumeration(type.enum), message: `${field.name}：选一项` }]
    case 'decimal': {
      if (!limits) return []
      const [from, to] = [limits.low, limits.high].map((bound) => formatDecimal(normalize(decimal(bound, scale)))) as [string, string]
      return [{ kind: scale === 0 ? 'whole' : 'decimal', range, low: from, high: to, message: `${field.name}：从 ${from} 到 ${to}` }]
    }
    case 'date': {
      // A date before March 1900 is written as text, which this check would not take: such fields have none.
      if (typeof low !== 'bigint' || Number(low) + epoch < firstSerial) return []
      const last = typeof high === 'bigint' ? Number(high) + epoch : lastSerial
      return [{ kind: 'date', range, low: String(Number(low) + epoch), high: String(last), message: `${field.name}：日期` }]
    }
    case 'instant':
    case 'duration':
    case 'text':
    case 'identity':
      return []
  }
}
