import { programToJson } from '../../program/json.ts'
import type { Program } from '../../program/program.ts'
import { programSchema } from '../../program/schema/index.ts'
import { usualLimits } from '../../steps/cells.ts'
import { dictionaryFiles } from '../dictionary.ts'
import { kitOf } from '../kit/build.ts'
import { kitFiles } from '../kit/files.ts'
import { sharedOff } from '../paths.ts'
import type { Export, Exported, ExportTarget } from '../target.ts'
import { compareSource } from './compareSource.ts'
import { readmeOf } from './readme.ts'
import { validateSource } from './validateSource.ts'

/** The typed program as JSON, with its schema: for whoever writes an engine, a check or a report of their own. */
export const programTarget: ExportTarget = {
  id: 'program',
  name: { zh: '规则数据（JSON）', en: 'rules as data (JSON)' },
  about: {
    zh: '类型、小数位和顺序都已确定的规则，附 JSON Schema，供其它程序读取',
    en: 'the rules with every type, scale and order settled, and their JSON Schema, for other programs to read',
  },
  write: programFiles,
}

const indent = 2

function programFiles(from: Exported): Export {
  const { program } = from
  const names = sharedOff(from.sources.keys())
  const kit = kitOf(program, { settings: 'open' })
  return {
    kind: 'files',
    files: [
      { path: 'README.md', content: readmeOf(from, kit) },
      { path: 'program.json', content: `${programToJson(renamed(program, names) as Program, indent)}\n` },
      { path: 'program.schema.json', content: `${JSON.stringify(programSchema(), null, indent)}\n` },
      { path: 'validate.mjs', content: validateSource },
      ...dictionaryFiles(program, usualLimits),
      { path: 'kit/compare.mjs', content: compareSource },
      ...kitFiles(program, kit),
    ],
  }
}

/** The same data with other names of files in its spans. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, names))
  if (typeof value !== 'object' || value === null) return value
  if (isSpan(value)) return { ...value, file: names.get(value.file) ?? value.file }
  // Made from entries, so that a key __proto__ stays a key.
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, names)]))
}

// A case may have fields of these names, but no numbers in them.
function isSpan(value: object): value is { readonly file: string; readonly start: number } {
  return 'file' in value && typeof value.file === 'string' && 'start' in value && typeof value.start === 'number'
}
