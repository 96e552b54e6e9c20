import { areForms, workbookForms } from '../../engine/exports/workbook/forms.ts'
import { workbookBytes } from '../../engine/exports/workbook/xlsx/package.ts'
import { run } from './support/child.ts'
import { inFolder } from './support/folder.ts'
import { recalculate } from './support/libreoffice.ts'
import { taiyuanSample } from './support/samples.ts'
import type { EngineSpeed } from './support/speed.ts'
import { workbookWith, written } from './workbook/recomputed.ts'

const count = 2000

/** Recomputing a sheet of Taiyuan's people in LibreOffice: what it takes longer than one with a single row, loading and saving with it. */
export function speed(): Promise<readonly EngineSpeed[]> {
  return inFolder('workbook-speed', async (folder) => {
    const { program, records, expected } = taiyuanSample(count)
    const forms = workbookForms(program)
    if (!areForms(forms) || !forms[0]) throw new Error('the notice is refused')
    const [form] = forms
    const workbook = (rows: number) => workbookWith(program, [{ form, records: records.slice(0, rows), expected: expected.slice(0, rows) }])
    const timed = async (rows: number) => {
      const file = written(folder, `${rows}.xlsx`, workbook(rows))
      const start = performance.now()
      await recalculate([file])
      return (performance.now() - start) / 1000
    }
    const startUp = await timed(1)
    const seconds = (await timed(count)) - startUp
    const version = await run('/usr/bin/soffice', ['--version'], {})
    const bytes = workbookBytes(workbook(0)).length
    return [
      { target: 'workbook', engine: /LibreOffice [\d.]+/.exec(String(version))?.[0] ?? 'LibreOffice', bytes, records: count, seconds },
    ]
  })
}
