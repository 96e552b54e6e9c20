import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { readWorkbook, workbookBytes } from '../../../engine/hosts/data/xlsx.ts'
import type { SheetDescription } from '../../../engine/simulation/sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function put(bytes: Uint8Array): string {
  const path = join(folder, `${files++}.xlsx`)
  writeFileSync(path, bytes)
  return path
}

const writtenAndRead = async (...sheets: SheetDescription[]) => readWorkbook(put(await workbookBytes({ sheets })))

/** A written file with some of its XML replaced, as other programs write it. */
async function changed(sheet: SheetDescription, from: string | RegExp, to: string): Promise<string> {
  const files = unzipSync(await workbookBytes({ sheets: [sheet] }))
  const name = Object.keys(files).find((each) => /worksheets\/sheet1\.xml$/.test(each)) as string
  const xml = strFromU8(files[name] as Uint8Array)
  expect(xml).toMatch(from)
  return put(zipSync({ ...files, [name]: strToU8(xml.replace(from, to)) }))
}

const county: SheetDescription = {
  name: '分县',
  columns: [
    { title: '县区', kind: 'text' },
    { title: '人数', kind: 'number' },
    { title: '县级补助', kind: 'amount' },
    { title: '变化', kind: 'percent' },
    { title: '起始日', kind: 'date' },
  ],
  rows: [
    ['阳曲县', 128483, '3533282.5', '5.27', '2021-01-01'],
    ['=1+1', 0, '-0.01', '-100', '1899-12-31'],
    ['  "甲", ＆<乙>\n', null, null, null, null],
    ['合计', '1234567.125', '123456789012345.67', '0.125', '9999-12-31'],
  ],
}

describe('a workbook', () => {
  it('is read as it was written, every digit kept', async () => {
    const [sheet] = await writtenAndRead(county)
    expect(sheet).toEqual({
      name: '分县',
      notes: [],
      header: ['县区', '人数', '县级补助', '变化', '起始日'],
      rows: [
        ['阳曲县', '128483', '3533282.5', '0.0527', '2021-01-01'],
        ['=1+1', '0', '-0.01', '-1', '1899-12-31'],
        ['  "甲", ＆<乙>\n', '', '', '', ''],
        ['合计', '1234567.125', '123456789012345.67', '0.125', '9999-12-31'],
      ],
    })
  })

  it('holds numbers as numbers with their format, no formula, and no number that it would round', async () => {
    const files = unzipSync(await workbookBytes({ sheets: [county] }))
    const text = (pattern: RegExp) => {
      const name = Object.keys(files).find((each) => pattern.test(each)) as string
      return strFromU8(files[name] as Uint8Array)
    }
    expect(text(/styles\.xml$/)).toContain('#,##0.00')
    const sheet = text(/sheet1\.xml$/)
    expect(sheet).toContain('<v>3533282.5</v>')
    expect(sheet).not.toContain('<f')
    expect(sheet).not.toContain('<v>123456789012345.67</v>')
  })

  it('says above the table that its people are synthetic', async () => {
    const [sheet] = await writtenAndRead({ ...county, note: '合成数据：不是真实的人' })
    expect(sheet?.notes).toEqual(['合成数据：不是真实的人'])
    expect(sheet?.header[0]).toBe('县区')
    expect(sheet?.rows).toHaveLength(4)
  })

  it('gives each sheet a name that spreadsheets take', async () => {
    const long = '按县区和参保人员类别分的各级财政补助资金对比表（基准与方案）'
    const sheets = await writtenAndRead(
      { ...county, name: '甲/乙:[丙]' },
      { ...county, name: long },
      { ...county, name: long },
      { ...county, name: '' },
    )
    expect(sheets.map(({ name }) => name)).toEqual(['甲 乙  丙', long.slice(0, 31), `${long.slice(0, 27)} (2)`.slice(0, 31), '表'])
  })

  it('puts a mark where a text holds what no file can', async () => {
    const [sheet] = await writtenAndRead({ ...county, rows: [['a\u0001b', null, null, null, null]] })
    expect(sheet?.rows).toEqual([['a□b', '', '', '', '']])
  })
})

const plain: SheetDescription = { name: 's', columns: ['a', 'b'].map((title) => ({ title, kind: 'number' })), rows: [[27, 1]] }
const cell = (value: string) => changed(plain, '<v>27</v>', `<v>${value}</v>`)

describe('a file of another program', () => {
  it.each([
    ['27.5', '27.5'],
    // Excel writes floats with 17 digits.
    ['1.1000000000000001', '1.1'],
    ['27.300000000000001', '27.3'],
    ['1.0999999999999999E-2', '0.011'],
    // 0.1 + 0.2: the field says that these are too many places.
    ['0.30000000000000004', '0.30000000000000004'],
    ['9007199254740993', '9007199254740993'],
    ['1E3', '1E3'],
  ])('has the number %s, read as %s', async (written, read) => {
    expect((await readWorkbook(await cell(written)))[0]?.rows[0]?.[0]).toBe(read)
  })

  it.each([
    ['44197', '2021-01-01'],
    ['44197.375', '2021-01-01T09:00'],
    ['44197.354166666664', '2021-01-01T08:30'],
    ['44197.354178240741', '2021-01-01T08:30:01'],
    ['61', '1900-03-01'],
    ['59', '59'],
  ])('has the date %s, read as %s', async (written, read) => {
    const dated: SheetDescription = {
      name: 's',
      columns: [{ title: 'a', kind: 'date' }, ...plain.columns],
      rows: [['2020-05-05', 1, 1]],
    }
    const [sheet] = await readWorkbook(await changed(dated, /<v>43956<\/v>/, `<v>${written}</v>`))
    expect(sheet?.rows[0]?.[0]).toBe(read)
  })

  it('has truth values, faults of formulas, lines and columns without cells', async () => {
    const truths = await changed(plain, /<c r="A2"[^>]*><v>27<\/v><\/c>/, '<c r="A2" t="b"><v>1</v></c>')
    expect((await readWorkbook(truths))[0]?.rows).toEqual([['true', '1']])
    const fault = await changed(plain, /<c r="A2"[^>]*><v>27<\/v><\/c>/, '<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    expect((await readWorkbook(fault))[0]?.rows).toEqual([['#DIV/0!', '1']])
    const unworked = await changed(plain, /<c r="A2"[^>]*><v>27<\/v><\/c>/, '<c r="A2"><f>B2&amp;1</f></c>')
    expect((await readWorkbook(unworked))[0]?.rows).toEqual([['=B2&1', '1']])
    const worked = await changed(plain, /<c r="A2"[^>]*><v>27<\/v><\/c>/, '<c r="A2"><f>B2*26</f><v>26</v></c>')
    expect((await readWorkbook(worked))[0]?.rows).toEqual([['26', '1']])
    const apart = await changed(plain, /<row r="2"/, '<row r="5"')
    expect((await readWorkbook(apart))[0]?.rows).toEqual([['27', '1']])
  })
})

it('an empty sheet has no header', async () => {
  const [sheet] = await writtenAndRead({ name: '空', columns: [], rows: [] })
  expect(sheet).toEqual({ name: '空', notes: [], header: [], rows: [] })
})
