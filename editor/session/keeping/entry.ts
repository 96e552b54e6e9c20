import { headOf } from '../../worker/answers/heads.ts'
import type { Texts } from '../texts.ts'

/** The notice to begin with, where the officer did not choose one: the Taiyuan one of the samples, else the first; empty where there is none. */
export function entryAmong({ paths, text }: Pick<Texts, 'paths' | 'text'>): string {
  const usual = 'taiyuan-2020/notice.md'
  if (paths.includes(usual)) return usual
  const kinds = paths.map((path) => [path, headOf(path, text(path) ?? '').kind] as const)
  return (kinds.find(([, kind]) => kind === 'notice') ?? kinds.find(([, kind]) => kind === 'scenario'))?.[0] ?? ''
}
