import type { Field } from '../../program/program.ts'
import type { Cell } from '../../steps/cells.ts'
import { typeWords } from '../dictionary/fieldSchema.ts'
import type { EntityGuard, FieldGuard } from '../guards.ts'
import type { Identifiers } from '../identifiers.ts'
import type { NamedThing } from '../names.ts'
import { methodText } from './chunks.ts'
import { type Constants, indented } from './constants.ts'
import { isLong } from './expressions.ts'
import { javaNames } from './names.ts'
import { comment, quoted } from './text.ts'

/** Fields that are read in one method. */
const perMethod = 100

/** The classes that records are read into: one for each entity, a field for each cell. */
export class Records {
  private readonly guards: readonly EntityGuard[]
  private readonly constants: Constants
  private readonly names = new Map<string, Identifiers>()

  constructor(guards: ReadonlyMap<string, EntityGuard>, constants: Constants) {
    this.guards = [...guards.values()]
    this.constants = constants
  }

  className(entity: string | null): string {
    return entity === null ? emptyRecord : `Record${this.guards.findIndex((guard) => guard.entity.name === entity) + 1}`
  }

  /** The variable of a field's cell. */
  cell(entity: string, field: string): string {
    return this.variable(entity, `cell ${field}`, field)
  }

  given(entity: string, field: string): string {
    return this.variable(entity, `given ${field}`, `${field}_given`)
  }

  relation(entity: string, relation: string): string {
    return this.variable(entity, `relation ${relation}`, relation)
  }

  private variable(entity: string, key: string, name: string): string {
    const names = this.names.get(entity) ?? javaNames()
    this.names.set(entity, names)
    return names.of(key, name)
  }

  /** What the classes and their variables stand for. */
  named(): NamedThing[] {
    return this.guards.flatMap(({ entity: { name }, fields, relations }) => [
      { identifier: this.className(name), kind: 'entity', name },
      ...fields.map(
        ({ field }): NamedThing => ({ identifier: this.cell(name, field.name), kind: 'field', name: field.name, entity: name }),
      ),
      ...relations.map(
        (each): NamedThing => ({ identifier: this.relation(name, each.name), kind: 'relation', name: each.name, entity: name }),
      ),
    ])
  }

  source(): string[] {
    return [emptySource, ...this.guards.map((guard) => this.recordSource(guard))]
  }

  private recordSource({ entity, fields, relations, elements }: EntityGuard): string {
    const { name } = entity
    const reads = [...fields.map((guard) => this.reading(name, guard)), ...relations.map((each) => this.elements(name, each, elements))]
    const methods = inMethods(reads)
    const calls = methods.map((_, index) => `read${index + 1}(input, settings);`)
    const all = [...fields.map(({ field }) => field.name), ...relations.map((relation) => relation.name)]
    const members = [
      `static final Set<String> NAMES = setOf(${all.map((each) => this.constants.text(each)).join(',\n        ')});`,
      ...fields.flatMap((guard) => this.declaration(name, guard)),
      ...relations.map((each) => `${this.className(each.entity)}[] ${this.relation(name, each.name)};`),
      methodText(`${this.className(name)}(Input input, Chosen settings)`, calls),
      ...methods.map((lines, index) => methodText(`private void read${index + 1}(Input input, Chosen settings)`, lines)),
    ]
    return `/** ${comment(name)}: what is given of a record, as cells. */\nprivate static final class ${this.className(name)} {\n${indented(members)}\n}`
  }

  private spec = (entity: string, { field }: FieldGuard): string => this.variable(entity, `spec ${field.name}`, `${field.name}_field`)
  private members = (entity: string, { field }: FieldGuard): string =>
    this.variable(entity, `members ${field.name}`, `${field.name}_members`)

  private declaration(entity: string, guard: FieldGuard): string[] {
    const { field, members } = guard
    const { fieldClass, type } = javaOf(guard)
    const specified = [this.constants.text(field.name), guard.required, guard.default !== null, ...this.specifics(guard)]
    const listed = members.map((member) => this.constants.text(member)).join(', ')
    return [
      '',
      `// ${comment(typeWords(field.type, guard.scale))}`,
      ...(members.length > 0 ? [`private static final Set<String> ${this.members(entity, guard)} = setOf(${listed});`] : []),
      `private static final ${fieldClass} ${this.spec(entity, guard)} =\n        new ${fieldClass}(${specified.join(', ')});`,
      `${type} ${this.cell(entity, field.name)};`,
      `boolean ${this.given(entity, field.name)};`,
    ]
  }

