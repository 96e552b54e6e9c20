import type { Language } from '../../../grammar/diagnostic.ts'

const zh = {
  ofCase: (value: string) => `该例：${value}`,
  unknown: (reasons: readonly string[]) => `未知（${[...new Set(reasons)].join('、')}）`,
  row: (table: string, number: number) => `表“${table}”第${number}行未规定`,
  branch: (number: number) => `第${number}种情形未规定`,
  exception: (name: string) => `例外“${name}”未规定`,
}

const en: typeof zh = {
  ofCase: (value) => `this case: ${value}`,
  unknown: (reasons) => `unknown (${[...new Set(reasons)].join(', ')})`,
  row: (table, number) => `row ${number} of table “${table}” is left unspecified`,
  branch: (number) => `case ${number} is left unspecified`,
  exception: (name) => `the exception “${name}” is left unspecified`,
}

/** What the official view says beside the notice's own words. */
export const pageTexts: Readonly<Record<Language, typeof zh>> = { zh, en }
