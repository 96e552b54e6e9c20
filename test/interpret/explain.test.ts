import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFixture, told } from './explainFixture.ts'

const folder = join(import.meta.dirname, 'golden')

describe('explanations in sentences', () => {
  it.each(readdirSync(folder))('%s', async (name) => {
    const path = join(folder, name)
    await expect(told(readFixture(readFileSync(path, 'utf8')))).toMatchFileSnapshot(path)
  })
})
