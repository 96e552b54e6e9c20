import type { Wanted } from '../../batch/builder.ts'
import { cellOf } from '../../batch/cells.ts'
import { type ColumnLayout, type Layout, layoutOf } from '../../batch/layout.ts'
import type { Texts } from '../../batch/texts.ts'
import { literalValue } from '../../program/apply.ts'
import type { Program } from '../../program/program.ts'
import { type CellCondition, conditionMaker } from './cases.ts'
import { type Lottery, lotteryOf } from './lottery.ts'
import type { CaseModel, Condition, FieldModel, Part, PopulationModel, RelationModel } from './model.ts'
import { drawLimit, type Stream, stream } from './random.ts'

/** All that is known of an entity's rows before any is drawn. */
export interface EntityPlan {
  readonly layout: Layout
  readonly steps: readonly (FieldStep | RelationStep)[]
  /** Columns that come out, in the notice's order. */
  readonly columns: readonly ColumnPlan[]
  /** Relations that come out but that the model is silent of: nobody has any. */
  readonly empty: readonly { readonly relation: string; readonly plan: EntityPlan }[]
}

export interface ColumnPlan {
  readonly layout: ColumnLayout
  /** The cell of every row where the model is silent of the field: its default, or 0 and absent. */
  readonly constant: number
  readonly drawn: boolean
}

/** Draws the cells of one field. */
export interface FieldStep {
  readonly kind: 'field'
  readonly layout: ColumnLayout
  readonly draw: DrawPlan
  /** A draw below the limit leaves the value out. */
  readonly missing: MissingPlan | null
}

export interface MissingPlan {
  readonly stream: Stream
  readonly limit: number
}

/** Draws how many elements each row has, and these. */
export interface RelationStep {
  readonly kind: 'relation'
  readonly relation: string
  readonly count: DrawPlan
  readonly plan: EntityPlan
}

export interface DrawPlan {
  readonly conditions: readonly (readonly CellCondition[])[]
  readonly lottery: Lottery
  readonly values: Stream
  readonly places: Stream
}

/** What plans of one generator have in common. */
interface Context {
  readonly program: Program
  readonly seed: number
  readonly wanted: Wanted
  readonly texts: Texts
}

export function planOf(model: PopulationModel, program: Program, seed: number, wanted: Wanted, texts: Texts): EntityPlan {
  return entityPlan(model.parts, siteOf(layoutOf(program, model.entity), model.entity, null, texts), { program, seed, wanted, texts })
}

/** Where a plan stands: the entity, the name of its streams, and what holds it. */
interface Site {
  readonly layout: Layout
  readonly path: string
  readonly outer: Site | null
  readonly condition: (condition: Condition) => CellCondition
}

function siteOf(layout: Layout, path: string, outer: Site | null, texts: Texts): Site {
  const site: Site = { layout, path, outer, condition: conditionMaker((condition) => conditionColumn(site, condition), texts) }
  return site
}

function entityPlan(parts: readonly Part[], site: Site, context: Context): EntityPlan {
  const { layout } = site
  const { entity } = layout
  const steps = neededParts(parts, entity, context.wanted).map((part) =>
    part.kind === 'field' ? fieldStep(part, site, context) : relationStep(part, site, context),
  )
  const modelled = new Set(parts.map((part) => (part.kind === 'field' ? part.field : part.relation)))
  const wantedColumns = layout.columns.filter(({ field }) => context.wanted.field(entity, field))
  const silent = [...layout.relations].filter(([name]) => !modelled.has(name) && context.wanted.relation(entity, name))
  return {
    layout,
    steps,
    columns: wantedColumns.map((column) => columnPlan(column, entity, modelled.has(column.field), context)),
    empty: silent.map(([relation, inner]) => ({ relation, plan: emptyPlan(inner(), context) })),
  }
}

/** The elements of a relation that nobody has: columns, and no further relations, since an entity may relate to itself. */
function emptyPlan(layout: Layout, context: Context): EntityPlan {
  return entityPlan([], siteOf({ ...layout, relations: new Map() }, layout.entity, null, context.texts), context)
}

/** What is wanted, and what the conditions of that name; in order. */
function neededParts(parts: readonly Part[], entity: string, wanted: Wanted): readonly Part[] {
  const needed = new Set<string>()
  const kept = parts.toReversed().filter((part) => {
    const asked =
      part.kind === 'field' ? wanted.field(entity, part.field) || needed.has(part.field) : wanted.relation(entity, part.relation)
    if (asked) for (const field of namedBy(part, 0)) needed.add(field)
    return asked
  })
  return kept.toReversed()
}

/** The fields that a part's conditions name, of the record so many relations outward. */
function namedBy(part: Part, scope: number): readonly string[] {
  const cases = part.kind === 'field' ? part.cases : part.count
  const own = cases.flatMap(({ when }) => when.filter((condition) => condition.scope === scope).map(({ field }) => field))
  return part.kind === 'field' ? own : [...own, ...part.parts.flatMap((inner) => namedBy(inner, scope + 1))]
}

function columnPlan(layout: ColumnLayout, entity: string, drawn: boolean, { program, texts }: Context): ColumnPlan {
  const field = program.entities.find(({ name }) => name === entity)?.fields.find(({ name }) => name === layout.field)
  const value = field?.default == null ? null : literalValue(field.type, field.default)
  return { layout, drawn, constant: value === null ? 0 : (cellOf(value, layout, texts) as number) }
}

function fieldStep({ field, cases, missing }: FieldModel, site: Site, context: Context): FieldStep {
  const layout = columnOf(site, field)
  const path = `${site.path}.${field}`
  return {
    kind: 'field',
    layout,
    draw: drawPlan(cases, layout, path, site, context),
    missing: missing && {
      stream: stream(context.seed, `${path}#missing`),
      limit: Number((missing.share.part * BigInt(drawLimit)) / missing.share.whole),
    },
  }
}

function relationStep({ relation, count, parts }: RelationModel, site: Site, context: Context): RelationStep {
  const path = `${site.path}.${relation}`
  const inner = site.layout.relations.get(relation)
  if (!inner) throw new Error(`no relation ${relation} of ${site.layout.entity}`)
  return {
    kind: 'relation',
    relation,
    count: drawPlan(count, countLayout(relation), path, site, context),
    plan: entityPlan(parts, siteOf(inner(), path, site, context.texts), context),
  }
}

function drawPlan(cases: readonly CaseModel[], layout: ColumnLayout, path: string, site: Site, { seed, texts }: Context): DrawPlan {
  return {
    conditions: cases.slice(0, -1).map(({ when }) => when.map(site.condition)),
    lottery: lotteryOf(cases, layout, texts),
    values: stream(seed, `${path}#value`),
    places: stream(seed, `${path}#place`),
  }
}

function conditionColumn(site: Site, { field, scope }: Condition): ColumnLayout {
  let at: Site | null = site
  for (let depth = 0; depth < scope; depth++) at = at?.outer ?? null
  if (!at) throw new Error(`nothing holds ${site.path} ${scope} relations outward`)
  return columnOf(at, field)
}

function columnOf({ layout, path }: Site, field: string): ColumnLayout {
  const column = layout.columns.find((each) => each.field === field)
  if (!column) throw new Error(`no field ${field} of ${path}`)
  return column
}

function countLayout(relation: string): ColumnLayout {
  const type = { kind: 'decimal', unit: 'integer' } as const
  return { field: relation, type, scale: 0, width: 'word', optional: false, members: new Map() }
}
