import type { Program } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import { dictionaryEntries, dictionaryFiles } from '../dictionary.ts'
import { type NamedThing, namesFile } from '../names.ts'
import type { Export, Exported, ExportedFile, ExportTarget } from '../target.ts'
import { workbookOf } from './build.ts'
import { kitCases } from './cases.ts'
import { areForms, workbookForms } from './forms.ts'
import { workbookReadme } from './readme.ts'
import { runnerFiles } from './runner.ts'
import { Settings } from './sheets/settings.ts'
import { workbookBytes } from './xlsx/package.ts'

/** A workbook for people who work in spreadsheets: parameters, tables, and cases that live formulas recompute. */
export const workbookTarget: ExportTarget = {
  id: 'workbook',
  name: { zh: '工作簿（.xlsx）', en: 'workbook (.xlsx)' },
  about: {
    zh: '参数、表和算例，结果是公式，改了当场重算，用 Excel、WPS 或 LibreOffice 打开',
    en: 'parameters, tables and cases with live formulas that recompute them, for Excel, WPS or LibreOffice',
  },
  write: workbookFiles,
}

const file = 'rules.xlsx'

function workbookFiles(from: Exported): Export {
  const forms = workbookForms(from.program)
  if (!areForms(forms)) return { kind: 'refused', diagnostics: forms }
  const cases = kitCases(from.program, forms)
  const count = cases.reduce((sum, { rows }) => sum + rows.length, 0)
  return {
    kind: 'files',
    files: [
      { path: file, content: workbookBytes(workbookOf(from, cases)) },
      { path: 'README.md', content: workbookReadme({ from, workbook: file, forms, cases: count }) },
      namesFile(namedSettings(forms)),
      ...dictionary(from.program, forms),
      ...runnerFiles(file, count),
    ],
  }
}

/** The schemas of every entity, each with the limits of its own form. */
function dictionary(program: Program, forms: readonly Form[]): ExportedFile[] {
  const entries = dictionaryEntries(program)
  return forms.flatMap(({ limits }, index) => {
    const { records, results } = entries[index] ?? { records: null, results: null }
    return dictionaryFiles(program, limits).filter(({ path }) => path === records || path === results)
  })
}

/** What formulas call the notice's settings. */
function namedSettings([form]: readonly Form[]): NamedThing[] {
  if (!form) return []
  const settings = new Settings(form.settings, form.fixed, { parameters: '', choices: '' })
  return [
    ...settings.readings.map(({ name, setting: { question } }): NamedThing => {
      return { identifier: name, kind: 'question', name: question.name, clause: question.clause }
    }),
    ...settings.parameters.map(({ name, setting: { parameter, dated } }): NamedThing => {
      const called = [parameter.name, dated.label].filter((part) => part !== '').join(' ')
      return { identifier: name, kind: 'parameter', name: called, clause: dated.provenance.clause ?? parameter.clause }
    }),
  ]
}
