import type { comparison, Language } from '../../../engine/index.ts'
import { spreadsheetFile } from '../../../engine/service/index.ts'
import { changeTexts } from '../../texts/check.ts'
import { compareTexts } from '../../texts/compare.ts'
import { say } from '../../texts/text.ts'
import { directionOf } from '../changes/direction.ts'

const heads = [
  'csvEntity',
  'csvCase',
  'csvResult',
  'csvBefore',
  'csvAfter',
  'csvDirection',
  'csvDifference',
  'csvBy',
  'csvPercent',
] as const

/** Every result that changed, a line each; amounts as they are shown and, for reckoning, as numbers. */
export function changesCsv(groups: readonly comparison.ResultGroup[], language: Language): string {
  const lines = groups.flatMap((group) => group.changes.map((change) => lineOf(group, change, language)))
  const head = heads.map((key) => say(language, compareTexts[key]))
  return spreadsheetFile([head, ...lines])
}

function lineOf(group: comparison.ResultGroup, change: comparison.ResultChange, language: Language): string[] {
  const { before, after, difference } = change
  return [
    group.entity ?? '',
    group.entity === null ? say(language, changeTexts.ofNotice) : change.case.name,
    group.name,
    before.text[language],
    after.text[language],
    say(language, changeTexts[directionOf(group.name, difference).word]),
    difference?.text[language] ?? '',
    difference?.by ?? '',
    difference?.percent ?? '',
  ]
}
