import { join } from 'node:path'
import { javaTarget } from '../../../engine/exports/java/fromProgram.ts'
import { programOf } from '../../policies/notices.ts'
import { run } from '../support/child.ts'
import { exported, fileText, writeInto } from '../support/exported.ts'
import { inFolder } from '../support/folder.ts'
import { javac, runJava } from '../support/java.ts'
import { linesOf } from '../support/kitLines.ts'
import { taiyuanSample } from '../support/samples.ts'
import type { EngineSpeed } from '../support/speed.ts'
import { speedProgram } from './evaluate.ts'

const rules = 'src/tiaoli/rules/Rules.java'

/** Taiyuan's people in one thread of a JVM: records as Maps in memory, results as objects. */
export function speed(): Promise<readonly EngineSpeed[]> {
  const files = exported(javaTarget, programOf('taiyuan-2020'))
  return inFolder('java-speed', async (folder) => {
    writeInto(folder, files)
    await javac({ sources: [join(folder, rules), join(folder, 'kit/KitRunner.java'), speedProgram], into: folder })
    const input = linesOf(taiyuanSample(20_000)).join('\n')
    const [records = 0, nanoseconds = 0] = (await runJava({ classPath: folder, main: 'Speed', input })).trim().split(' ').map(Number)
    const engine = `OpenJDK ${(await run('java', ['--version'])).split(' ')[1]}`
    return [{ target: 'java', engine, bytes: Buffer.byteLength(fileText(files, rules)), records, seconds: nanoseconds / 1e9 }]
  })
}
