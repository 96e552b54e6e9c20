import type { Program, Type } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import type { Setting } from '../../steps/settings.ts'
import type { Forms } from '../forms.ts'
import { type EntityGuard, guardsOf } from '../guards.ts'
import { type ExportHeader, headerLines } from '../header.ts'
import type { NamedThing } from '../names.ts'
import { ModuleNames } from './moduleNames.ts'
import { readerLines } from './readers.ts'
import { resultsInOrder, rulesLines } from './rules.ts'
import { runtime } from './runtime/index.ts'
import { parameterKeys, settingsLines } from './settings.ts'
import { comment, indented, quoted } from './text.ts'

export interface Module {
  readonly text: string
  readonly mapped: readonly NamedThing[]
}

/** The module: the notice's rules first, then what is the same for every notice, last what ties the two together. */
export function moduleOf(program: Program, forms: Forms, header: ExportHeader): Module {
  const settings = forms.forms[0]?.settings ?? []
  const guards = guardsOfAll(program, forms)
  const names = new ModuleNames(settings)
  const lines = [
    ...comment(headerLines(header)),
    '',
    ...noticeLines(forms, settings, header),
    '',
    ...comment(['---- 规则 Rules ----']),
    '',
    ...forms.forms.flatMap((form) => rulesLines(form, names)),
    runtime.trim(),
    '',
    ...comment(['---- 字段 Fields ----']),
    '',
    ...guards.flatMap((guard) => readerLines(guard, names)),
    ...comment(['---- 疑义与参数 Readings and parameters ----']),
    '',
    ...settingsLines(settings, names),
    '',
    ...formsLines(forms, names),
  ]
  return { text: `${lines.join('\n')}\n`, mapped: mappedNames(guards, settings, names) }
}

/** Names that the module's code could not take as they are. What its callers write and read is always the notice's own name. */
function mappedNames(guards: readonly EntityGuard[], settings: readonly Setting[], names: ModuleNames): NamedThing[] {
  const things = guards.flatMap(({ entity: { name: entity }, fields, relations }): NamedThing[] => [
    ...fields.map(({ field: { name } }) => ({ identifier: names.field(entity, name), kind: 'field' as const, name, entity })),
    ...relations.map(({ name }) => ({ identifier: names.relation(entity, name), kind: 'relation' as const, name, entity })),
  ])
  const questions = settings.flatMap((setting, place): NamedThing[] =>
    setting.kind === 'reading' ? [{ identifier: names.setting(place), kind: 'question', name: setting.question.name }] : [],
  )
  return [...things, ...questions].filter(({ identifier, name }) => identifier !== name)
}

/** What the module says of itself. */
function noticeLines({ forms }: Forms, settings: readonly Setting[], header: ExportHeader): string[] {
  const keys = parameterKeys(settings)
  const main = forms[0]?.entity?.name ?? null
  const entry = (name: string, value: string) => `  ${name}: ${value},`
  const parameters = settings.flatMap((setting) =>
    setting.kind === 'parameter' ? parameterText(setting, keys.get(setting) as string) : [],
  )
  return [
    '/** 通知 The notice that this is made from. */',
    'export const notice = {',
    entry('name', quoted(header.name)),
    entry('number', orNull(header.number)),
    entry('issuers', listText(header.issuers)),
    entry('baseDate', quoted(header.baseDate)),
    entry('version', quoted(header.version)),
    entry('hash', quoted(header.hash)),
    entry('mainEntity', orNull(main)),
    entry('entities', listText(forms.flatMap(({ entity }) => entity?.name ?? []))),
    '  parameters: [',
    ...indented(parameters, '    '),
    '  ],',
    '}',
  ]
}

const orNull = (text: string | null): string => (text === null ? 'null' : quoted(text))
const listText = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`

function parameterText({ parameter, period, dated }: Extract<Setting, { kind: 'parameter' }>, key: string): string {
  const { from, to } = dated
  const span = `from: ${orNull(from)}, to: ${orNull(to)}`
  return `{ key: ${quoted(key)}, parameter: ${quoted(parameter.name)}, period: ${period}, ${span} },`
}

/** The guards of every entity that records may hold, each once. */
function guardsOfAll(program: Program, { forms, limits }: Forms): EntityGuard[] {
  const all = new Map<string, EntityGuard>()
  for (const { entity } of forms) {
    if (entity) for (const [name, guard] of guardsOf(program, entity.name, limits)) all.set(name, guard)
  }
  return [...all.values()]
}

/** By entity: how records are read and computed, settings that are built in, results. */
function formsLines({ forms }: Forms, names: ModuleNames): string[] {
  return ['const forms = new Map([', ...indented(forms.flatMap((form) => formLines(form, names))), '])']
}

function formLines(form: Form, names: ModuleNames): string[] {
  const entity = form.entity?.name ?? null
  const read = entity === null ? 'readNothing' : names.reader(entity)
  const fixed = [...form.fixed].map((place) => names.setting(place))
  const results = resultsInOrder(form).map(({ rule }) => `result(${quoted(rule.name)}, ${isPlain(rule.type)})`)
  return [
    `[${orNull(entity)}, {`,
    `  read: ${read},`,
    `  compute: ${names.rules(entity)},`,
    `  fixed: new Set(${listText(fixed)}),`,
    '  results: [',
    ...indented(
      results.map((each) => `${each},`),
      '    ',
    ),
    '  ],',
    '}],',
  ]
}

const isPlain = ({ kind }: Type): boolean => kind === 'decimal' || kind === 'boolean'
