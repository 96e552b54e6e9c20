import { readFileSync } from 'node:fs'
import { fillMarked } from './marked.ts'
import type { Page } from './page.ts'
import { tables } from './tables.ts'

const path = 'docs/language.md'

/** The language reference with its tables of the vocabulary and the operators brought up to date. */
export function languagePage(): Page {
  return { path, text: fillMarked(readFileSync(path, 'utf8'), tables) }
}
