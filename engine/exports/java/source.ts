import type { Program } from '../../program/program.ts'
import { planOf } from '../../steps/plan.ts'
import type { Forms } from '../forms.ts'
import { type EntityGuard, guardsOf } from '../guards.ts'
import { type ExportHeader, headerLines } from '../header.ts'
import type { NamedThing } from '../names.ts'
import { methodText } from './chunks.ts'
import { Constants, indented } from './constants.ts'
import { type FrameClass, frameClasses } from './frames.ts'
import { Records } from './records.ts'
import { settingsClass } from './settings.ts'
import { fieldsSource } from './support/fields.ts'
import { guardSource } from './support/guard.ts'
import { resultSource } from './support/result.ts'
import { settingsSource } from './support/settings.ts'
import { comment } from './text.ts'

/** Nodes that are written inside another: expressions that a person can read. */
const largest = 40

/** The Java file that computes a notice's results, and what its names stand for. */
export interface RulesSource {
  readonly text: string
  readonly named: readonly NamedThing[]
}

export function rulesSource(program: Program, { forms, limits }: Forms, header: ExportHeader, packageName: string): RulesSource {
  const constants = new Constants()
  const entities = forms.map(({ entity }) => entity?.name ?? null)
  const records = new Records(allGuards(program, entities, limits), constants)
  const settings = settingsClass(forms, constants)
  const shared = { constants, records, settings: settings.variables }
  const frames = forms.flatMap((form, index) => frameClasses(planOf(form, { largest }), shared, `Work${index + 1}`))
  const parts = [
    entryPoints(entities, records, constants),
    settingsSource.trim(),
    resultSource.trim(),
    ...frames.map((frame) => frameSource(frame, records)),
    settings.source,
    ...records.source(),
    guardSource.trim(),
    fieldsSource.trim(),
    ...constants.source(),
  ]
  const text = `${headerLines(header)
    .map((line) => `// ${comment(line)}`)
    .join('\n')}
package ${packageName};

${imports.map((name) => `import ${name};`).join('\n')}

/**
 * ${comment(header.name)}${header.number === null ? '' : ` ${comment(header.number)}`}
 *
 * <p>Exact, without state: any number of threads may call it. 精确；没有状态，可以多线程调用。
 */
public final class Rules {
    private Rules() {
    }

${indented([parts.join('\n\n')])}
}
`
  return { text, named: [...records.named(), ...settings.named] }
}

const imports = [
  'java.math.BigDecimal',
  'java.math.BigInteger',
  'java.time.LocalDate',
  'java.time.LocalDateTime',
  'java.time.YearMonth',
  'java.time.ZoneOffset',
  'java.util.ArrayList',
  'java.util.Arrays',
  'java.util.Collections',
  'java.util.HashSet',
  'java.util.LinkedHashMap',
  'java.util.List',
  'java.util.Map',
  'java.util.Set',
  'java.util.regex.Matcher',
  'java.util.regex.Pattern',
]

function allGuards(program: Program, entities: readonly (string | null)[], limits: Forms['limits']): ReadonlyMap<string, EntityGuard> {
  return new Map(entities.flatMap((entity) => (entity === null ? [] : [...guardsOf(program, entity, limits)])))
}

function entryPoints(entities: readonly (string | null)[], records: Records, constants: Constants): string {
  const [main = null] = entities
  const nameOf = (entity: string | null) => (entity === null ? 'null' : constants.text(entity))
  const cases = entities.map((entity, index) => {
    const same = entity === null ? 'entity == null' : `${nameOf(entity)}.equals(entity)`
    return `    if (${same}) {\n        return evaluate${index + 1}(record, settings.chosen);\n    }`
  })
  const each = entities.map((entity, index) => {
    const record = records.className(entity)
    return methodText(`private static Result evaluate${index + 1}(Map<String, ?> given, Chosen settings)`, [
      'Report report = new Report();',
      `Input input = Input.of(given, report, ${record}.NAMES);`,
      `${record} record = input == null ? null : new ${record}(input, settings);`,
      'boolean sound = report.refused.isEmpty();',
      `return sound ? new Work${index + 1}(record, settings).outcome() : new Result(report.refused, new LinkedHashMap<>());`,
    ])
  })
  return `/** The results of a record of ${comment(main ?? '—')}, as the notice has them. */
