import type { Kind } from '../../../engine/types/operators.ts'
import { cases, distinctSubjects, readableOf, type Style, type Target, table, valueFor } from './body.ts'
import { type Draw, drawing } from './draw.ts'
import { type Author, condition, decimalKinds, expression, leaf } from './expression.ts'
import { fieldsOf } from './fields.ts'
import { type DrawnParameter, parameter } from './parameters.ts'
import type { EntityName, ParameterName, RelationName, Scope } from './scope.ts'
import { splitsOf } from './split.ts'
import { keyword, roundingText, type Tongue, typeText } from './words.ts'

/**
 * Random notices as text. All of them compile but for what the check of tables finds; `sound` ones without any error, by
 * construction: their tables leave nothing out and their cases exclude each other.
 */
export const soundNotices = drawing((draw) => noticeText(draw, true))
export const anyNotices = drawing((draw) => noticeText(draw, false))

const names = '子丑寅卯辰巳午未申酉戌亥'

function noticeText(draw: Draw, sound: boolean): string {
  const tongue: Tongue = draw.chance(4) ? 'en' : 'zh'
  const author: Author = { draw, tongue }
  const baseYear = draw.one([2021, 2020])
  const baseDate = draw.one([`${baseYear}-01-01`, `${baseYear}-12-31`, `${baseYear}-06-30`])
  const rounds = draw.chance(2)
  const word = (key: Parameters<typeof keyword>[1]) => keyword(tongue, key)
  const blocks: string[] = [headerText(author, baseDate, rounds)]
  const world = worldOf(author, baseDate, baseYear, blocks)
  const writer = new Writer(author, { sound, rounds }, world, blocks)
  writer.results(null, draw.between(0, 2))
  blocks.push(`${word('for')} ${main}`)
  if (world.entities.has(visit)) {
    writer.of(item, draw.between(0, 1))
    writer.of(visit, draw.between(0, 2))
    blocks.push(`${word('for')} ${main}`)
  }
  writer.of(main, draw.between(1, 5), true)
  return `# 通知\n\n\`\`\`tiaoli\n${blocks.join('\n')}\n\`\`\`\n`
}

const [main, visit, item] = ['人', '就诊单', '明细单'] as const

function headerText({ draw, tongue }: Author, baseDate: string, rounds: boolean): string {
  const [base, rounding] = tongue === 'zh' ? ['基准日', '舍入'] : ['base_date', 'rounding']
  const lines = [`${keyword(tongue, 'notice')} 试验`, `  ${base}：${baseDate}`]
  if (rounds) lines.push(`  ${rounding}：${roundingText(draw, tongue, draw.one([2, 1, 0, -1]))}`)
  return lines.join('\n')
}

/** Enumerations, entities with their fields, questions and parameters; their declarations go to the blocks. */
function worldOf(author: Author, baseDate: string, baseYear: number, blocks: string[]): Scope {
  const { draw, tongue } = author
  const word = (key: Parameters<typeof keyword>[1]) => keyword(tongue, key)
  const enumerations = new Map([
    ['类别', ['城镇', '农村', '学生'].slice(0, draw.between(2, 3))],
    ['县区', ['东区', '西区', '南县', '北县'].slice(0, draw.between(2, 4))],
  ])
  for (const [name, members] of enumerations) blocks.push(`${word('enum')} ${name}：${members.join('、')}`)
  const maker = { draw, tongue, baseDate, enumerations: [...enumerations.keys()] }
  const entities = new Map<string, EntityName>()
  const entity = (name: string, prefix: string, count: number, relations: readonly RelationName[]) => {
    const { lines, readables } = fieldsOf(maker, prefix, count)
    const many = relations.map((relation) => `${relation.name}：${word('many')} ${relation.entity}`)
    blocks.push([`${word('entity')} ${name}`, ...[...lines, ...many].map((line) => `  ${line}`)].join('\n'))
    entities.set(name, { name, readables, relations })
  }
  const deep = !draw.chance(3)
  if (deep) {
    entity(item, '细', draw.between(3, 4), [])
    entity(visit, '诊', draw.between(3, 5), [{ name: '明细', entity: item }])
  }
  const two = draw.chance(2) ? [{ name: '零单', entity: item }] : []
  entity(main, '项', draw.between(3, 7), deep ? [{ name: '就诊', entity: visit }, ...two] : [])
  const questions = Array.from({ length: draw.between(0, 2) }, (_, i) => ({
    name: `A0${i + 1}`,
    readings: ['从宽', '从严', '待定'].slice(0, draw.between(2, 3)),
  }))
  for (const { name, readings } of questions) {
    const lines = readings.map((reading, i) => `  ${word('reading')} ${reading}${i === 0 ? `（${word('default')}）` : ''}`)
    blocks.push([`${word('question')} ${name}：怎样算`, ...lines].join('\n'))
  }
  const bare: Scope = { readables: [], relations: [], entities, parameters: [], questions, enumerations }
  return { ...bare, parameters: parametersOf(author, bare, baseYear, blocks) }
}

