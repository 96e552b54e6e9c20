import { error, information, type Message, warning } from './message.ts'

/** A text in both languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** One thing that a witness says of a record: 参保地 阳曲县. */
interface Fact {
  readonly name: Words
  readonly value: Words
}

/** A decision table, or a computation by cases. */
type What = 'table' | 'compute'

export interface Of {
  readonly what: What
  readonly name: string
  readonly entity: string | null
}

export interface WithFacts {
  readonly facts: readonly Fact[]
}

const kindZh: Readonly<Record<What, string>> = { table: '表', compute: '计算' }
const kindEn: Readonly<Record<What, string>> = { table: 'table', compute: 'computation' }
const rowZh = (what: What, index: number): string => (what === 'table' ? `第 ${index} 行` : `第 ${index} 个“当”`)
const rowEn = (what: What, index: number): string => (what === 'table' ? `row ${index}` : `case ${index}`)

const factsZh = (facts: readonly Fact[]): string => facts.map((f) => `${f.name.zh} ${f.value.zh}`).join('，')
const factsEn = (facts: readonly Fact[]): string => facts.map((f) => `${f.name.en} ${f.value.en}`).join(', ')
const recordZh = (entity: string | null, facts: readonly Fact[]): string =>
  facts.length === 0 ? `任何${entity ?? '情形'}` : `这样的${entity ?? '情形'}：${factsZh(facts)}`
const recordEn = (entity: string | null, facts: readonly Fact[]): string =>
  facts.length === 0 ? `any ${entity ?? 'case'}` : `this ${entity ?? 'case'}: ${factsEn(facts)}`
const listZh = (texts: readonly Words[]): string => texts.map((t) => t.zh).join('；')
const listEn = (texts: readonly Words[]): string => texts.map((t) => t.en).join('; ')

export interface Gap extends Of, WithFacts {
  readonly rows: number
  /** Whether there are gaps besides those reported. */
  readonly more: boolean
}

export interface Overlap extends Of, WithFacts {
  readonly first: number
  readonly second: number
  /** The column that differs; null for a computation. */
  readonly column: string | null
  readonly firstValue: Words
  readonly secondValue: Words
}

export interface Exceptions extends WithFacts {
  readonly rule: string
  readonly entity: string | null
  readonly first: string
  readonly second: string
  readonly firstValue: Words
  readonly secondValue: Words
}

const overlapZh = (v: Overlap): string =>
  `${kindZh[v.what]} ${v.name} 的${rowZh(v.what, v.first)}和${rowZh(v.what, v.second)}都适用于${recordZh(v.entity, v.facts)}`
const overlapEn = (v: Overlap): string =>
  `${rowEn(v.what, v.first)} and ${rowEn(v.what, v.second)} of ${kindEn[v.what]} ${v.name} both apply to ${recordEn(v.entity, v.facts)}`
const differZh = (v: Overlap): string => `${v.column ? `${v.column} ` : ''}前者为 ${v.firstValue.zh}，后者为 ${v.secondValue.zh}`
const differEn = (v: Overlap): string => `${v.column ? `${v.column}: ` : ''}${v.firstValue.en} by the one, ${v.secondValue.en} by the other`

