import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { Program } from '../../program/program.ts'
import { dictionaryFiles } from '../dictionary.ts'
import { type Ability, type Forms, formsOf, isRefused } from '../forms.ts'
import { headerOf } from '../header.ts'
import { kitOf } from '../kit/build.ts'
import { kitFiles } from '../kit/files.ts'
import type { Kit } from '../kit/kit.ts'
import { namesFile } from '../names.ts'
import type { Export, Exported, ExportedFile, ExportTarget } from '../target.ts'
import { bundleOf } from './bundle.ts'
import { javascriptEvaluator } from './javascript.ts'
import { layout } from './layout.ts'
import { namedThings, type Written } from './named.ts'
import { DataNames } from './naming.ts'
import { pythonEvaluator } from './python.ts'
import { pythonCells } from './pythonCells.ts'
import { readmeOf } from './readme.ts'
import { recordsOf } from './records.ts'
import { variable } from './rule.ts'
import { javascriptRunner, pythonRunner } from './runners.ts'
import { type SettingData, settingsData } from './settings.ts'

/** An ordered bundle of JsonLogic rules, for whatever system has an implementation of JsonLogic. */
export const jsonLogicTarget: ExportTarget = {
  id: 'jsonlogic',
  name: { zh: 'JsonLogic 规则包', en: 'JsonLogic bundle' },
  about: {
    zh: '按次序应用的 JsonLogic 规则，只用各种实现意义相同的运算，数都是整数，附 JavaScript 和 Python 的读取程序',
    en: 'JsonLogic rules to be applied in order, in operations that mean the same everywhere, on whole numbers, with receivers in JavaScript and Python',
  },
  write: jsonLogicFiles,
}

/** Numbers are doubles in most implementations, which hold every whole number below 2⁵³. */
export const ability: Ability = { target: 'jsonlogic', largest: 2n ** 53n - 1n, settings: 'either', relations: 'flat' }

/** The version of the form of rules.json. */
const bundleVersion = 1

function jsonLogicFiles(from: Exported): Export {
  const { program } = from
  const forms = formsOf(program, ability)
  if (isRefused(forms)) return { kind: 'refused', diagnostics: forms as readonly Diagnostic[] }
  const bundle = bundleFiles(from, forms)
  const kit = kitFor(program, forms, bundle.settings)
  return {
    kind: 'files',
    files: [
      { path: 'README.md', content: readmeOf(from, forms, kit) },
      ...bundle.files,
      ...dictionaryFiles(program, forms.limits),
      { path: 'kit/run.mjs', content: javascriptRunner },
      { path: 'kit/run.py', content: pythonRunner },
      ...kitFiles(program, kit),
    ],
  }
}

/** The rules with their receivers and names: all that is needed to apply them. */
export function bundleFiles(from: Exported, forms: Forms): { files: readonly ExportedFile[]; settings: readonly SettingData[] } {
  const { program } = from
  const names = new DataNames(program)
  const settings = settingsData(forms.forms, names)
  const bundles = forms.forms.map((form) => bundleOf(form, names.again()))
  const files = [
    { path: 'rules.json', content: rulesJson(from, forms, { names, settings, bundles }) },
    { path: 'jsonlogic-bundle.mjs', content: javascriptEvaluator },
    { path: 'bundle.py', content: pythonEvaluator },
    { path: 'bundle_cells.py', content: pythonCells },
    namesFile(namedThings(program, { names, settings, bundles })),
  ]
  return { files, settings }
}

/** The rules, laid out for reading. */
function rulesJson(from: Exported, { forms, limits }: Forms, { names, settings, bundles }: Written): string {
  const { program } = from
  const entities = forms.flatMap(({ entity }) => (entity ? [entity.name] : []))
  const [first] = forms
  const own = first?.settings[0]?.value
  const baseDate = settings.some(({ kind }) => kind === 'baseDate') ? variable(names.setting(0)) : Number(own)
  const rules = {
    format: 'tiaoli-jsonlogic',
    version: bundleVersion,
    header: headerOf(from),
    settings,
    records: recordsOf(program, entities, names, { limits, baseDate }),
    bundles,
  }
  return `${layout(rules)}\n`
}

/** The groups whose settings can all be chosen: where numbers would grow too large, some are built in. */
function kitFor(program: Program, { settings: way, limits }: Forms, open: readonly SettingData[]): Kit {
  const kit = kitOf(program, { settings: way, limits })
  const canChoose = (kind: SettingData['kind'], name: string | null, period: number | null = null) =>
    open.some((each) => each.kind === kind && each.name === name && each.period === period)
  const groups = kit.groups.filter(
    ({ settings: { baseDate, readings, parameters } }) =>
      (baseDate === null || canChoose('baseDate', null)) &&
      Object.keys(readings).every((name) => canChoose('reading', name)) &&
      parameters.every(({ parameter, period }) => canChoose('parameter', parameter, period)),
  )
  return { ...kit, groups }
}
