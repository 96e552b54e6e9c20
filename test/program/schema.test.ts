import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { programSchema } from '../../engine/program/schema/index.ts'
import { validateProgram } from '../../engine/program/validate/index.ts'
import { operators } from '../../engine/types/operators.ts'
import { onRandomNotices } from '../agreement/samples.ts'
import { compiled } from '../support/random/compiled.ts'
import { policies, sample } from './sample.ts'
import { changed, copied } from './validate/change.ts'
import { mutations, pathsIn } from './validate/mutations.ts'
import { wrongs } from './validate/wrongs.ts'

const schema = programSchema() as { readonly $defs: Readonly<Record<string, Definition>> }

interface Definition {
  readonly properties?: Readonly<Record<string, { readonly const?: string; readonly enum?: readonly string[] }>>
  readonly required?: readonly string[]
  readonly oneOf?: readonly Definition[]
}

const valid: ValidateFunction = new Ajv.default({ strict: true }).compile(schema)

/** Fields that an expression may lack. */
const optional: ReadonlySet<string> = new Set(['numeric', 'otherwiseProvenance'])

/** Whether a path names a field of the format: no element of a list, no field of a case's record, no question. */
function isField(whole: unknown, path: readonly string[]): boolean {
  const holder = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], whole)
  return path.length > 0 && !Array.isArray(holder) && !path.slice(0, -1).some((key) => key === 'record' || key === 'readings')
}

/** Problems of shape: what a schema can see. */
const ofShape: ReadonlySet<string> = new Set([
  'program.shape',
  'program.fieldMissing',
  'program.fieldUnknown',
  'program.version',
  'program.tooDeep',
])
const isShaped = (value: unknown): boolean => validateProgram(value).every(({ code }) => !ofShape.has(code))

describe('the published JSON Schema', () => {
  it('is the one that the types describe', async () => {
    await expect(`${JSON.stringify(programSchema(), null, 2)}\n`).toMatchFileSnapshot('../../schema/program.schema.json')
  })

  it('knows every kind of expression and every operator', () => {
    const kinds = (schema.$defs.Expr?.oneOf ?? []).map(({ properties }) => properties?.kind?.const)
    expect(kinds).toEqual(
      'literal input result parameter baseDate reading operation round choice table aggregate progressive silent'.split(' '),
    )
    const operation = schema.$defs.Expr?.oneOf?.find(({ properties }) => properties?.kind?.const === 'operation')
    expect(operation?.properties?.operator?.enum).toEqual(Object.keys(operators))
  })

  it('needs every field that is not optional, and knows no other', () => {
    const whole = copied(sample)
    expect(valid(whole), JSON.stringify(valid.errors)).toBe(true)
    const needed = pathsIn(whole).filter((path) => isField(whole, path) && !optional.has(path[path.length - 1] as string))
    expect(needed.length).toBeGreaterThan(1500)
    const spared = needed.map((path) => path.join('/')).filter((place) => valid(changed(sample, place, undefined)))
    expect(spared).toEqual([])
    expect(valid(changed(sample, 'rules/0/body/note', 'x'))).toBe(false)
  })

  it.each(policies)('takes the program of %s', (_name, program) => {
    expect(valid(copied(program)), JSON.stringify(valid.errors)).toBe(true)
  })

  it('takes the programs of random notices', () => {
    onRandomNotices(60, ([source]) => {
      expect(valid(copied(compiled(source).draft))).toBe(true)
    })
  })

  // A day that does not exist has the form of one, which is all that a schema sees.
  const shapeless = wrongs.filter(({ code, put }) => ofShape.has(code) && put !== '2021-02-29')
  it.each(shapeless.map(({ what, at, put }) => [what, at, put] as const))('refuses %s', (_what, at, put) => {
    expect(valid(changed(sample, at, put))).toBe(false)
  })

  it('takes whatever has the shape that validation asks for', () => {
    const whole = copied(sample)
    let refused = 0
    fc.assert(
      fc.property(mutations(whole), (mutate) => {
        const value = mutate(copied(sample))
        if (isShaped(value)) expect(valid(value), JSON.stringify(valid.errors)).toBe(true)
        else refused++
      }),
      { numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(50)
  })
})
