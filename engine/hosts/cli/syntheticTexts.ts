import type { Language } from '../../index.ts'

/** What is said of how many synthetic people there are to be, wherever a command makes them. */
const zh = {
  size: (usual: number | null) => `合成多少人，如 1000000 或 100万${usual === null ? '' : `；不写则为 ${usual}`}`,
  seed: '合成人口的种子，0 起的整数；同一种子总是同样的人；不写则为 1',
  badSize: (value: string) => `人数不能是“${value}”；写成 1 到 2147483647 的整数，如 1000000 或 100万`,
  badSeed: (value: string) => `种子不能是“${value}”；写成 0 到 9007199254740991 的整数`,
}

const en: typeof zh = {
  size: (usual) => `how many synthetic people, e.g. 1000000${usual === null ? '' : `; ${usual} without it`}`,
  seed: 'the seed of synthetic people, a whole number from 0; one seed always makes the same people; 1 without it',
  badSize: (value) => `the number of people cannot be "${value}"; write a whole number from 1 to 2147483647`,
  badSeed: (value) => `the seed cannot be "${value}"; write a whole number from 0 to 9007199254740991`,
}

export const syntheticTexts: Readonly<Record<Language, typeof zh>> = { zh, en }
