import { dictionaryFiles } from '../dictionary.ts'
import { type Ability, type Forms, formsOf, isRefused } from '../forms.ts'
import { headerLines, headerOf } from '../header.ts'
import { kitOf } from '../kit/build.ts'
import type { Kit } from '../kit/kit.ts'
import { namesFile } from '../names.ts'
import type { Export, Exported, ExportedFile, ExportTarget } from '../target.ts'
import { modelOf } from './build.ts'
import { dmnDocument } from './document.ts'
import { kitPom, kitRunner } from './kitRunner.ts'
import type { DmnModel } from './model.ts'
import { namedThings } from './namedThings.ts'
import { feelNames } from './names.ts'
import { readmeOf } from './readme.ts'
import { tckDocument } from './tck.ts'
import type { World } from './world.ts'

/** Decision models for DMN engines and modellers. */
export const dmnTarget: ExportTarget = {
  id: 'dmn',
  name: { zh: 'DMN 决策模型', en: 'DMN decision models' },
  about: {
    zh: 'DMN 1.3 模型，带图，决策表仍是表，附 TCK 测试用例，Drools 等引擎可用',
    en: 'DMN 1.3 models with diagrams, decision tables kept tables, and TCK test cases, for engines such as Drools',
  },
  write: dmnFiles,
}

/** FEEL has 34 decimal digits; four are left for quotients. */
export const ability: Ability = { target: 'dmn', largest: 10n ** 30n, settings: 'open', relations: 'nested' }

/** A model with its file. */
export interface WrittenModel {
  readonly path: string
  readonly model: DmnModel
  readonly world: World
  readonly content: string
}

/** One model for each entity that has results. */
export function modelsOf(from: Exported, forms: Forms): WrittenModel[] {
  const header = headerOf(from)
  const files = feelNames()
  return forms.forms.map((form) => {
    const label = form.entity?.name ?? from.program.header.name
    const name = files.of(form.entity?.name ?? '', label)
    const { model, world } = modelOf(form, name)
    const namespace = `urn:tiaoli:${header.hash.slice(0, 16)}:${encodeURIComponent(name)}`
    return { path: `tck/${name}/${name}.dmn`, model, world, content: dmnDocument(model, namespace, headerLines(header)) }
  })
}

/** Random records of the kit: each is some kilobytes of XML. */
const random = 60

function dmnFiles(from: Exported): Export {
  const { program } = from
  const forms = formsOf(program, ability)
  if (isRefused(forms)) return { kind: 'refused', diagnostics: forms }
  const models = modelsOf(from, forms)
  const kit = kitOf(program, { settings: forms.settings, limits: forms.limits, random })
  const files: ExportedFile[] = [
    { path: 'README.md', content: readmeOf(from, forms, kit, models) },
    ...models.map(({ path, content }) => ({ path, content })),
    ...testFiles(from, models, kit),
    namesFile(namedThings(models)),
    ...dictionaryFiles(program, forms.limits),
    { path: 'kit/pom.xml', content: kitPom },
    { path: 'kit/KitRunner.java', content: kitRunner },
  ]
  return { kind: 'files', files }
}

/** The test cases of each model beside it, a file for each choice of settings. */
function testFiles(from: Exported, models: readonly WrittenModel[], kit: Kit): ExportedFile[] {
  const comments = headerLines(headerOf(from))
  return models.flatMap(({ path, model, world }) => {
    const groups = kit.groups.filter(({ entity }) => entity === (world.form.entity?.name ?? null))
    return groups.map((group, index) => ({
      path: path.replace(/\.dmn$/, `-test-${String(index + 1).padStart(2, '0')}.xml`),
      content: tckDocument(world, `${model.name}.dmn`, group, comments),
    }))
  })
}
