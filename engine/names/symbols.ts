import type * as ast from '../../grammar/ast.ts'
import type { Span } from '../../grammar/source.ts'

export interface EnumSymbol {
  readonly kind: 'enum'
  readonly name: string
  readonly span: Span
  readonly declaration: Extract<ast.Declaration, { kind: 'enum' }>
}

export interface FieldSymbol {
  readonly kind: 'field' | 'relation'
  readonly name: string
  readonly span: Span
  readonly declaration: ast.FieldDeclaration
}

export interface EntitySymbol {
  readonly kind: 'entity'
  readonly name: string
  readonly span: Span
  readonly members: ReadonlyMap<string, FieldSymbol>
  readonly declaration: Extract<ast.Declaration, { kind: 'entity' }>
}

export interface ParameterSymbol {
  readonly kind: 'parameter'
  readonly name: string
  readonly span: Span
  readonly declaration: Extract<ast.Declaration, { kind: 'parameter' }>
}

export interface QuestionSymbol {
  readonly kind: 'question'
  readonly name: string
  readonly span: Span
  readonly declaration: Extract<ast.Declaration, { kind: 'question' }>
}

/** One computed quantity: a 计算, or one result column of a 表. */
export interface RuleSymbol {
  readonly kind: 'rule'
  readonly id: string
  readonly name: string
  readonly span: Span
  readonly entity: string | null
  readonly type: ast.TypeReference | null
  readonly source:
    | { readonly kind: 'compute'; readonly declaration: Extract<ast.Declaration, { kind: 'compute' }> }
    | { readonly kind: 'table'; readonly table: TableSymbol; readonly column: number }
}

export interface TableSymbol {
  readonly id: string
  readonly name: string
  readonly span: Span
  readonly entity: string | null
  readonly declaration: Extract<ast.Declaration, { kind: 'table' }>
}

/** A declaration with the entity that the 对于 before it names. */
export interface Placed<K extends ast.Declaration['kind']> {
  readonly entity: string | null
  readonly declaration: Extract<ast.Declaration, { kind: K }>
}

/** Everything that a notice and the files it uses declare, by name. */
export interface Scope {
  readonly header: Extract<ast.Declaration, { kind: 'notice' }> | null
  readonly enums: ReadonlyMap<string, EnumSymbol>
  /** Member → names of the enumerations that list it. */
  readonly members: ReadonlyMap<string, readonly string[]>
  readonly entities: ReadonlyMap<string, EntitySymbol>
  readonly parameters: ReadonlyMap<string, ParameterSymbol>
  readonly questions: ReadonlyMap<string, QuestionSymbol>
  /** By `ruleId`. */
  readonly rules: ReadonlyMap<string, RuleSymbol>
  readonly tables: ReadonlyMap<string, TableSymbol>
  readonly exceptions: readonly Placed<'exception'>[]
  readonly assertions: readonly Placed<'assert'>[]
  readonly requirements: readonly Placed<'require'>[]
  readonly duties: readonly Placed<'duty'>[]
  readonly cases: readonly Placed<'case'>[]
  /** The entities that 对于 names, where it names them. */
  readonly fors: readonly ast.Name[]
  /** The entity of the notice's first 对于. */
  readonly mainEntity: string | null
  /** How often a name stands in the rules, its declaration included. */
  mentions(name: string): number
}

export const ruleId = (entity: string | null, name: string): string => (entity === null ? name : `${entity}.${name}`)

/** Every place that declares a name, whatever it stands for. */
export function declaredAt(scope: Scope, name: string): Span[] {
  const named = (symbols: Iterable<{ readonly name: string; readonly span: Span }>) =>
    [...symbols].flatMap((symbol) => (symbol.name === name ? symbol.span : []))
  const spelt = (names: readonly ast.Name[]) => names.flatMap((each) => (each.text === name ? each.span : []))
  return [
    ...[scope.enums, scope.entities, scope.parameters, scope.questions, scope.rules, scope.tables].flatMap((map) => named(map.values())),
    ...[...scope.entities.values()].flatMap((entity) => named(entity.members.values())),
    ...[...scope.enums.values()].flatMap(({ declaration }) => spelt(declaration.members)),
    ...[...scope.questions.values()].flatMap(({ declaration }) => spelt(declaration.readings.map((reading) => reading.name))),
  ]
}

/** Whether a name is that of a field or computed quantity of some entity: a value that only a record has. */
export function isOfRecord(scope: Scope, name: string): boolean {
  return (
    [...scope.entities.values()].some(({ members }) => members.has(name)) || [...scope.rules.values()].some((rule) => rule.name === name)
  )
}
