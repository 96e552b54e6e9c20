import type { Program } from '../../program/program.ts'
import { dictionaryFiles } from '../dictionary.ts'
import { type Forms, formsOf, isRefused } from '../forms.ts'
import { headerOf } from '../header.ts'
import { kitOf } from '../kit/build.ts'
import { kitFiles } from '../kit/files.ts'
import { namesFile } from '../names.ts'
import type { Export, Exported, ExportedFile, ExportTarget } from '../target.ts'
import { readmeOf } from './readme.ts'
import { rulesSource } from './source.ts'
import { kitRunnerSource } from './support/kitRunner.ts'

/** One Java class without dependencies, for Java 8 and later. */
export const javaTarget: ExportTarget = {
  id: 'java',
  name: { zh: 'Java 类', en: 'Java class' },
  about: {
    zh: '一个不依赖其它库的 Java 类（Java 8 起），用 long 和 BigInteger 精确计算，附验证数据和程序',
    en: 'one Java class without dependencies (Java 8 on), exact with long and BigInteger, with its conformance kit',
  },
  write: javaFiles,
}

/** In effect any: BigInteger takes what memory does. */
const largest = 10n ** 1000n

/** What Java computes of a notice, or the expressions that it can't. */
export const javaForms = (program: Program): ReturnType<typeof formsOf> =>
  formsOf(program, { target: 'java', largest, settings: 'open', relations: 'nested' })

/** The package of the class where nobody says otherwise. */
const usualPackage = 'tiaoli.rules'

/** Rules.java of a package, and the list of what its names stand for. */
export function javaRules(from: Exported, forms: Forms, packageName = usualPackage): readonly [rules: ExportedFile, names: ExportedFile] {
  const path = `src/${packageName.replaceAll('.', '/')}/Rules.java`
  const { text, named } = rulesSource(from.program, forms, headerOf(from), packageName)
  return [{ path, content: text }, namesFile(named)]
}

function javaFiles(from: Exported): Export {
  const forms = javaForms(from.program)
  if (isRefused(forms)) return { kind: 'refused', diagnostics: forms }
  const kit = kitOf(from.program, { settings: forms.settings, limits: forms.limits })
  const readme = { path: 'README.md', content: readmeOf(from, forms, kit) }
  const runner = { path: 'kit/KitRunner.java', content: kitRunnerSource(usualPackage) }
  const described = [...javaRules(from, forms), ...dictionaryFiles(from.program, forms.limits)]
  return { kind: 'files', files: [readme, ...described, runner, ...kitFiles(from.program, kit)] }
}
