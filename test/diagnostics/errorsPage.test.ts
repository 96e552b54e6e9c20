import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { errorsPage } from '../../scripts/docs/errors.ts'

it('docs/errors.md is what npm run docs writes', () => {
  const { path, text } = errorsPage()
  expect(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).toBe(text)
})