function parametersOf(author: Author, bare: Scope, baseYear: number, blocks: string[]): ParameterName[] {
  const made: DrawnParameter[] = []
  for (let index = author.draw.between(0, 3); index > 0; index--) {
    made.push(parameter(author, { ...bare, parameters: made.map((m) => m.name) }, `标准${index}`, baseYear))
  }
  blocks.push(...made.map((m) => m.text))
  return made.map((m) => m.name)
}

const targets: readonly (readonly [Kind, scale: number | null, keeps: number])[] = [
  ['amount', null, 2],
  ['boolean', null, 0],
  ['amount', null, 2],
  ['integer', null, 0],
  ['enum', null, 0],
  ['ratio', 4, 4],
  ['number', 3, 3],
  ['date', null, 0],
  ['amount', 4, 4],
  ['days', null, 0],
  ['instant', null, 0],
  ['months', null, 0],
  ['text', null, 0],
]

/** Writes results, one behind the other: each may read those before it. */
class Writer {
  private readonly author: Author
  private readonly style: Style
  private readonly blocks: string[]
  private readonly entities: Map<string, EntityName>
  private world: Scope
  private made = 0

  constructor(author: Author, style: Style, world: Scope, blocks: string[]) {
    this.author = author
    this.style = style
    this.world = world
    this.blocks = blocks
    this.entities = new Map(world.entities)
  }

  /** Results of an entity; `inPlace` where 对于 stands before already. */
  of(entity: string, count: number, inPlace = false): void {
    if (!inPlace) this.blocks.push(`${keyword(this.author.tongue, 'for')} ${entity}`)
    this.results(entity, count)
  }

  results(entity: string | null, count: number): void {
    for (let index = 0; index < count; index++) this.result(entity)
  }

  private scopeOf(entity: string | null): Scope {
    const own = entity === null ? undefined : this.entities.get(entity)
    const readables = [...this.world.readables, ...(own?.readables ?? [])]
    return { ...this.world, readables, relations: own?.relations ?? [], entities: this.entities }
  }

  private result(entity: string | null): void {
    const { draw } = this.author
    const scope = this.scopeOf(entity)
    const target = this.target()
    const forms = [() => this.computed(scope, target), () => this.byCases(scope, target), () => this.tabled(scope, target)]
    if (decimalKinds.has(target.kind)) forms.push(() => this.scaled(scope, target))
    const results = draw.one(forms)()
    for (const result of results) if (draw.chance(3)) this.exceptions(scope, result)
    if (!this.style.sound && draw.chance(20)) this.assertion(scope)
    this.remember(entity, results)
  }

  private target(): Target {
    const { draw } = this.author
    const [kind, , keeps] = draw.one(targets)
    const enumeration = kind === 'enum' ? draw.one([...this.world.enumerations.keys()]) : null
    return { name: `果${this.made < names.length ? names[this.made++] : this.made++}`, kind, enumeration, keeps }
  }

  private typeOf = ({ kind, enumeration, keeps }: Target): string => {
    if (kind === 'enum') return enumeration as string
    const declared = targets.find(([k, scale, places]) => k === kind && scale !== null && places === keeps)
    return typeText(this.author.tongue, kind, declared?.[1] ?? null)
  }

