import {
  configFile,
  defaultConfig,
  type Language,
  type Program,
  readConfig,
  refusalMessage,
  type SimulationConfig,
} from '../../../engine/index.ts'
import {
  asScenario,
  type Dial,
  type Document,
  dialsOf,
  knownReadings,
  questionsOf,
  type Subject,
  type Tried,
  type WhyTree,
  type Workspace,
  whyTree,
} from '../../../engine/service/index.ts'
import { type About, documentOf } from './about.ts'
import { type Before, openerOf } from './before.ts'
import { headOf } from './heads.ts'
import { folderOf, inside, seenFrom } from './paths.ts'

export type { Before }

/** One side of a simulation; the program is null where rules of it can't be read. */
export interface SimulatedSide {
  readonly name: string
  readonly program: Program | null
  /** The check finds errors in it: what it gives may not be what is meant. */
  readonly faulty: boolean
  /** Readings that are switched for everything, as far as this side knows them: question → reading. */
  readonly readings: Readonly<Record<string, string>>
}

/** A question that the results rest on. */
export interface OpenPoint {
  readonly name: string
  readonly text: string
  readonly readings: readonly string[]
  readonly chosen: string
}

/** What a simulation of the notice needs to know of it. */
export interface Simulated {
  readonly baseline: SimulatedSide
  readonly scenario: SimulatedSide
  /** Null where simulation.json is wrong, or the text is. */
  readonly config: SimulationConfig | null
  /** Whether what is counted was written down; else every amount is, under its own name. */
  readonly configured: boolean
  /** What is wrong with simulation.json, a sentence each. */
  readonly configProblems: readonly string[]
  /** population.json beside the notice, or beside the one that a scenario is laid over; null where there is none. */
  readonly population: string | null
  readonly dials: readonly Dial[]
  readonly questions: readonly OpenPoint[]
  /** Fields of the people, for the columns of a file. */
  readonly fields: readonly { readonly name: string; readonly required: boolean }[]
}

/** Why a result of one person is what it is on both sides. */
export interface PersonWhy {
  readonly baseline: WhyTree | null
  readonly scenario: WhyTree | null
}

/** Why a result is what it is before and after a step. */
export interface StepWhy {
  readonly before: WhyTree | null
  readonly after: WhyTree | null
}

interface PersonAbout {
  readonly before: Before | null
  readonly record: Readonly<Record<string, unknown>>
  readonly result: string
  readonly tried: Tried
}

/** One person before and after the smallest change of one field, on the scenario's side. */
interface StepAbout {
  readonly record: Readonly<Record<string, unknown>>
  readonly field: string
  readonly from: unknown
  readonly to: unknown
  readonly result: string
  readonly tried: Tried
}

const populationFile = 'population.json'

/** What a simulation is made of; all slow. `before` null compares the notice with itself. */
export const simulationAnswers = (workspace: Workspace) => {
  const opened = openerOf(workspace)
  const both = (about: About, before: Before | null): { baseline: Document; scenario: Document } | null => {
    const scenario = documentOf(workspace, about)
    const baseline = before ? opened(before) : scenario
    return scenario && baseline && { baseline, scenario }
  }
  return {
    /** Null where one of the two is not there. */
    simulated({ before, ...about }: About & { readonly before: Before | null }): Simulated | null {
      const sides = both(about, before)
      if (!sides) return null
      const { baseline, scenario } = sides
      const { runnable: program } = scenario.compiled
      const counted = configOf(workspace, about, program)
      const rules = program && counted.config ? countedRules(program, counted.config) : []
      return {
        baseline: sideOf(baseline, about, before?.name ?? null),
        scenario: sideOf(scenario, about, null),
        ...counted,
        population: beside(workspace, about.entry, populationFile),
        dials: program ? dialsOf(program, rules) : [],
        questions: program ? questionsOf(program, rules).map((each) => openPoint(each, about)) : [],
        fields: program ? fieldsOf(program) : [],
      }
    },
    /** Both explanations of a person's result, on the scenario's side with what is tried. */
    whyPerson({ before, record, result, tried, ...about }: About & PersonAbout): PersonWhy | null {
      const sides = both(about, before)
      if (!sides) return null
      const { mainEntity: entity } = sides.scenario.compiled.draft
      const why = (document: Document, settings: Tried) => {
        const readings = { ...knownReadings(document.compiled.draft, about.readings), ...settings.readings }
        const subject: Subject = { entity, record: asCase(record), readings, parameters: settings.parameters }
        return whyTree(document, subject, result, about.language)
      }
      return { baseline: why(sides.baseline, nothingTried), scenario: why(sides.scenario, tried) }
    },
    /** Both explanations of a step over a cliff: before it, and after. */
    whyStep({ record, field, from, to, result, tried, ...about }: About & StepAbout): StepWhy | null {
      const document = documentOf(workspace, about)
      if (!document) return null
      const { mainEntity: entity } = document.compiled.draft
      const readings = { ...knownReadings(document.compiled.draft, about.readings), ...tried.readings }
      const why = (value: unknown) => {
        const subject: Subject = { entity, record: asCase({ ...record, [field]: value }), readings, parameters: tried.parameters }
        return whyTree(document, subject, result, about.language)
      }
      return { before: why(from), after: why(to) }
    },
    /** What is tried as the text of a scenario file in a folder; null where it can't be written. */
    triedScenario({
      name,
      folder,
      tried,
      ...about
    }: About & { readonly name: string; readonly folder: string; readonly tried: Tried }): string | null {
      const program = documentOf(workspace, about)?.compiled.runnable
      const { config } = configOf(workspace, about, program ?? null)
      if (!program || !config) return null
      const dials = dialsOf(program, countedRules(program, config))
      const base = { name: program.header.name, path: seenFrom(folder, about.entry) }
      return asScenario(program, dials, tried, name, base, about.language)
    },
  }
}

