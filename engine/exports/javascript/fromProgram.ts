import { dictionaryFiles } from '../dictionary.ts'
import { type Ability, formsOf, isRefused } from '../forms.ts'
import { headerOf } from '../header.ts'
import { kitOf } from '../kit/build.ts'
import { kitFiles } from '../kit/files.ts'
import { namesFile } from '../names.ts'
import type { Export, Exported, ExportedFile, ExportTarget } from '../target.ts'
import { checkSource, pageHtml, pageSource, runSource } from './kitSource.ts'
import { moduleOf } from './module.ts'
import { readmeOf } from './readme.ts'
import { typesText } from './types.ts'

/** One ES module without dependencies, for browsers and Node. */
export const javascriptTarget: ExportTarget = {
  id: 'javascript',
  name: { zh: 'JavaScript 模块', en: 'JavaScript module' },
  about: {
    zh: '一个不依赖任何库的 ES 模块，附类型，网页和 Node 都能用',
    en: 'one ES module without dependencies, with types, for web pages and Node',
  },
  write: moduleFiles,
}

/** Numbers grow into BigInts: what has more digits than this is no amount of a notice. */
export const ability: Ability = { target: 'javascript', largest: 10n ** 400n, settings: 'open', relations: 'nested' }

function moduleFiles(from: Exported): Export {
  const { program } = from
  const forms = formsOf(program, ability)
  if (isRefused(forms)) return { kind: 'refused', diagnostics: forms }
  const header = headerOf(from)
  const kit = kitOf(program, { settings: forms.settings, limits: forms.limits })
  const { text, mapped } = moduleOf(program, forms, header)
  const files: ExportedFile[] = [
    { path: 'README.md', content: readmeOf(from, forms, kit, mapped.length > 0) },
    { path: 'rules.mjs', content: text },
    { path: 'rules.d.mts', content: typesText(program, forms, header) },
    { path: 'kit/run.mjs', content: runSource },
    { path: 'kit/check.mjs', content: checkSource },
    { path: 'kit/index.html', content: pageHtml },
    { path: 'kit/page.mjs', content: pageSource },
    ...(mapped.length > 0 ? [namesFile(mapped)] : []),
    ...dictionaryFiles(program, forms.limits),
    ...kitFiles(program, kit),
  ]
  return { kind: 'files', files }
}
