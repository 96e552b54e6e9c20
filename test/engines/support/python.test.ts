import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Python, startPython } from './python.ts'

let python: Python
beforeAll(() => {
  python = startPython()
})
afterAll(() => python?.end())

describe('one Python process', () => {
  it('takes and gives JSON', async () => {
    expect(await python.run(`print('heard'); result = [args['一'] + 1, '😀']`, { 一: 2 })).toEqual([3, '😀'])
  })

  it('keeps what a job defines, and says where one fails', async () => {
    await python.run('from decimal import Decimal')
    expect(await python.run(`result = str(Decimal('0.1') + Decimal('0.2'))`)).toBe('0.3')
    await expect(python.run('result = 1 / 0')).rejects.toThrow(/ZeroDivisionError/)
  })

  it('says with which words it died', async () => {
    const dying = startPython()
    await expect(dying.run(`import os, sys; sys.stderr.write('last words'); sys.stderr.flush(); os._exit(3)`)).rejects.toThrow(
      /ended with 3\nlast words/,
    )
    await dying.end()
  })
})