const nothingTried: Tried = { parameters: {}, readings: {} }

function sideOf({ compiled }: Document, { readings }: About, name: string | null): SimulatedSide {
  const { draft, program, runnable } = compiled
  return { name: name ?? draft.header.name, program: runnable, faulty: program === null, readings: knownReadings(draft, readings) }
}

type Counted = Pick<Simulated, 'config' | 'configured' | 'configProblems'>

function configOf(workspace: Workspace, { entry, language }: About, program: Program | null): Counted {
  const text = beside(workspace, entry, configFile)
  if (!program) return { config: null, configured: text !== null, configProblems: [] }
  if (text === null) return { config: defaultConfig(program), configured: false, configProblems: [] }
  const { config, problems } = readConfig(text, program)
  return { config, configured: true, configProblems: problems.map((problem) => sentence(problem, language)) }
}

function sentence({ code, place, values }: ReturnType<typeof readConfig>['problems'][number], language: Language): string {
  const said = refusalMessage(code, values, language)
  return place === '' ? said : `${place} ${said}`
}

/** A file beside the notice; of a scenario without one, beside what it is laid over. */
function beside(workspace: Workspace, entry: string, name: string, seen: readonly string[] = []): string | null {
  const folder = folderOf(entry)
  const own = workspace.text(inside(folder, name))
  if (own !== null) return own
  const { kind, base } = headOf(entry, workspace.text(entry) ?? '')
  if (kind !== 'scenario' || base === null || seen.includes(entry)) return null
  return beside(workspace, inside(folder, base), name, [...seen, entry])
}

/** The rules whose results a simulation counts or groups by. */
function countedRules(program: Program, { payers, person, dimensions }: SimulationConfig): string[] {
  const names = new Set([
    ...payers.flatMap(({ results }) => results),
    ...(person ? [person.result] : []),
    ...dimensions.map(({ by }) => by),
  ])
  return program.rules.filter(({ name, entity }) => entity === program.mainEntity && names.has(name)).map(({ id }) => id)
}

function openPoint({ name, text, readings, default: usual }: Program['questions'][number], about: About): OpenPoint {
  return { name, text, readings: readings.map((each) => each.name), chosen: about.readings[name] ?? usual }
}

function fieldsOf(program: Program): Simulated['fields'] {
  const entity = program.entities.find(({ name }) => name === program.mainEntity)
  return (entity?.fields ?? []).map(({ name, optional, default: usual }) => ({ name, required: !optional && usual === null }))
}

type CaseRecord = Extract<Subject, { record: unknown }>['record']

/** A record as cases write it: numbers by their digits, what is not given left out. */
function asCase(record: Readonly<Record<string, unknown>>): CaseRecord {
  const given = Object.entries(record).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(given.map(([field, value]) => [field, asCaseValue(value)]))
}

function asCaseValue(value: unknown): CaseRecord[string] {
  if (Array.isArray(value)) return value.map((each) => asCase(each as Record<string, unknown>))
  return typeof value === 'boolean' ? value : String(value)
}
