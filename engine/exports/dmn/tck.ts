import { formatDate } from '../../number/date.ts'
import { formatDecimal } from '../../number/decimal.ts'
import { parseDuration } from '../../number/duration.ts'
import { formatInstant } from '../../number/instant.ts'
import type { Value } from '../../program/apply.ts'
import type { RecordOutcome, Result } from '../../program/outcome.ts'
import type { CaseRecord, Type } from '../../program/program.ts'
import type { FormResult } from '../../steps/form.ts'
import type { Setting } from '../../steps/settings.ts'
import type { KitCase, KitGroup, KitRefusal, KitSettings } from '../kit/kit.ts'
import { typedRefusal } from '../kit/typedRefusal.ts'
import type { World } from './world.ts'
import { fixed } from './worldNames.ts'
import { type Element, element, xmlDocument } from './xml.ts'

/** The test cases of a group of the kit in the format of the DMN TCK. */
export function tckDocument(world: World, modelFile: string, group: KitGroup, comments: readonly string[]): string {
  const attributes = {
    xmlns: 'http://www.omg.org/spec/DMN/20160719/testcase',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
  }
  return xmlDocument(
    comments,
    element('testCases', attributes, [
      element('modelName', {}, [modelFile]),
      ...casesOf(group).map((each, index) => testCase(world, group.settings, each, index + 1)),
    ]),
  )
}

type Expected = { readonly kind: 'refused'; readonly refusals: KitRefusal['refused'] } | Extract<RecordOutcome, { kind: 'results' }>
type TestCase = Pick<KitCase, 'record' | 'why'> & { readonly expected: Expected }

const casesOf = ({ cases, refusals }: KitGroup): TestCase[] => [...cases, ...refusals.flatMap((each) => refusedCase(each) ?? [])]

/** A record that the guard refuses; null for one that inputs can't hold: what is no member of an enumeration the engine refuses itself. */
export function refusedCase(refusal: KitRefusal): TestCase | null {
  const record = typedRefusal(refusal)
  if (record === null || refusal.refused.some(({ code }) => code === 'record.enumUnknown')) return null
  return { record, why: refusal.why, expected: { kind: 'refused', refusals: refusal.refused } }
}

function testCase(world: World, settings: KitSettings, { record, expected, why }: TestCase, number: number): Element {
  return element('testCase', { id: String(number).padStart(4, '0') }, [
    element('description', {}, [why]),
    element('inputNode', { name: fixed.settings }, settingsValue(world, settings)),
    ...recordNodes(world, record),
    element('resultNode', { name: fixed.outcome, type: 'decision' }, [element('expected', {}, outcome(world, expected))]),
  ])
}

const nothing = element('value', { 'xsi:nil': 'true' })
const typed = (type: string, text: string): Element => element('value', { 'xsi:type': `xsd:${type}` }, [text])
const component = (name: string, children: Element['children']): Element => element('component', { name }, children)
const list = (items: readonly Element['children'][]): Element =>
  element(
    'list',
    {},
    items.map((item) => element('item', {}, item)),
  )

function recordNodes({ form, names }: World, record: CaseRecord): Element[] {
  const { entity } = form
  const node = (name: string, children: Element['children']) => element('inputNode', { name: names.input(name) }, children)
  return [
    ...(entity?.fields ?? []).map(({ name, type }) => node(name, [written(own(record, name), type)])),
    ...(entity?.relations ?? []).map((relation) => node(relation.name, [elements(names, relation.entity, own(record, relation.name))])),
  ]
}

/** What a record gives for a name; a field may be called `__proto__`, which every object has. */
const own = (record: CaseRecord, name: string): CaseRecord[string] | undefined => (Object.hasOwn(record, name) ? record[name] : undefined)

