/** How a text is written, where it is more than any text. */
export type Format = 'decimal' | 'date'

/** What a JSON value looks like, as data: validation and the published JSON Schema are both read from it. */
export type Shape =
  | { readonly kind: 'text'; readonly format: Format | null }
  | { readonly kind: 'boolean' }
  /** A whole number that `number` holds exactly. */
  | { readonly kind: 'whole'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'one of'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'nullable'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape }
  /** An object of which the keys are names of the notice. */
  | { readonly kind: 'map'; readonly of: Shape }
  | ObjectShape
  /** Objects told apart by their `kind`. */
  | { readonly kind: 'tagged'; readonly doc: string; readonly members: Readonly<Record<string, ObjectShape>> }
  /** Values told apart by their JSON type. */
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  | { readonly kind: 'reference'; readonly name: string }

export interface ObjectShape {
  readonly kind: 'object'
  readonly doc: string
  readonly fields: Readonly<Record<string, FieldShape>>
}

export interface FieldShape {
  readonly shape: Shape
  readonly optional: boolean
}

/** The type that a shape describes; invariant, so that a shape that is wider or narrower than its type does not compile. */
declare const described: unique symbol
export type Shaped<T> = Shape & { readonly [described]?: (value: T) => T }
/** A field that may be left out. */
export type Optional<T> = FieldShape & { readonly [described]?: (value: T) => T }

/** A shape for every field of a type, no more and no fewer. */
export type Fields<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Shaped<T[K]> }

export const text: Shaped<string> = { kind: 'text', format: null }
/** An exact decimal: 27.5, -3. */
export const decimalText: Shaped<string> = { kind: 'text', format: 'decimal' }
/** An ISO day: 2021-01-01. */
export const dateText: Shaped<string> = { kind: 'text', format: 'date' }
export const boolean: Shaped<boolean> = { kind: 'boolean' }

export function whole(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): Shaped<number> {
  return { kind: 'whole', minimum, maximum }
}

/** One of the members of a union of texts; every member must be a key. */
export function oneOf<T extends string>(values: Readonly<Record<T, unknown>>): Shaped<T> {
  return { kind: 'one of', values: Object.keys(values) }
}

export function constant<T extends string | number>(value: T): Shaped<T> {
  return { kind: 'one of', values: [value] }
}

export function nullable<T>(of: Shaped<T>): Shaped<T | null> {
  return { kind: 'nullable', of }
}

export function list<T>(of: Shaped<T>): Shaped<readonly T[]> {
  return { kind: 'list', of }
}

export function map<T>(of: Shaped<T>): Shaped<Readonly<Record<string, T>>> {
  return { kind: 'map', of }
}

export function either<A, B>(first: Shaped<A>, second: Shaped<B>): Shaped<A | B> {
  return { kind: 'either', of: [first, second] }
}

export function optional<T>(shape: Shaped<T>): Optional<T> {
  return { shape, optional: true }
}

const isOptional = (field: Shape | FieldShape): field is FieldShape => 'optional' in field

function objectOf(doc: string, fields: Readonly<Record<string, Shape | FieldShape>>): ObjectShape {
  const entries = Object.entries(fields).map(
    ([name, field]) => [name, isOptional(field) ? field : { shape: field, optional: false }] as const,
  )
  return { kind: 'object', doc, fields: Object.fromEntries(entries) }
}

export function object<T>(doc: string, fields: Fields<T>): Shaped<T> {
  return objectOf(doc, fields as Readonly<Record<string, Shape | FieldShape>>)
}

type Member<T, K> = Extract<T, { readonly kind: K }>

/** A shape for every `kind` of a union, given what each kind means and the fields that it has besides. */
export function tagged<T extends { readonly kind: string }>(
  doc: string,
  members: { readonly [K in T['kind']]: readonly [doc: string, fields: Fields<Omit<Member<T, K>, 'kind'>>] },
): Shaped<T> {
  const entries = Object.entries<readonly [string, Readonly<Record<string, Shape | FieldShape>>]>(members)
  const shapes = entries.map(([kind, [memberDoc, fields]]) => [kind, objectOf(memberDoc, { kind: constant(kind), ...fields })] as const)
  return { kind: 'tagged', doc, members: Object.fromEntries(shapes) }
}
