import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { inFolder } from './folder.ts'
import { recalculate, resave } from './libreoffice.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A workbook of sheets whose rows are written as the cells' XML. */
function workbook(sheets: Readonly<Record<string, string>>): Uint8Array {
  const names = Object.keys(sheets)
  const each = (written: (name: string, n: number) => string) => names.map((name, i) => written(name, i + 1)).join('')
  const file = (n: number) => `worksheets/sheet${n}.xml`
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${media}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/${file(n)}" ContentType="${media}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaging}/relationships">${each((_, n) => `<Relationship Id="r${n}" Type="${office}/worksheet" Target="${file(n)}"/>`)}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="r${n}"/>`)}</sheets></workbook>`,
  }
  names.forEach((name, i) => {
    parts[`xl/${file(i + 1)}`] = `<worksheet xmlns="${main}"><sheetData>${sheets[name]}</sheetData></worksheet>`
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const parameters = '<row r="1"><c r="A1"><v>0.025</v></c><c r="B1"><v>600</v></c></row>'
const cases = `<row r="1">
  <c r="A1"><f>参数!B1*参数!A1</f></c>
  <c r="B1"><f>参数!B1*2</f><v>999</v></c>
  <c r="C1" t="str"><f>IF(B1=1200,"对,""q","wrong")</f><v>wrong</v></c>
  <c r="D1" t="inlineStr"><is><t>two&#10;lines</t></is></c>
</row>
<row r="2"><c r="A2"><f>1/3</f></c><c r="B2"><f>B1=1200</f></c><c r="C2"><f>123456789012345*10+7</f></c><c r="D2"><f>1/0</f></c></row>`

describe('LibreOffice', () => {
  it('computes formulas anew, even where the file holds an old result', () =>
    inFolder('workbook', async (folder) => {
      const files = ['a', 'b'].map((name) => join(folder, `${name}.xlsx`))
      for (const file of files) writeFileSync(file, workbook({ 参数: parameters, '算例 one': cases }))
      const sheets = await recalculate(files)
      expect(sheets.map((each) => [...each.keys()].sort())).toEqual(files.map(() => ['参数', '算例 one']))
      expect(sheets[1]?.get('算例 one')).toEqual([
        ['15', '1200', '对,"q', 'two\nlines'],
        ['0.333333333333333', 'TRUE', '1234567890123457', '#DIV/0!'],
      ])
    }))

  it('saves what it computed', () =>
    inFolder('workbook', async (folder) => {
      const [before, after] = ['before.xlsx', 'after.xlsx'].map((name) => join(folder, name)) as [string, string]
      writeFileSync(before, workbook({ 参数: parameters, 算例: cases }))
      await resave(before, after)
      const sheet = Buffer.from(unzipSync(readFileSync(after))['xl/worksheets/sheet2.xml'] ?? []).toString()
      expect(sheet).toContain('<v>1200</v>')
    }))

  it('says which file it can not read', () =>
    inFolder('workbook', async (folder) => {
      const file = join(folder, 'none.xlsx')
      writeFileSync(file, Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))
      await expect(recalculate([file])).rejects.toThrow(/does not read .*none\.xlsx/)
    }))
})
