import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeFolder, removeFolder } from './folder.ts'
import { type Java, javac, runJava, startJava } from './java.ts'

const folder = makeFolder('java')
let java: Java
beforeAll(() => {
  java = startJava()
})
afterAll(async () => {
  await java.end()
  removeFolder(folder)
})

/** A class in a file of its own that reads a line and prints it with a sum that binary fractions get wrong. */
function sum(name: string, body = 'new java.math.BigDecimal("0.1").add(new java.math.BigDecimal(args[0]))'): string {
  const source = join(folder, name, `${name}.java`)
  mkdirSync(join(folder, name))
  writeFileSync(
    source,
    `import java.util.Scanner;
public final class ${name} {
  public static void main(String[] args) {
    System.out.println(new Scanner(System.in, "UTF-8").nextLine() + " " + ${body});
  }
}
`,
  )
  return source
}

describe.each(['a JVM each', 'one JVM'])('Java in %s', (way) => {
  const one = way === 'one JVM'
  const compile = (sources: string[], into: string) => (one ? java.compile({ sources, into }) : javac({ sources, into }))
  const execute = (program: Parameters<Java['run']>[0]) => (one ? java.run(program) : runJava(program))

  it('is compiled for Java 8 and run', async () => {
    const name = one ? 'Together' : 'Alone'
    await compile([sum(name)], folder)
    expect(await execute({ classPath: folder, main: name, args: ['0.2'], input: '合计“😀”\n' })).toBe('合计“😀” 0.3\n')
  })

  it('refuses what Java 8 does not have', async () => {
    await expect(compile([sum(one ? 'Late' : 'Later', '"a".repeat(2)')], folder)).rejects.toThrow(/cannot find symbol/)
  })

  it('says what a program threw', async () => {
    const name = one ? 'Thrower' : 'ThrowerAlone'
    await compile([sum(name)], folder)
    await expect(execute({ classPath: folder, main: name, input: '\n' })).rejects.toThrow(/ArrayIndexOutOfBounds/)
  })
})
