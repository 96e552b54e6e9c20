/** Of the declarations: the part that is the same for every notice. */
export const typesRuntime = `
/** 数：27.5、'27.50'、27n。number 按它最短的写法算 A number counts as its shortest text says. */
export type Decimal = number | string | bigint

export interface Options<E> {
  /** 哪一种对象；没有写的是通知的主要对象 The entity; the notice's main one where it is not named. */
  readonly entity?: E
  /** 基准日，如 2021-01-01 ISO day; the notice's where it is not named. */
  readonly baseDate?: string
  readonly readings?: Readings
  readonly parameters?: Parameters
  /** 记录由 parseJson 读出：数一律是数，文本不是数 Records come from parseJson: a text is never a number. */
  readonly json?: boolean
}

/** 拒绝的原因：代码和字段（就诊[2].入院日期，从 1 数起）。Why a record is refused; elements count from 1. */
export interface Refusal {
  readonly code: string
  readonly field: string | null
}

/** 结果；不知道的是 null，unknown 说缺什么。Results: null where unknown, and unknown says for want of what. Decimals are exact texts. */
export type Outcome<Results> =
  | { readonly refused: readonly Refusal[]; readonly results: null; readonly unknown: null }
  | { readonly refused: null; readonly results: Results; readonly unknown: { readonly [Name in keyof Results]?: readonly string[] } }

type RecordOf<E> = E extends keyof Entities ? Entities[E]['record'] : MainEntity['record']
type ResultsOf<E> = E extends keyof Entities ? Entities[E]['results'] : MainEntity['results']

export function evaluate<E extends keyof Entities | undefined = undefined>(record: RecordOf<E>, options?: Options<E>): Outcome<ResultsOf<E>>
export function prepare<E extends keyof Entities | undefined = undefined>(options?: Options<E>): (record: RecordOf<E>) => Outcome<ResultsOf<E>>
export function prepareJson<E extends keyof Entities | undefined = undefined>(options?: Options<E>): (text: string) => Outcome<ResultsOf<E>>
export function toJson<Results>(outcome: Outcome<Results>, entity?: keyof Entities | null): string
export function parseJson(text: string): { readonly value: unknown; readonly refused: readonly Refusal[] | null }

/** JSON 里的数，每一位都在。A number of a JSON text, every digit of it. */
export class Numeral {
  constructor(text: string)
  readonly text: string
}

export const notice: {
  readonly name: string
  readonly number: string | null
  readonly issuers: readonly string[]
  readonly baseDate: string
  readonly version: string
  readonly hash: string
  readonly mainEntity: string | null
  readonly entities: readonly string[]
  readonly parameters: readonly {
    readonly key: string
    readonly parameter: string
    readonly period: number
    readonly from: string | null
    readonly to: string | null
  }[]
}
`
