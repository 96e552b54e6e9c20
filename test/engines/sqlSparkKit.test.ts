import { expect, it } from 'vitest'
import { hostileProgram } from '../exports/hostile.ts'
import { exportedTo, tamper } from './sql/folder.ts'
import { inFolder } from './support/folder.ts'
import { sparkSubmit } from './support/spark.ts'

it('Spark runs Taiyuan’s kit as its README says', () =>
  inFolder('kit', async (folder) => {
    exportedTo(folder)
    expect(await sparkSubmit('kit.py', [], `${folder}/spark`)).toMatch(/^\d+ passed, 0 failed$/m)
  }))

it('Spark runs a hostile notice’s kit, and finds what was changed', () =>
  inFolder('kit', async (folder) => {
    exportedTo(folder, hostileProgram())
    expect(await sparkSubmit('kit.py', [], `${folder}/spark`)).toMatch(/^\d+ passed, 0 failed$/m)
    tamper(folder)
    await expect(sparkSubmit('kit.py', [], `${folder}/spark`)).rejects.toThrow(/ended with 1/)
  }))
