import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPopulationModel } from '../../engine/index.ts'
import { keyWords } from '../../engine/simulation/population/keys.ts'
import { populationPage } from '../../scripts/docs/population.ts'
import { programOf } from '../policies/notices.ts'

const page = readFileSync('docs/population.md', 'utf8')

it('has current tables; `npm run docs` brings them up to date', () => {
  expect(populationPage().text).toBe(page)
})

it('shows a model that has nothing wrong', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(readPopulationModel(example, programOf('taiyuan-2020')).problems).toEqual([])
})

it('explains every key in both languages', () => {
  const words = Object.values(keyWords).flat()
  expect(words.filter((word) => !page.includes(`\`${word}\``) && !page.includes(`"${word}"`))).toEqual([])
})
