import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Dmn, type DmnModel, dmnEngines, type FeelValue, startDmn } from './dmn.ts'
import { inFolder } from './folder.ts'
import { support } from './installed.ts'

const benefit = support('good/benefit.dmn')
const child = (born: string): FeelValue => ({ context: { 出生: { date: born } } })
const person = (age: number, pay: string, ...children: FeelValue[]) => ({
  年龄: { number: String(age) },
  工资: { number: pay },
  子女: children,
})

describe.each(dmnEngines)('the DMN engine %s', (engine) => {
  let dmn: Dmn
  let model: DmnModel
  beforeAll(async () => {
    dmn = await startDmn(engine)
    model = await dmn.load(benefit)
  })
  afterAll(() => dmn?.end())

  it('reads a model with Chinese names and has nothing to say about it', () => {
    expect([...model.decisions].sort()).toEqual(['比例', '应缴', '最晚出生'].sort())
    expect(model.messages).toEqual([])
  })

  it('makes decisions exactly: a table, half-up rounding, dates of elements', async () => {
    const children = [child('2015-03-01'), child('2020-02-29')]
    expect(await model.evaluate([person(17, '0.05', ...children), person(18, '12345678901234567890123.4', ...children)])).toEqual([
      { results: { 比例: { number: '0.1' }, 应缴: { number: '0.01' }, 最晚出生: { date: '2020-02-29' } }, messages: [] },
      {
        results: { 比例: { number: '0.025' }, 应缴: { number: '308641972530864197253.09' }, 最晚出生: { date: '2020-02-29' } },
        messages: [],
      },
    ])
  })

  it('gives null where no rule of a table applies', async () => {
    const [outcome] = await model.evaluate([person(60, '100')], ['应缴'])
    expect(outcome?.results).toEqual({ 应缴: null })
  })

  it('refuses what is against the standard’s schema, or says so', () =>
    inFolder('dmn', async (folder) => {
      const file = join(folder, 'other.dmn')
      writeFileSync(file, readFileSync(benefit, 'utf8').replace('<decision ', '<decision mistaken="1" '))
      const said = await dmn.load(file).then(({ messages }) => messages.join('\n'), String)
      expect(said).toMatch(/mistaken|takes no model/)
    }))

  it('refuses a file that is no model', () =>
    inFolder('dmn', async (folder) => {
      const file = join(folder, 'none.dmn')
      writeFileSync(file, '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision/></definitions>')
      await expect(dmn.load(file)).rejects.toThrow()
    }))
})
