import type { Span } from './source.ts'

/** A word of the author's, 「」 taken off. */
export interface Name {
  readonly text: string
  readonly span: Span
}

/** What a number is followed by, in canonical form: scale factors (万, 亿) are already in the digits. */
export type Unit = 'yuan' | 'percent' | 'year' | 'month' | 'day' | 'hour' | 'minute' | 'count'

export type BinaryOperator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'and'
  | 'or'

export type BoundOperator = 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual'

/** What a table cell, or 在 / 为 in a condition, asks of its subject. */
export type Test =
  | { readonly kind: 'any'; readonly span: Span }
  | { readonly kind: 'other'; readonly span: Span }
  | { readonly kind: 'bound'; readonly operator: BoundOperator; readonly value: Expr; readonly span: Span }
  | { readonly kind: 'between'; readonly from: Expr; readonly to: Expr; readonly span: Span }
  | { readonly kind: 'value'; readonly value: Expr; readonly span: Span }
  | { readonly kind: 'not'; readonly test: Test; readonly span: Span }
  /** Bounds side by side must all hold; values side by side are alternatives. */
  | { readonly kind: 'list'; readonly tests: readonly Test[]; readonly span: Span }
  | { readonly kind: 'invalid'; readonly span: Span }

export type RoundingMode = 'half-up' | 'down' | 'up' | 'half-even'

/** 到分 is scale 2, 到元 0, 到百元 −2; in words of the notice. */
export interface Rounding {
  readonly mode: RoundingMode
  readonly scale: number
  readonly span: Span
}

export type AggregateFunction = 'sum' | 'count' | 'exists' | 'all' | 'maximum' | 'minimum'

export type Expr =
  | { readonly kind: 'number'; readonly value: string; readonly unit: Unit | null; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  /** ISO: 2021-01-01. A day that does not exist is reported by the parser and becomes `invalid`. */
  | { readonly kind: 'date'; readonly value: string; readonly span: Span }
  /** ISO: 2020-10-01T09:00. */
  | { readonly kind: 'instant'; readonly value: string; readonly span: Span }
  /** 2020年: a whole calendar year. */
  | { readonly kind: 'year'; readonly value: number; readonly span: Span }
  /** 2020年9月: a whole calendar month. */
  | { readonly kind: 'month'; readonly year: number; readonly month: number; readonly span: Span }
  | { readonly kind: 'name'; readonly name: Name; readonly span: Span }
  | { readonly kind: 'member'; readonly object: Name; readonly member: Name; readonly span: Span }
  | { readonly kind: 'call'; readonly name: Name; readonly arguments: readonly Expr[]; readonly span: Span }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expr; readonly right: Expr; readonly span: Span }
  | { readonly kind: 'negate' | 'not'; readonly argument: Expr; readonly span: Span }
  | { readonly kind: 'test'; readonly subject: Expr; readonly test: Test; readonly span: Span }
  | { readonly kind: 'round'; readonly rounding: Rounding; readonly argument: Expr; readonly span: Span }
  /** Which way a month that lacks the day goes; its argument is a date plus months. */
  | { readonly kind: 'clamp'; readonly direction: 'down' | 'up'; readonly argument: Expr; readonly span: Span }
  | {
      readonly kind: 'aggregate'
      readonly function: AggregateFunction
      readonly body: Expr
      readonly condition: Expr | null
      readonly span: Span
    }
  | { readonly kind: 'reading'; readonly question: Name; readonly reading: Name; readonly span: Span }
  | { readonly kind: 'silent'; readonly span: Span }
  | { readonly kind: 'invalid'; readonly span: Span }

/** 依据, 推算 “…”, 假定 “…”; several may stand together. */
export interface ProvenanceNote {
  readonly kind: 'basis' | 'derived' | 'assumed'
  readonly text: string
  readonly span: Span
}

export type HitPolicy = 'unique' | 'first' | 'sum'

export interface Branch {
  readonly when: Expr
  readonly value: Expr
  readonly provenance: readonly ProvenanceNote[]
  readonly span: Span
}

