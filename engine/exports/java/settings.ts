import type { Form } from '../../steps/form.ts'
import type { Setting } from '../../steps/settings.ts'
import type { NamedThing } from '../names.ts'
import { methodText } from './chunks.ts'
import { type Constants, indented } from './constants.ts'
import { isLong } from './expressions.ts'
import { javaNames } from './names.ts'
import { comment, quoted } from './text.ts'

/** Settings of one class; more make a chain of classes. */
const perLink = 200

type Parameter = Extract<Setting, { kind: 'parameter' }>

/** The class of what a run may choose, and the variables of the settings by their places. */
export interface SettingsClass {
  readonly variables: readonly string[]
  /** What they stand for. */
  readonly named: readonly NamedThing[]
  readonly source: string
}

export function settingsClass(forms: readonly Form[], constants: Constants): SettingsClass {
  const settings = forms[0]?.settings ?? []
  const fixed = new Set(forms.flatMap((form) => [...form.fixed]))
  const names = javaNames()
  const variables = settings.map((setting, index) => variableOf(setting, (name) => names.of(String(index), name)))
  const writer = new SettingsWriter(constants, fixed, variables)
  const chosen = settings.flatMap((setting, index) => (setting.kind === 'overridden' ? [] : [{ setting, index }]))
  const links = Array.from({ length: Math.ceil(chosen.length / perLink) }, (_, at) => chosen.slice(at * perLink, (at + 1) * perLink))
  const nameOf = (at: number) => (at < 0 ? 'Choices' : at + 1 === links.length ? 'Chosen' : `Choices${at + 1}`)
  const source = links.map((link, at) => {
    const modifier = at + 1 === links.length ? 'final' : 'abstract'
    return `/** What is chosen, from what the notice says. */
private ${modifier === 'final' ? 'static final' : 'abstract static'} class ${nameOf(at)} extends ${nameOf(at - 1)} {
${indented(writer.members(link))}
}`
  })
  const named = settings.flatMap((setting, index) => namedSetting(setting, variables[index] as string))
  return { variables, named, source: source.join('\n\n') }
}

function namedSetting(setting: Setting, identifier: string): NamedThing[] {
  if (setting.kind === 'reading') {
    const { name, clause } = setting.question
    return [{ identifier, kind: 'question', name, clause }]
  }
  if (setting.kind !== 'parameter') return []
  const { parameter, dated } = setting
  const name = [parameter.name, dated.label].filter((part) => part !== '').join(' ')
  return [{ identifier, kind: 'parameter', name, clause: dated.provenance.clause ?? parameter.clause }]
}

function variableOf(setting: Setting, named: (name: string) => string): string {
  switch (setting.kind) {
    case 'baseDate':
    case 'overridden':
      return setting.kind
    case 'reading':
      return named(`reading_${setting.question.name}`)
    case 'parameter':
      return named(`${setting.parameter.name}_${setting.dated.label}`)
  }
}

interface Placed<S> {
  readonly setting: S
  readonly index: number
}

class SettingsWriter {
  private readonly constants: Constants
  private readonly fixed: ReadonlySet<number>
  private readonly variables: readonly string[]

  constructor(constants: Constants, fixed: ReadonlySet<number>, variables: readonly string[]) {
    this.constants = constants
    this.fixed = fixed
    this.variables = variables
  }

  members(link: readonly Placed<Setting>[]): string[] {
    const of = <K extends Setting['kind']>(kind: K) =>
      link.filter((each): each is Placed<Extract<Setting, { kind: K }>> => each.setting.kind === kind)
    return [
      ...link.flatMap((each) => this.declaration(each)),
      ...of('baseDate').map(({ index }) => {
        const day = this.kept(index, '"base date"', 'dayOf("base date", day)')
        return methodText('void setBaseDate(long day)', [`baseDate = ${day};`])
      }),
      ...this.setter(
        'boolean setReading(String question, String reading)',
        'super.setReading(question, reading)',
        of('reading').map((each) => this.readingLines(each)),
      ),
      ...this.setter(
        'boolean setParameter(String name, Object period, Object value)',
        'super.setParameter(name, period, value)',
        of('parameter').map((each) => this.parameterLines(each)),
      ),
    ]
  }

  private declaration({ setting, index }: Placed<Setting>): string[] {
    const type =
      setting.node.type === 'whole' ? (isLong(setting.node) ? 'long' : 'BigInteger') : setting.node.type === 'flag' ? 'boolean' : 'String'
    return [`/** ${comment(about(setting))} */`, `${type} ${this.variables[index]} = ${this.cell(setting)};`]
  }

  private cell({ node, value }: Setting): string {
    if (typeof value === 'boolean') return String(value)
    if (typeof value === 'string') return this.constants.text(value)
    return node.type === 'whole' && isLong(node) ? `${value}L` : this.constants.number(value)
  }

  private setter(head: string, otherwise: string, cases: readonly string[][]): string[] {
    return cases.length === 0 ? [] : [`\n@Override${methodText(head, [...cases.flat(), `return ${otherwise};`])}`]
  }

  private readingLines({ setting: { question }, index }: Placed<Extract<Setting, { kind: 'reading' }>>): string[] {
    const members = question.readings.map(({ name }) => this.constants.text(name))
    const value = this.kept(index, 'question', `textOf(question, reading, ${members.join(', ')})`)
    return ifLines(`question.equals(${this.constants.text(question.name)})`, `${this.variables[index]} = ${value};`)
  }

  private parameterLines({ setting, index }: Placed<Parameter>): string[] {
    const { parameter, period, dated } = setting
    const { constants } = this
    const condition = `name.equals(${constants.text(parameter.name)}) && isPeriod(period, ${period}, ${constants.text(dated.label)})`
    return ifLines(condition, `${this.variables[index]} = ${this.kept(index, 'name', this.parameterValue(setting))};`)
  }

  private parameterValue({ node, type, scale, members }: Parameter): string {
    if (node.type === 'flag') return 'flagOf(name, value)'
    if (node.type === 'text') return `textOf(${['name', 'value', ...members.map((member) => this.constants.text(member))].join(', ')})`
    if (type.kind === 'date') return 'dateOf(name, value)'
    const whole = `wholeOf(name, value, ${scale}, ${quoted(String(node.low))}, ${quoted(String(node.high))})`
    return isLong(node) ? `${whole}.longValueExact()` : whole
  }

  /** A setting that some form holds at its value in the notice takes no other. */
  private kept(index: number, name: string, value: string): string {
    return this.fixed.has(index) ? `builtIn(${name}, ${value}, ${this.variables[index]})` : value
  }
}

const ifLines = (condition: string, assignment: string): string[] => [`if (${condition}) {`, `    ${assignment}`, '    return true;', '}']

function about(setting: Setting): string {
  switch (setting.kind) {
    case 'baseDate':
      return '基准日，自 1970-01-01 起的天数 base date, in days since 1970-01-01'
    case 'reading':
      return [setting.question.name, setting.question.text, setting.question.clause ?? ''].filter((part) => part !== '').join(' · ')
    case 'parameter': {
      const { parameter, dated, period } = setting
      const where = dated.provenance.clause ?? parameter.clause
      return [`${parameter.name} [${period}] ${dated.label}`, where ?? ''].filter((part) => part !== '').join(' · ')
    }
    case 'overridden':
      return ''
  }
}
