import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Item } from '../../engine/records/items.ts'
import { type Format, recordReader } from '../../engine/records/reader.ts'
import { refusalMessage } from '../../engine/records/writeResults.ts'
import { examples } from './examples.ts'
import { schema } from './fixture.ts'

// FUZZ_SECONDS=60 FUZZ_SEED=123 npx vitest run test/records/fuzz.test.ts
const seconds = Number(process.env.FUZZ_SECONDS ?? 1)
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)

const bytesOf = (input: string | Uint8Array) => (typeof input === 'string' ? new TextEncoder().encode(input) : input)
const good = [
  '{"姓名": "甲", "参保地": "阳曲县", "定额": 27.5, "就诊": [{"入院日期": "2020-02-29"}]}\n',
  '姓名,参保地,定额\n"甲,""乙""",阳曲县,27.5\n',
]
const corpus = [...good, ...Object.values(examples).map((example) => example.input)].map(bytesOf)

/** A piece of the corpus with some bytes changed, cut out or doubled, several times over. */
const mutated = fc
  .tuple(fc.constantFrom(...corpus), fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }))
  .map(([start, changes]) =>
    changes.reduce((bytes, [place, kind, byte]) => mutate(bytes, bytes.length ? place % bytes.length : 0, kind, byte), start),
  )

function mutate(bytes: Uint8Array, place: number, kind: number, byte: number): Uint8Array {
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)]
  if (kind === 0) return Uint8Array.from([...head, byte, ...tail.subarray(1)])
  return kind === 1 ? Uint8Array.from([...head, ...tail.subarray(byte % 16)]) : Uint8Array.from([...head, ...tail, ...tail])
}

function readAll(format: Format, bytes: Uint8Array): Item[] {
  const reader = recordReader(format, schema, 200)
  return [...reader.push(bytes), ...reader.end()]
}

it(
  `damaged input is read or refused in words (seed ${seed}, ${seconds} s)`,
  () => {
    const format = fc.constantFrom<Format>('ndjson', 'json', 'csv')
    const property = fc.property(format, mutated, (kind, bytes) => {
      for (const item of readAll(kind, bytes)) {
        if (item.kind === 'record') continue
        expect(item.refusals.length).toBeGreaterThan(0)
        for (const { code, values } of item.refusals) expect(refusalMessage(code, values, 'zh')).not.toMatch(/undefined|null 至|\[object/)
      }
    })
    fc.assert(property, { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false })
  },
  (seconds + 10) * 1000,
)