export const tableMessages = {
  'table.gap': error(
    (v: Gap) => `${kindZh[v.what]} ${v.name} 没有覆盖${recordZh(v.entity, v.facts)}`,
    (v: Gap) => `${kindEn[v.what]} ${v.name} does not cover ${recordEn(v.entity, v.facts)}`,
    (v: Gap) =>
      `一共 ${v.rows} ${v.what === 'table' ? '行' : '个“当”'}，这一组合哪一${v.what === 'table' ? '行' : '个'}都不适用${v.more ? '（还有其它没有覆盖的情形）' : ''}。补一${v.what === 'table' ? '行；或把相应的列写成 任意' : '个“当”；或写 其它'}`,
    (v: Gap) =>
      `there are ${v.rows} ${v.what === 'table' ? 'rows' : 'cases'}; none applies here${v.more ? ' (and other records are not covered either)' : ''}. Add one${v.what === 'table' ? ', or write any in a column' : ', or an otherwise'}`,
  ),
  'table.overlap': error(
    (v: Overlap) => `${overlapZh(v)}，结果却不同`,
    (v: Overlap) => `${overlapEn(v)}, with different results`,
    (v: Overlap) => `${differZh(v)}。改其中一${v.what === 'table' ? '行' : '个'}的条件，使二者不重叠；或写 依次，由排在前面的决定`,
    (v: Overlap) => `${differEn(v)}. Narrow the condition of one, or write first so that the earlier one decides`,
  ),
  'table.overlapUndecided': warning(
    (v: Overlap) => `${overlapZh(v)}；结果是否相同，检查时判定不了`,
    (v: Overlap) => `${overlapEn(v)}; whether their results agree can't be decided by the check`,
    (v: Overlap) => `${differZh(v)}。计算到这样的记录时，结果不同会报错`,
    (v: Overlap) => `${differEn(v)}. A record for which they differ is an error when it is evaluated`,
  ),
  'table.rowNeverApplies': error(
    (v: Of & { readonly row: number; readonly covers: readonly number[] }) =>
      v.covers.length === 0
        ? `${kindZh[v.what]} ${v.name} 的${rowZh(v.what, v.row)}永远不适用：没有记录能满足它的条件`
        : `${kindZh[v.what]} ${v.name} 的${rowZh(v.what, v.row)}永远轮不到：它的情形都已由前面的${v.covers.map((c) => rowZh(v.what, c)).join('、')}决定`,
    (v: Of & { readonly row: number; readonly covers: readonly number[] }) =>
      v.covers.length === 0
        ? `${rowEn(v.what, v.row)} of ${kindEn[v.what]} ${v.name} never applies: no record can meet its conditions`
        : `${rowEn(v.what, v.row)} of ${kindEn[v.what]} ${v.name} never applies: ${v.covers.map((c) => rowEn(v.what, c)).join(', ')} before it decide${v.covers.length === 1 ? 's' : ''} all its records`,
    (v: Of & { readonly row: number; readonly covers: readonly number[] }) =>
      v.covers.length === 0 ? '改它的条件，或删去它' : '把它移到前面，或删去它',
    (v: Of & { readonly row: number; readonly covers: readonly number[] }) =>
      v.covers.length === 0 ? 'Change its conditions, or delete it' : 'Move it up, or delete it',
  ),
  'table.undecided': information(
    (v: Of & { readonly conditions: readonly Words[] }) =>
      `${kindZh[v.what]} ${v.name} 是否覆盖了所有情形，检查时判定不了，因为条件里有要计算才知道的量：${listZh(v.conditions)}`,
    (v: Of & { readonly conditions: readonly Words[] }) =>
      `whether ${kindEn[v.what]} ${v.name} covers every record can't be decided by the check, since it depends on computed quantities: ${listEn(v.conditions)}`,
    () => '计算每一条记录时都会检查：没有一行适用的会报错',
    () => 'It is checked for every record when that is evaluated: one that no row covers is an error',
  ),
  'table.tooLarge': warning(
    (v: Of) => `${kindZh[v.what]} ${v.name} 的条件组合太多，没有查完有无遗漏和重叠`,
    (v: Of) => `${kindEn[v.what]} ${v.name} has too many combinations of conditions; gaps and overlaps were not searched to the end`,
    () => '把它分成几个较小的表；计算每一条记录时仍会检查',
    () => 'Divide it into smaller ones; every record is still checked when it is evaluated',
  ),
  'choice.otherwiseNeverApplies': warning(
    (v: Of) => `计算 ${v.name} 的 其它 永远不适用：前面的“当”已经覆盖了所有情形`,
    (v: Of) => `the otherwise of computation ${v.name} never applies: the cases before it cover every record`,
    () => '删去 其它，或改前面的条件',
    () => 'Delete it, or change the conditions before it',
  ),
  'exception.tie': error(
    (v: Exceptions) => `${v.rule} 的例外 ${v.first} 和 ${v.second} 都适用于${recordZh(v.entity, v.facts)}，结果不同，又没有写哪一个优先`,
    (v: Exceptions) =>
      `exceptions ${v.first} and ${v.second} to ${v.rule} both apply to ${recordEn(v.entity, v.facts)}, with different results, and neither overrides the other`,
    (v: Exceptions) => `前者为 ${v.firstValue.zh}，后者为 ${v.secondValue.zh}。在应当优先的例外上写 优先于 另一个`,
    (v: Exceptions) => `${v.firstValue.en} by the one, ${v.secondValue.en} by the other. Write overrides on the one that should prevail`,
  ),
  'exception.tieUndecided': warning(
    (v: Exceptions) =>
      `${v.rule} 的例外 ${v.first} 和 ${v.second} 也许都适用于${recordZh(v.entity, v.facts)}，结果不同；会不会这样，检查时判定不了`,
    (v: Exceptions) =>
      `exceptions ${v.first} and ${v.second} to ${v.rule} may both apply to ${recordEn(v.entity, v.facts)}, with different results; the check can't decide whether that happens`,
    (v: Exceptions) =>
      `前者为 ${v.firstValue.zh}，后者为 ${v.secondValue.zh}。在应当优先的例外上写 优先于 另一个；不写，遇到这样的记录会报错`,
    (v: Exceptions) =>
      `${v.firstValue.en} by the one, ${v.secondValue.en} by the other. Write overrides on the one that should prevail; without it such a record is an error`,
  ),
  'exception.never': error(
    (v: { readonly rule: string; readonly exception: string; readonly beatenBy: readonly string[] }) =>
      v.beatenBy.length === 0
        ? `${v.rule} 的例外 ${v.exception} 永远不适用：没有记录能满足它的条件`
        : `${v.rule} 的例外 ${v.exception} 永远不起作用：它适用时，优先于它的 ${v.beatenBy.join('、')} 也总是适用`,
    (v: { readonly rule: string; readonly exception: string; readonly beatenBy: readonly string[] }) =>
      v.beatenBy.length === 0
        ? `exception ${v.exception} to ${v.rule} never applies: no record can meet its condition`
        : `exception ${v.exception} to ${v.rule} never has an effect: whenever it applies, so does ${v.beatenBy.join(' or ')}, which overrides it`,
    () => '改它的条件，或删去它',
    () => 'Change its condition, or delete it',
  ),
  'exception.changesNothing': warning(
    (v: { readonly rule: string; readonly exception: string }) =>
      `${v.rule} 的例外 ${v.exception} 什么也没有改变：它适用的记录，不用它结果也一样`,
    (v: { readonly rule: string; readonly exception: string }) =>
      `exception ${v.exception} to ${v.rule} changes nothing: where it applies, the result is the same without it`,
    () => '改它的条件或值，或删去它',
    () => 'Change its condition or its value, or delete it',
  ),
  'assert.fails': error(
    (v: WithFacts & { readonly name: string; readonly entity: string | null }) =>
      v.facts.length === 0 ? `断言 ${v.name} 不成立` : `断言 ${v.name} 对${recordZh(v.entity, v.facts)}，不成立`,
    (v: WithFacts & { readonly name: string; readonly entity: string | null }) =>
      `assertion ${v.name} does not hold for ${recordEn(v.entity, v.facts)}`,
    () => '改规则，使它对这样的记录也成立；或改断言',
    () => 'Change the rules so that it holds for such a record too, or change the assertion',
  ),
  'assert.undecided': information(
    (v: { readonly name: string; readonly conditions: readonly Words[] }) =>
      `断言 ${v.name} 是否对所有记录都成立，检查时判定不了${v.conditions.length === 0 ? '：情形太多' : `，因为它取决于要计算才知道的量：${listZh(v.conditions)}`}`,
    (v: { readonly name: string; readonly conditions: readonly Words[] }) =>
      `whether assertion ${v.name} holds for every record can't be decided by the check${v.conditions.length === 0 ? ': there are too many cases' : `, since it depends on computed quantities: ${listEn(v.conditions)}`}`,
    () => '计算每一条记录时都会检查',
    () => 'It is checked for every record when that is evaluated',
  ),
} satisfies Record<string, Message<never>>