function elements(names: World['names'], entity: string, value: CaseRecord[string] | undefined): Element {
  const records = Array.isArray(value) ? (value as readonly CaseRecord[]) : []
  const { fields, relations } = names.entity(entity)
  return list(
    records.map((record) => [
      ...fields.map(({ name, type }) => component(names.component(entity, name), [written(own(record, name), type)])),
      ...relations.map((relation) =>
        component(names.component(entity, relation.name), [elements(names, relation.entity, own(record, relation.name))]),
      ),
    ]),
  )
}

/** A value as the notice's data has it: decimals and dates as text. */
function written(value: CaseRecord[string] | undefined, { kind }: Type): Element {
  if (value === undefined || Array.isArray(value)) return nothing
  if (typeof value === 'boolean') return typed('boolean', String(value))
  const text = String(value)
  if (kind === 'date') return typed('date', text)
  if (kind === 'instant') return typed('dateTime', text.length === 16 ? `${text}:00` : text)
  if (kind === 'duration') return typed('decimal', String(parseDuration(text)?.count ?? 0))
  return typed(kind === 'decimal' ? 'decimal' : 'string', text)
}

/** All settings, null where nothing is chosen; nothing at all where none is. */
function settingsValue(world: World, settings: KitSettings): Element[] {
  const { form, names } = world
  const open = form.settings.filter((setting, place) => setting.kind !== 'overridden' && !form.fixed.has(place))
  const chosen = open.map((setting) => ({ name: names.setting(setting), value: chosenValue(setting, settings) }))
  if (chosen.every(({ value }) => value === nothing)) return [nothing]
  return chosen.map(({ name, value }) => component(name, [value]))
}

function chosenValue(setting: Setting, { baseDate, readings, parameters }: KitSettings): Element {
  if (setting.kind === 'baseDate') return baseDate === null ? nothing : typed('date', baseDate)
  if (setting.kind === 'reading') {
    const { name } = setting.question
    return Object.hasOwn(readings, name) ? typed('string', readings[name] as string) : nothing
  }
  if (setting.kind === 'overridden') return nothing
  const found = parameters.find(({ parameter, period }) => parameter === setting.parameter.name && period === setting.period)
  return found ? written(found.value, setting.type) : nothing
}

/** What the model must answer: refusals, reasons, values. */
function outcome({ form, names }: World, expected: Expected): Element[] {
  if (expected.kind === 'refused') {
    const refusals = expected.refusals.map(({ code, field }) => [
      component('code', [typed('string', code)]),
      component('field', [field === null ? nothing : typed('string', field)]),
    ])
    return [
      component(`${fixed.refused}原因`, [list(refusals)]),
      component(`${fixed.unknown}原因`, [nothing]),
      ...form.results.map(({ rule }) => component(names.result(rule), [nothing])),
    ]
  }
  const all = form.results.map((result) => ({ result, found: expected.results.get(result.rule.name) }))
  return [
    component(`${fixed.refused}原因`, [list([])]),
    component(
      `${fixed.unknown}原因`,
      all.map(({ result, found }) =>
        component(names.result(result.rule), [list(reasons(result, found).map((text) => [typed('string', text)]))]),
      ),
    ),
    ...all.map(({ result, found }) =>
      component(names.result(result.rule), [found?.kind === 'known' ? plainValue(found.value, found.type) : nothing]),
    ),
  ]
}

/** Reasons in the order of the model. */
function reasons({ unknown }: FormResult, found: Result | undefined): string[] {
  if (found?.kind !== 'unknown') return []
  const place = (text: string) =>
    unknown.findIndex(({ reason }) => ('text' in reason ? reason.text === text : text.startsWith(`${reason.parameter}（`)))
  return found.reasons.toSorted((a, b) => place(a) - place(b))
}

function plainValue(value: Value, type: Type): Element {
  if (typeof value === 'boolean') return typed('boolean', String(value))
  if (typeof value === 'string') return typed('string', value)
  if (typeof value === 'object') return typed('decimal', formatDecimal(value))
  if (type.kind === 'date') return typed('date', formatDate(value))
  return type.kind === 'instant' ? typed('dateTime', `${formatInstant(value)}:00`) : typed('decimal', String(value))
}