export interface Band {
  readonly test: Test
  readonly rate: Expr
  readonly span: Span
}

export type Body =
  | { readonly kind: 'expression'; readonly value: Expr; readonly span: Span }
  | {
      readonly kind: 'cases'
      readonly policy: HitPolicy
      readonly branches: readonly Branch[]
      readonly otherwise: Expr | null
      readonly otherwiseNotes: readonly ProvenanceNote[]
      readonly span: Span
    }
  | { readonly kind: 'progressive'; readonly base: Expr; readonly bands: readonly Band[]; readonly span: Span }
  | { readonly kind: 'invalid'; readonly span: Span }

/** 金额, 数（4）, 多个 就诊记录, or the name of an enumeration. */
export interface TypeReference {
  readonly name: Name
  readonly many: boolean
  /** Decimal places asked for, e.g. 比例（6）; null where the type's own apply. For 时长, its unit as a name. */
  readonly scale: number | null
  readonly unit: Name | null
  readonly span: Span
}

/** A value of a free-text item: everything after the colon to the end of the line, trimmed. */
export interface TextItem {
  readonly label: Name
  readonly text: string
  /** Of the text, not the label. */
  readonly textSpan: Span
  readonly span: Span
}

export interface FieldDeclaration {
  readonly names: readonly Name[]
  readonly type: TypeReference
  readonly optional: boolean
  readonly default: Expr | null
  readonly range: Test | null
  readonly span: Span
}

export interface DatedValue {
  /** As written: 2020年, 2020年起, 2020年9月1日至2020年12月20日, or empty for a value without dates. */
  readonly label: string
  /** Inclusive ISO days; null is open. */
  readonly from: string | null
  readonly to: string | null
  readonly value: Expr
  readonly provenance: readonly ProvenanceNote[]
  readonly span: Span
}

export interface ReadingDeclaration {
  readonly name: Name
  readonly default: boolean
  readonly span: Span
}

/** `读法 A04：按隶属` of a case or scenario. */
export interface ReadingChoice {
  readonly question: Name
  readonly reading: Name
  readonly span: Span
}

export interface Column {
  readonly label: string
  /** null where the column asks which reading of `question` holds. */
  readonly subject: Expr | null
  readonly question: Name | null
  readonly span: Span
}

export interface ResultColumn {
  readonly name: Name
  readonly type: TypeReference | null
  readonly span: Span
}

export interface Row {
  readonly tests: readonly Test[]
  readonly labels: readonly string[]
  readonly values: readonly Expr[]
  readonly provenance: readonly ProvenanceNote[]
  readonly span: Span
}

export interface CaseField {
  readonly name: Name
  readonly value: Expr | null
  /** Records of a to-many relation: a header row of field names and one row each. */
  readonly records: readonly (readonly CaseField[])[] | null
  readonly span: Span
}

export interface CaseExpectation {
  readonly name: Name
  /** null: unknown, for want of `reasons`. */
  readonly value: Expr | null
  readonly reasons: readonly string[]
  readonly span: Span
}

/** What the notice's own words say: 原文 “开头…结尾”; … stands for any text between. */
export interface Quotation {
  readonly text: string
  readonly span: Span
}

interface Declared {
  readonly span: Span
  /** From the keyword to the end of its line: what an outline shows and messages underline. */
  readonly headSpan: Span
  /** The clause in whose text the block stands, e.g. 一（三）2（1）; null before the first. */
  readonly clause: string | null
  readonly quotations: readonly Quotation[]
  readonly provenance: readonly ProvenanceNote[]
}

