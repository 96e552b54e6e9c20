import { formatDate } from '../../number/date.ts'
import { decimal, formatDecimal } from '../../number/decimal.ts'
import type { FieldGuard } from '../guards.ts'

/** Something wrong with one field: what stands there instead (null: nothing), and in words. */
interface Wrong {
  readonly json: string | null
  readonly why: string
}

/** Values of a field that the guard refuses, each for one fault. */
export function wrongValues(guard: FieldGuard, baseDate: number): Wrong[] {
  const { name, type } = guard.field
  const missing = guard.required
    ? [
        { json: null, why: `缺少“${name}”` },
        { json: 'null', why: `“${name}”是 null` },
      ]
    : []
  const otherType = { json: type.kind === 'boolean' ? '1' : 'true', why: `“${name}”类型不对` }
  return [...missing, otherType, ...ofKind(guard, baseDate)]
}

const quoted = (text: string): string => JSON.stringify(text)

function ofKind(guard: FieldGuard, baseDate: number): Wrong[] {
  const { name, type } = guard.field
  switch (type.kind) {
    case 'decimal':
      return wrongNumbers(guard)
    case 'date':
      return [
        { json: quoted('2021-02-29'), why: `“${name}”没有这一天` },
        { json: quoted('2021-2-1'), why: `“${name}”写法不对` },
        ...daysBeyond(guard, baseDate),
      ]
    case 'instant':
      return ['2021-02-29T08:00', '2021-02-01T24:00'].map((text) => ({ json: quoted(text), why: `“${name}”没有这个时刻` }))
    case 'duration':
      return [{ json: quoted('P1W'), why: `“${name}”的时长单位不对` }]
    case 'identity':
      return [
        { json: quoted('149999199001010012'), why: `“${name}”校验码不对` },
        { json: quoted('14999919900101'), why: `“${name}”位数不对` },
      ]
    case 'enum':
      return [`${guard.members[0] ?? ''} `, '']
        .filter((text) => !guard.members.includes(text))
        .map((text) => ({ json: quoted(text), why: `“${name}”没有这个选项` }))
    case 'boolean':
      return [{ json: quoted('是'), why: `“${name}”应是 true 或 false` }]
    case 'text':
      return [{ json: '1', why: `“${name}”应是文本` }]
  }
}

/** One digit too many; one step beyond each bound, stated or not. */
function wrongNumbers({ field: { name }, scale, limits, low, high }: FieldGuard): Wrong[] {
  const written = (cell: bigint, at = scale) => formatDecimal(decimal(cell, at))
  const inside = low ?? 0n
  const fine = typeof inside === 'bigint' ? inside * 10n + 1n : 1n
  const beyond = limits ? [limits.low - 1n, limits.high + 1n] : []
  return [
    { json: written(fine, scale + 1), why: `“${name}”小数位太多` },
    { json: quoted('1'), why: `“${name}”应是数字，不是文本` },
    ...beyond.map((cell, side) => ({
      json: written(cell),
      why: side === 0 ? `“${name}”低于${low === null ? '导出的限度' : '下限'}` : `“${name}”高于${high === null ? '导出的限度' : '上限'}`,
    })),
  ]
}

/** The day before the first and the one behind the last that the notice allows. */
function daysBeyond({ field: { name }, low, high }: FieldGuard, baseDate: number): Wrong[] {
  const day = (bound: FieldGuard['low'], step: number) =>
    bound === null ? [] : [formatDate((bound === 'baseDate' ? baseDate : Number(bound)) + step)]
  const early = day(low, -1).map((text) => ({ json: quoted(text), why: `“${name}”太早` }))
  return [...early, ...day(high, 1).map((text) => ({ json: quoted(text), why: `“${name}”太晚` }))]
}
