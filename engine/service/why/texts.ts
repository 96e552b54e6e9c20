import type { Language } from '../../../grammar/diagnostic.ts'
import type { Made } from '../../interpret/explain/explanation.ts'

const zh = {
  option: (kind: Made['kind'], name: string, number: number): string => {
    if (kind === 'row') return `表“${name}”第${number}行`
    if (kind === 'exception') return `例外“${name}”`
    return kind === 'branch' ? `第${number}种情形` : '其它'
  },
}

const en: typeof zh = {
  option: (kind, name, number) => {
    if (kind === 'row') return `row ${number} of table “${name}”`
    if (kind === 'exception') return `exception “${name}”`
    return kind === 'branch' ? `case ${number}` : 'otherwise'
  },
}

/** What the tree says that no explanation in sentences does. */
export const whyTexts: Readonly<Record<Language, typeof zh>> = { zh, en }