public static Result evaluate(Map<String, ?> record) {
    return evaluate(record, Settings.DEFAULT);
}

/** The results of a record of ${comment(main ?? '—')}. */
public static Result evaluate(Map<String, ?> record, Settings settings) {
    return evaluate(${nameOf(main)}, record, settings);
}

/**
 * The results of a record of an entity: ${comment(entities.map((entity) => entity ?? '—').join('、'))}.
 *
 * @param record field to value: BigDecimal, BigInteger, Long, Integer; Boolean; String; LocalDate, LocalDateTime or ISO text;
 *     a List of Maps for a relation. null is as absent. A Double is refused: it does not hold the tenths that it shows.
 * @throws IllegalArgumentException where there is no such entity
 */
public static Result evaluate(String entity, Map<String, ?> record, Settings settings) {
${cases.join('\n')}
    throw new IllegalArgumentException("no results for " + entity);
}
${each.join('\n')}`
}

function frameSource(frame: FrameClass, records: Records): string {
  const links = frame.chunks.links()
  const record = records.className(frame.frame.entity)
  const holds = frame.outer === null ? rootMembers : loopMembers(frame.outer.name)
  const nameOf = (at: number) => (at + 1 === links.length ? frame.name : `${frame.name}Part${at + 1}`)
  const about = frame.outer === null ? comment(frame.frame.entity ?? '—') : comment(frame.frame.relation ?? '')
  const classes = links.map((members, at) => {
    const last = at + 1 === links.length
    const extending = at === 0 ? '' : ` extends ${nameOf(at - 1)}`
    const base = at === 0 ? [...holds.fields(record), ...(frame.hasLoops ? [self(frame.name, last)] : [])] : []
    const head = `${nameOf(at)}(${holds.parameters(record)})`
    const built = methodText(head, at === 0 ? holds.assignments : [`super(${holds.arguments});`])
    return `/** ${about}: ${holds.about} */
private ${last ? 'static final' : 'abstract static'} class ${nameOf(at)}${extending} {
${indented([...base, built, ...spaced(members), ...(last ? [holds.run(frame)] : [])])}
}`
  })
  return classes.join('\n\n')
}

/** Fields stand behind the constructor, an empty line before them. */
const spaced = (members: readonly string[]): string[] => (members[0]?.startsWith('\n') ? [...members] : ['', ...members])

const self = (name: string, last: boolean): string => methodText(`final ${name} self()`, [last ? 'return this;' : `return (${name}) this;`])

const rootMembers = {
  about: 'the steps of a record, in the order in which they are computed.',
  fields: (record: string) => [`final ${record} record;`, 'final Chosen settings;'],
  parameters: (record: string) => `${record} record, Chosen settings`,
  arguments: 'record, settings',
  assignments: ['this.record = record;', 'this.settings = settings;'],
  run: (frame: FrameClass) =>
    methodText('Result outcome()', [
      ...frame.chunks.calls('steps'),
      'List<Refusal> found = new ArrayList<>();',
      ...frame.chunks.calls('refusals'),
      'Map<String, Object> results = new LinkedHashMap<>();',
      'if (found.isEmpty()) {',
      ...frame.chunks.calls('results').map((line) => `    ${line}`),
      '}',
      'return new Result(found, results);',
    ]),
}

const loopMembers = (outer: string): typeof rootMembers => ({
  about: 'the steps of an element.',
  fields: (record) => [`final ${outer} outer;`, `final ${record} record;`, 'final int index;', 'final Chosen settings;'],
  parameters: (record) => `${outer} outer, ${record} record, int index`,
  arguments: 'outer, record, index',
  assignments: ['this.outer = outer;', 'this.record = record;', 'this.index = index;', 'this.settings = outer.settings;'],
  run: (frame) => methodText('void run()', frame.chunks.calls('steps')),
})