  private head(target: Target): string {
    return `${keyword(this.author.tongue, 'compute')} ${target.name}：${this.typeOf(target)}`
  }

  private computed(scope: Scope, target: Target): Target[] {
    this.blocks.push(`${this.head(target)} ＝ ${valueFor(this.author, scope, this.style, target, 3)}`)
    return [target]
  }

  private byCases(scope: Scope, target: Target): Target[] {
    const { policy, lines } = cases(this.author, scope, this.style, target)
    if (lines.length === 0) return this.computed(scope, target)
    this.blocks.push([`${this.head(target)}${policy}`, ...lines.map((line) => `  ${line}`)].join('\n'))
    return [target]
  }

  private tabled(scope: Scope, target: Target): Target[] {
    const second = this.author.draw.chance(2) ? [this.target()] : []
    const drawn = table(this.author, scope, this.style, `表${target.name}`, [target, ...second], this.typeOf)
    if (!drawn) return this.computed(scope, target)
    this.blocks.push(drawn.text)
    return [...drawn.results]
  }

  /** 累进; its scale is that of base and rates together, so the result has places for both, or the header rounds it. */
  private scaled(scope: Scope, target: Target): Target[] {
    const { draw, tongue } = this.author
    if (target.kind !== 'amount' || !this.style.rounds) return this.computed(scope, target)
    const base = draw.chance(2) ? expression(this.author, scope, 'amount', 1).text : leaf(this.author, scope, 'amount').text
    const ends = [draw.one(['10', '27.55']), draw.one(['100', '5000'])]
      .slice(0, draw.between(1, 2))
      .map((end) => `${end}${tongue === 'zh' ? '元' : ' yuan'}`)
    const rate = () => (draw.chance(3) ? leaf(this.author, scope, 'ratio').text : `${draw.one(['0', '60', '75', '12.5'])}%`)
    const [most, over] = tongue === 'zh' ? ['不超过', '超过'] : ['at most ', 'over ']
    const part = tongue === 'zh' ? '的部分' : ' part'
    const bands = ends.map((end, i) => `  ${i === 0 ? '' : `${over}${ends[i - 1]}、`}${most}${end}${part}：${rate()}`)
    const last = `  ${over}${ends[ends.length - 1]}${part}：${rate()}`
    this.blocks.push([`${this.head(target)} ＝ ${keyword(tongue, 'progressive')}（${base}）`, ...bands, last].join('\n'))
    return [target]
  }

  /** One or two exceptions that look at different things; the later one beats the earlier, sometimes not where that is allowed to conflict. */
  private exceptions(scope: Scope, target: Target): void {
    const { draw, tongue } = this.author
    const word = (key: Parameters<typeof keyword>[1]) => keyword(tongue, key)
    const conditions = this.style.sound
      ? distinctSubjects(splitsOf(this.author, scope, true)).map((split) => split.parts[0]?.condition as string)
      : draw.times(1, 2, () => condition(this.author, scope, 1).text)
    for (const [index, when] of conditions.slice(0, draw.between(1, 2)).entries()) {
      const name = `${target.name}外${index + 1}`
      const beats = index > 0 && (this.style.sound || draw.chance(2)) ? ` ${word('beats')} ${target.name}外1` : ''
      const value = valueFor(this.author, scope, this.style, target, 1)
      this.blocks.push(
        `${word('exception')} ${name} ${word('for')} ${target.name}${beats}：\n  ${word('when')} ${when} ${word('then')} ${value}`,
      )
    }
  }

  private assertion(scope: Scope): void {
    const { tongue } = this.author
    this.blocks.push(`${keyword(tongue, 'assert')} 断言${this.made}：\n  ${condition(this.author, scope, 1).text}`)
  }

  private remember(entity: string | null, results: readonly Target[]): void {
    const made = results.map(readableOf)
    const own = entity === null ? undefined : this.entities.get(entity)
    if (own) this.entities.set(own.name, { ...own, readables: [...own.readables, ...made] })
    else this.world = { ...this.world, readables: [...this.world.readables, ...made] }
  }
}