  /** What the class of a field is told beyond its name. */
  private specifics({ field, node, scale, filler, limits }: FieldGuard): string[] {
    if (field.type.kind !== 'decimal') return [this.cellText(filler)]
    const { minimum = null, maximum = null } = field.numeric ?? {}
    const stated = [minimum, maximum].map((bound) => (bound === null ? 'null' : quoted(bound)))
    const bounds = node.type === 'whole' ? (limits ?? node) : null
    return [String(scale), ...stated, quoted(String(bounds?.low)), quoted(String(bounds?.high)), quoted(String(filler))]
  }

  private cellText(cell: Cell): string {
    if (typeof cell === 'string') return this.constants.text(cell)
    return typeof cell === 'bigint' ? `${cell}L` : String(cell)
  }

  private reading(entity: string, guard: FieldGuard): string[] {
    const spec = this.spec(entity, guard)
    return [
      `${this.given(entity, guard.field.name)} = ${spec}.given(input);`,
      `${this.cell(entity, guard.field.name)} = ${spec}.${this.readCall(entity, guard)};`,
    ]
  }

  private readCall(entity: string, guard: FieldGuard): string {
    const { type } = guard.field
    switch (type.kind) {
      case 'decimal':
        return javaOf(guard).type === 'long' ? 'wholeLong(input)' : 'whole(input)'
      case 'date':
        return `day(input, ${dayBound(guard.low, 'FIRST_DAY')}, ${dayBound(guard.high, 'LAST_DAY')})`
      case 'instant':
        return 'minute(input)'
      case 'duration':
        return `${type.unit}s(input, ${guard.limits?.low}L, ${guard.limits?.high}L)`
      case 'boolean':
        return 'flag(input)'
      case 'enum':
        return `member(input, ${this.members(entity, guard)})`
      case 'identity':
        return 'identity(input)'
      case 'text':
        return 'text(input)'
    }
  }

  private elements(entity: string, relation: EntityGuard['relations'][number], most: bigint): string[] {
    const variable = this.relation(entity, relation.name)
    const element = this.className(relation.entity)
    const list = this.variable(entity, `elements ${relation.name}`, `${relation.name}_elements`)
    return [
      `List<Input> ${list} = input.elements(${this.constants.text(relation.name)}, ${most}L, ${element}.NAMES);`,
      `${variable} = new ${element}[${list}.size()];`,
      `for (int at = 0; at < ${variable}.length; at++) {`,
      `    ${variable}[at] = new ${element}(${list}.get(at), settings);`,
      '}',
    ]
  }
}

const emptyRecord = 'NoRecord'
const emptySource = `/** Where results rest on no record. */
private static final class ${emptyRecord} {
    static final Set<String> NAMES = setOf();

    ${emptyRecord}(Input input, Chosen settings) {
    }
}`

const fieldClasses: Readonly<Record<Field['type']['kind'], readonly [fieldClass: string, type: string]>> = {
  decimal: ['NumberField', 'long'],
  date: ['DateField', 'long'],
  instant: ['InstantField', 'long'],
  duration: ['DurationField', 'long'],
  boolean: ['FlagField', 'boolean'],
  enum: ['TextField', 'String'],
  identity: ['TextField', 'String'],
  text: ['TextField', 'String'],
}

function javaOf({ field, node }: FieldGuard): { readonly fieldClass: string; readonly type: string } {
  const [fieldClass, type] = fieldClasses[field.type.kind]
  return { fieldClass, type: node.type === 'whole' && !isLong(node) ? 'BigInteger' : type }
}

function dayBound(bound: FieldGuard['low'], open: string): string {
  if (bound === 'baseDate') return 'settings.baseDate'
  return bound === null ? `Calendar.${open}` : `${bound}L`
}

function inMethods(reads: readonly string[][]): string[][] {
  const methods: string[][] = []
  for (let at = 0; at < reads.length; at += perMethod) methods.push(reads.slice(at, at + perMethod).flat())
  return methods
}
