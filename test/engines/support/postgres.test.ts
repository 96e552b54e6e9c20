import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './child.ts'
import { type Postgres, startPostgres } from './postgres.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.end())

describe('a PostgreSQL server of our own', () => {
  it('computes decimals exactly', async () => {
    const { columns, rows } = await postgres.query(`SELECT 0.1 + 0.2 AS "和", round(2.5::numeric(38,0) / 1, 0), NULL AS nothing`)
    expect(columns).toEqual(['和', 'round', 'nothing'])
    expect(rows).toEqual([['0.3', '3', null]])
  })

  it('takes and gives any text as it is', async () => {
    const texts = ['', 'a\tb', 'two\nlines\r', "it's; -- \\N \\. \\", '😀', null]
    await postgres.execute('CREATE TABLE "表" (place integer, said text)')
    await postgres.insert(
      '"表"',
      texts.map((text, i) => [String(i), text]),
    )
    const { rows } = await postgres.query('SELECT said FROM "表" ORDER BY place')
    expect(rows.map(([said]) => said)).toEqual(texts)
  })

  it('says what is wrong with a statement, and goes on', async () => {
    await expect(postgres.execute('SELECT 1; SELEKT 2')).rejects.toThrow(/syntax error at or near "SELEKT"/)
    expect(await postgres.execute('SELECT 2')).toBe('2\n')
  })

  it('can be reached by a receiver with psql', async () => {
    expect(await run('psql', ['-X', '-At', '-c', 'SHOW listen_addresses', postgres.connection])).toBe('127.0.0.1\n')
  })
})
