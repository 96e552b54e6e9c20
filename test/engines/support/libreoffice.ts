import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './child.ts'
import { inFolder } from './folder.ts'
import { installed } from './installed.ts'

/** The cells of a sheet, row by row, as LibreOffice computes them: up to 17 digits of a number, TRUE, a date as it is shown. */
export type Sheet = readonly (readonly string[])[]

/** The sheets of a workbook by name. */
export type Sheets = ReadonlyMap<string, Sheet>

/**
 * Opens .xlsx files, computes every formula anew whatever result the file holds, and gives their sheets. LibreOffice is
 * started once for all files. A file that it can't read rejects.
 */
export function recalculate(files: readonly string[]): Promise<Sheets[]> {
  // Comma, quotation mark, UTF-8, from line 1; values rather than what is shown; -1 for a file for each sheet.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1'
  return inFolder('libreoffice', async (folder) => {
    const copies = files.map((file, i) => copyTo(folder, file, `${i}.xlsx`))
    const into = join(folder, 'sheets')
    await convert(folder, copies, filter, into)
    const names = readdirSync(into)
    return files.map((file, i) => {
      const prefix = `${i}-`
      const own = names.filter((name) => name.startsWith(prefix))
      if (own.length === 0) throw new Error(`LibreOffice does not read ${file}`)
      return new Map(own.map((name) => [name.slice(prefix.length, -'.csv'.length), cellsOf(readFileSync(join(into, name), 'utf8'))]))
    })
  })
}

/** Writes a workbook with its formulas computed anew, as another .xlsx or, by the ending, as .ods or .pdf, to look at. */
export function resave(file: string, to: string): Promise<void> {
  return inFolder('libreoffice', async (folder) => {
    const kind = extname(to).slice(1)
    const copy = copyTo(folder, file, `0${extname(file)}`)
    await convert(folder, [copy], kind, join(folder, 'saved'))
    copyFileSync(installed(join(folder, 'saved', `0.${kind}`)), to)
  })
}

/** How LibreOffice is told to compute all formulas when it loads a workbook; by itself it trusts the results in the file. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
`

/** With a profile of its own, so that no setting and no running LibreOffice of the machine has a part in it. */
async function convert(folder: string, files: readonly string[], filter: string, into: string): Promise<void> {
  const profile = join(folder, 'profile')
  mkdirSync(join(profile, 'user'), { recursive: true })
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings)
  mkdirSync(into)
  const options = [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore']
  await run(installed('/usr/bin/soffice'), [...options, '--convert-to', filter, '--outdir', into, ...files], {
    cwd: folder,
    env: { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  })
}

function copyTo(folder: string, file: string, name: string): string {
  const copy = join(folder, basename(name))
  copyFileSync(file, copy)
  return copy
}

/** A CSV text whose cells may hold commas, line ends, and quotation marks written twice. */
function cellsOf(text: string): Sheet {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '' && rows.at(-1)?.length === 0) break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