export type Declaration = Declared &
  (
    | { readonly kind: 'notice'; readonly name: Name; readonly items: readonly TextItem[] }
    | {
        readonly kind: 'scenario'
        readonly name: Name
        readonly base: Name
        readonly path: string | null
        readonly readings: readonly ReadingChoice[]
        readonly items: readonly TextItem[]
      }
    | { readonly kind: 'use'; readonly path: string; readonly pathSpan: Span }
    | { readonly kind: 'enum'; readonly name: Name; readonly members: readonly Name[] }
    | { readonly kind: 'entity'; readonly name: Name; readonly fields: readonly FieldDeclaration[] }
    | { readonly kind: 'parameter'; readonly name: Name; readonly type: TypeReference; readonly values: readonly DatedValue[] }
    | { readonly kind: 'question'; readonly name: Name; readonly text: string; readonly readings: readonly ReadingDeclaration[] }
    | { readonly kind: 'for'; readonly entity: Name | null }
    | { readonly kind: 'compute'; readonly name: Name; readonly type: TypeReference; readonly body: Body }
    | {
        readonly kind: 'table'
        readonly name: Name
        readonly policy: HitPolicy
        readonly columns: readonly Column[]
        readonly results: readonly ResultColumn[]
        readonly rows: readonly Row[]
        /** Some rows could not be read and are missing here. */
        readonly incomplete: boolean
      }
    | {
        readonly kind: 'exception'
        readonly name: Name
        readonly target: Name
        readonly beats: readonly Name[]
        readonly when: Expr
        readonly values: readonly ExceptionValue[]
      }
    | { readonly kind: 'assert'; readonly name: Name; readonly condition: Expr }
    | { readonly kind: 'require'; readonly name: Name; readonly condition: Expr }
    | { readonly kind: 'duty'; readonly name: Name; readonly items: readonly TextItem[] }
    /** 宣示: exhortation; 说明: heading, legal basis, signature. They compute nothing and account for prose. */
    | { readonly kind: 'exhortation' | 'context' }
    | {
        readonly kind: 'case'
        readonly name: Name
        readonly readings: readonly ReadingChoice[]
        readonly fields: readonly CaseField[]
        readonly expectations: readonly CaseExpectation[]
      }
    /** A declaration that could not be read at all; reported by the parser. */
    | { readonly kind: 'invalid' }
  )

/** What a kind of declaration has of its own. */
export type OwnParts<K extends Declaration['kind']> = Omit<Extract<Declaration, { kind: K }>, keyof Declared | 'kind'>

/** `target` is null where the exception's rule has one result. */
export interface ExceptionValue {
  readonly target: Name | null
  readonly value: Expr
  readonly span: Span
}

/** A number of the prose bound to rules: [550 元](=人均财政补助标准（2020年）). */
export interface Binding {
  readonly text: string
  readonly textSpan: Span
  /** One value, or several: in proportion to the text's numbers (5：5), or each equal to its one number (各 27.5 元). */
  readonly values: readonly Expr[]
  readonly together: 'proportion' | 'each'
  /** … 当 …: the value that the rule gives for every record that meets this. */
  readonly condition: Expr | null
  readonly clause: string | null
  readonly span: Span
}

/** A numbered clause of the prose. */
export interface Clause {
  /** 一（三）2（1） */
  readonly path: string
  /** What stands behind the number up to the first 。 or the end of the line. */
  readonly title: string
  readonly depth: number
  readonly number: number
  /** From this clause's number to the next clause of the same or a higher level. */
  readonly span: Span
  readonly headSpan: Span
}

/** A run of prose: a paragraph or heading with its text as published (bindings' brackets and targets taken off). */
export interface Passage {
  readonly kind: 'heading' | 'paragraph'
  readonly text: string
  /** For each UTF-16 unit of `text`, its offset in the file. */
  readonly offsets: readonly number[]
  readonly clause: string | null
  readonly span: Span
}

/** A fenced block of rules; for a .tiaoli file, the whole file. */
export interface Block {
  readonly span: Span
  readonly clause: string | null
}

/** One parsed file: rules and prose, in the order of the file. Nothing is resolved yet. */
export interface Module {
  readonly file: string
  readonly text: string
  readonly declarations: readonly Declaration[]
  readonly bindings: readonly Binding[]
  readonly clauses: readonly Clause[]
  readonly passages: readonly Passage[]
  readonly blocks: readonly Block[]
}
