import { describe, expect, it } from 'vitest'
import { examineFixture, fixturesIn, rewritten, save } from './fixtures.ts'

// UPDATE_FIXTURES=1 npm run unit -- test/diagnostics rewrites the notes; read the difference before it is committed.
const updating = process.env.UPDATE_FIXTURES === '1'

describe.each(fixturesIn('bad').map((fixture) => [fixture.name, fixture] as const))('%s', (_name, fixture) => {
  const { diagnostics } = examineFixture(fixture)
  const now = rewritten(fixture, diagnostics)
  if (updating) save(fixture, now)

  it('gets what its notes say, each where it stands, and nothing else', () => {
    expect(Object.fromEntries(now)).toEqual(Object.fromEntries(updating ? now : fixture.written))
  })

  it('shows the code that it is named for', () => {
    // A case is refused for a reason, which has a code of its own.
    expect(diagnostics.flatMap(({ code, values }) => [code, ...(code === 'case.refused' ? [values.reason] : [])])).toContain(fixture.code)
  })
})
