import type * as ast from '../../../grammar/ast.ts'
import { visitNames } from '../../names/dependencies.ts'
import { type FieldSymbol, type RuleSymbol, ruleId, type Scope, type TableSymbol } from '../../names/symbols.ts'
import type { Subject } from './subject.ts'

/** The record that a run of names is read for: its entity, and the relations of the aggregates around it, innermost last. */
export interface Frame {
  readonly entity: string | null
  readonly relations: readonly { readonly name: string; readonly entity: string }[]
}

export const frameOf = (entity: string | null): Frame => ({ entity, relations: [] })

export const fieldSubject = (entity: string, { kind, name }: FieldSymbol): Subject => ({ kind, name, owner: entity })
export const ruleSubject = ({ entity, name }: RuleSymbol): Subject => ({ kind: 'rule', name, owner: entity })
export const memberSubject = (enumeration: string, name: string): Subject => ({ kind: 'member', name, owner: enumeration })

/**
 * What names mean where they stand, by the rules of the lowering (engine/program/lower/name.ts), without its checks: it
 * goes on where the notice is wrong.
 */
export class Resolver {
  readonly scope: Scope

  constructor(scope: Scope) {
    this.scope = scope
  }

  /** A name alone; `expected` is the enumeration whose members may stand here. */
  name(frame: Frame, name: string, expected: string | null): Subject | null {
    const wanted = expected !== null && this.membersOf(expected).includes(name)
    const own = this.field(frame.entity, name)
    if (own && frame.entity !== null && !(wanted && own.declaration.type.name.text !== expected)) return fieldSubject(frame.entity, own)
    const rule = this.rule(frame.entity, name)
    if (rule) return ruleSubject(rule)
    if (this.scope.parameters.has(name)) return { kind: 'parameter', name, owner: null }
    if (wanted) return memberSubject(expected, name)
    return this.member(name)
  }

  /** A word that only one enumeration lists. */
  private member(name: string): Subject | null {
    const [only, ...more] = this.scope.members.get(name) ?? []
    return only !== undefined && more.length === 0 ? memberSubject(only, name) : null
  }

  /** 费用 of 就诊.费用, or null where no aggregate ranges over 就诊. */
  element(frame: Frame, relation: string, name: string): Subject | null {
    const found = frame.relations.findLast((each) => each.name === relation)
    if (!found) return null
    const field = this.field(found.entity, name)
    if (field) return fieldSubject(found.entity, field)
    const rule = this.scope.rules.get(ruleId(found.entity, name))
    return rule ? ruleSubject(rule) : null
  }

  /** The relation that a name means where it stands before a dot, in 个数, 存在 or 都: that of the innermost record that has it. */
  relation(frame: Frame, name: string): { readonly owner: string; readonly symbol: FieldSymbol } | null {
    for (const owner of [...frame.relations.map((each) => each.entity).reverse(), frame.entity]) {
      const symbol = this.field(owner, name)
      if (owner !== null && symbol?.kind === 'relation') return { owner, symbol }
    }
    return null
  }

  /** The frame inside an aggregate: its relation is the first that its body or condition names. */
  inside(frame: Frame, { body, condition }: Extract<ast.Expr, { kind: 'aggregate' }>): Frame {
    const found: { readonly name: string; readonly entity: string }[] = []
    const look = (name: ast.Name, object: ast.Name | null) => {
      const relation = found.length === 0 && this.relation(frame, (object ?? name).text)
      if (relation) found.push({ name: relation.symbol.name, entity: relation.symbol.declaration.type.name.text })
    }
    for (const part of condition ? [body, condition] : [body]) visitNames(part, look)
    return { ...frame, relations: [...frame.relations, ...found.slice(0, 1)] }
  }

  /** The type that an expression was declared with, where it is a name; what is worked out has none here. */
  typeOf(frame: Frame, expr: ast.Expr): ast.TypeReference | null {
    if (expr.kind === 'name') return this.typeOfSubject(this.name(frame, expr.name.text, null))
    if (expr.kind === 'call') return this.typeOfSubject(this.name(frame, expr.name.text, null))
    if (expr.kind === 'member') return this.typeOfSubject(this.element(frame, expr.object.text, expr.member.text))
    if (expr.kind === 'aggregate') return this.typeOf(this.inside(frame, expr), expr.body)
    return null
  }

  typeOfSubject(subject: Subject | null): ast.TypeReference | null {
    if (!subject) return null
    const { kind, name, owner } = subject
    if (kind === 'field' || kind === 'relation') return this.field(owner, name)?.declaration.type ?? null
    if (kind === 'rule') return this.scope.rules.get(ruleId(owner, name))?.type ?? null
    return kind === 'parameter' ? (this.scope.parameters.get(name)?.declaration.type ?? null) : null
  }

  /** The enumeration that a type is; null for any other type. */
  enumOf(type: ast.TypeReference | null): string | null {
    return type && this.scope.enums.has(type.name.text) ? type.name.text : null
  }

  membersOf(enumeration: string): string[] {
    return this.scope.enums.get(enumeration)?.declaration.members.map((member) => member.text) ?? []
  }

  field(entity: string | null, name: string): FieldSymbol | undefined {
    return entity === null ? undefined : this.scope.entities.get(entity)?.members.get(name)
  }

  rule(entity: string | null, name: string): RuleSymbol | undefined {
    const own = entity === null ? undefined : this.scope.rules.get(ruleId(entity, name))
    return own ?? this.scope.rules.get(name)
  }

  table(entity: string | null, name: string): TableSymbol | undefined {
    return this.scope.tables.get(ruleId(entity, name)) ?? this.scope.tables.get(name)
  }
}
