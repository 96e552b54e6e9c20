import { unreachable } from '../../../grammar/unreachable.ts'
import type { Entity, Enumeration, Field, Program, Rule, Type } from '../../program/program.ts'
import { resultRules } from '../../program/results.ts'
import type { Setting } from '../../steps/settings.ts'
import type { Forms } from '../forms.ts'
import { type ExportHeader, headerLines } from '../header.ts'
import type { Identifiers } from '../identifiers.ts'
import { ruleLines } from '../ruleLines.ts'
import { identifiers } from './names.ts'
import { parameterKeys } from './settings.ts'
import { comment, docComment, indented, quoted } from './text.ts'
import { typesRuntime } from './typesRuntime.ts'

/** The module's declarations for TypeScript: records, results, readings and parameters with the names of the notice. */
export function typesText(program: Program, forms: Forms, header: ExportHeader): string {
  const names = typeNames()
  const settings = forms.forms[0]?.settings ?? []
  const lines = [
    ...comment(headerLines(header)),
    '',
    ...program.enumerations.flatMap((each) => enumerationLines(each, names)),
    ...program.entities.flatMap((each) => entityLines(each, names)),
    ...forms.forms.flatMap(({ entity }) => resultLines(program, entity?.name ?? null, names)),
    ...entitiesLines(forms, names),
    ...settingsLines(settings, names),
    typesRuntime.trim(),
  ]
  return `${lines.join('\n')}\n`
}

/** Names of types: those that the declarations use for themselves are taken. */
function typeNames(): Identifiers {
  const names = identifiers()
  for (const own of ownTypes) names.of(`own ${own}`, own)
  return names
}

const ownTypes = [
  'Decimal',
  'Entities',
  'EntityName',
  'MainEntity',
  'Readings',
  'Parameters',
  'Options',
  'Outcome',
  'Refusal',
  'Notice',
  'Record',
  'Readonly',
]

const enumName = (name: string, names: Identifiers): string => names.of(`enum ${name}`, name)
const recordName = (name: string, names: Identifiers): string => names.of(`entity ${name}`, name)
const resultsName = (name: string | null, names: Identifiers): string => names.of(`results ${name ?? ''}`, `${name ?? '通知'}_结果`)

function enumerationLines({ name, members }: Enumeration, names: Identifiers): string[] {
  return [`export type ${enumName(name, names)} = ${members.map(quoted).join(' | ') || 'never'}`, '']
}

function entityLines({ name, fields, relations }: Entity, names: Identifiers): string[] {
  const held = relations.map((relation) => `readonly ${quoted(relation.name)}?: readonly ${recordName(relation.entity, names)}[] | null`)
  return [
    `export interface ${recordName(name, names)} {`,
    ...indented([...fields.flatMap((field) => fieldLines(field, names)), ...held]),
    '}',
    '',
  ]
}

function fieldLines(field: Field, names: Identifiers): string[] {
  const mayLack = field.optional || field.default !== null
  const type = givenType(field.type, names)
  return [...docComment(fieldNotes(field)), `readonly ${quoted(field.name)}${mayLack ? '?' : ''}: ${type}${mayLack ? ' | null' : ''}`]
}

/** What a type can't say: bounds, places, what stands for an absent value. */
function fieldNotes({ type, numeric, default: stated }: Field): string[] {
  const bounds =
    numeric && (numeric.minimum !== null || numeric.maximum !== null) ? [`${numeric.minimum ?? ''}～${numeric.maximum ?? ''}`] : []
  const places = type.kind === 'decimal' && numeric ? [`小数 ${numeric.scale} 位 places`] : []
  const form = forms[type.kind] ?? []
  const lacking = stated === null ? [] : [`默认 default: ${stated}`]
  const notes = [...form, ...bounds, ...places, ...lacking]
  return notes.length === 0 ? [] : [notes.join('，')]
}

const forms: Partial<Record<Type['kind'], readonly string[]>> = {
  date: ['2021-01-31'],
  instant: ['2021-01-31T09:00'],
  duration: ['P3M, P30D, PT48H'],
  identity: ['身份证号，18 位'],
}

function givenType(type: Type, names: Identifiers): string {
  switch (type.kind) {
    case 'decimal':
      return 'Decimal'
    case 'boolean':
      return 'boolean'
    case 'enum':
      return enumName(type.enum, names)
    case 'date':
    case 'instant':
    case 'duration':
    case 'text':
    case 'identity':
      return 'string'
    default:
      return unreachable(type)
  }
}

function resultLines(program: Program, entity: string | null, names: Identifiers): string[] {
  const rules = resultRules(program, entity)
  return [`export interface ${resultsName(entity, names)} {`, ...indented(rules.flatMap((rule) => resultLine(rule, names))), '}', '']
}

function resultLine(rule: Rule, names: Identifiers): string[] {
  const type = rule.type.kind === 'decimal' ? 'string' : givenType(rule.type, names)
  return [...docComment(ruleLines(rule)), `readonly ${quoted(rule.name)}: ${type} | null`]
}

function entitiesLines({ forms: all }: Forms, names: Identifiers): string[] {
  const entries = all.flatMap(({ entity }) => {
    if (entity === null) return []
    const { name } = entity
    return [`readonly ${quoted(name)}: { readonly record: ${recordName(name, names)}; readonly results: ${resultsName(name, names)} }`]
  })
  const main = all[0]?.entity ?? null
  const own =
    main === null ? `{ readonly record: object; readonly results: ${resultsName(null, names)} }` : `Entities[${quoted(main.name)}]`
  return [
    '/** 对象：记录与结果 Entities that have results. */',
    'export interface Entities {',
    ...indented(entries),
    '}',
    '',
    `export type MainEntity = ${own}`,
    '',
  ]
}

function settingsLines(settings: readonly Setting[], names: Identifiers): string[] {
  const keys = parameterKeys(settings)
  const readings = settings.flatMap((setting) => {
    if (setting.kind !== 'reading') return []
    const { name, text, readings: all } = setting.question
    return [...docComment([text]), `readonly ${quoted(name)}?: ${all.map((reading) => quoted(reading.name)).join(' | ')}`]
  })
  const parameters = settings.flatMap((setting) => {
    if (setting.kind !== 'parameter') return []
    return [`readonly ${quoted(keys.get(setting) as string)}?: ${givenType(setting.type, names)}`]
  })
  return [
    '/** 疑义的读法；没有写的按通知 The chosen readings of open questions; the notice’s where none is named. */',
    'export interface Readings {',
    ...indented(readings),
    '}',
    '',
    '/** 参数的另外的值 Other values of parameters. */',
    'export interface Parameters {',
    ...indented(parameters),
    '}',
    '',
  ]
}
