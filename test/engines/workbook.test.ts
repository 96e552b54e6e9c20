import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Chooser } from '../../engine/exports/kit/chooser.ts'
import { Judge } from '../../engine/exports/kit/judge.ts'
import type { KitSettings } from '../../engine/exports/kit/kit.ts'
import { asWritten, settingChoices } from '../../engine/exports/kit/settingChoices.ts'
import { areForms, workbookForms } from '../../engine/exports/workbook/forms.ts'
import { literalValue } from '../../engine/program/apply.ts'
import type { CaseRecord, Program } from '../../engine/program/program.ts'
import { exportNotice } from '../../engine/service/index.ts'
import { cellOf } from '../../engine/steps/cells.ts'
import type { Form } from '../../engine/steps/form.ts'
import { programOf } from '../policies/notices.ts'
import { policy } from '../service/documents.ts'
import { makeFolder, removeFolder } from './support/folder.ts'
import { recalculate } from './support/libreoffice.ts'
import { randomSamples, seed, taiyuanSample } from './support/samples.ts'
import { compareSheet, type FormRecords, fitting, withSettings, workbookWith, written } from './workbook/recomputed.ts'

const folder = makeFolder('workbook')
afterAll(() => removeFolder(folder))

const program = programOf('taiyuan-2020')
const forms = workbookForms(program) as readonly Form[]
const [people] = forms as readonly [Form, ...Form[]]
const called = ({ entity }: Form) => `算例 ${entity?.name}`

const recordsOf = (form: Form, count: number): FormRecords => {
  const { records, expected } = taiyuanSample(count, { entity: form.entity?.name ?? null })
  return { form, ...fitting(records, expected) }
}

describe('the workbook, recomputed by LibreOffice', () => {
  it('gives 20,000 random people what the interpreter gives them', async () => {
    const perFile = 2500
    const drawn = taiyuanSample(20_000).records.map(withoutEmptyTexts)
    const all = judgedAsWritten(program, people, drawn)
    const files = Array.from({ length: Math.ceil(all.records.length / perFile) }, (_, index): FormRecords => {
      const part = <T>(list: readonly T[]) => list.slice(index * perFile, (index + 1) * perFile)
      return { form: people, records: part(all.records), expected: part(all.expected) }
    })
    let compared = 0
    for (const [index, each] of files.entries()) {
      const file = written(folder, `people-${index}.xlsx`, workbookWith(program, [each]))
      const [sheets] = await recalculate([file])
      compared += compareSheet(program, sheets ?? new Map(), called(people), each)
    }
    expect(compared).toBe(20_000)
  })

  it('gives the records of every other entity what the interpreter gives them, aggregates over rows of another sheet too', async () => {
    const all = forms.slice(1).map((form) => recordsOf(form, 300))
    const [sheets] = await recalculate([written(folder, 'others.xlsx', workbookWith(program, all))])
    const compared = all.map((each) => [called(each.form), compareSheet(program, sheets ?? new Map(), called(each.form), each)] as const)
    console.info(`compared: ${compared.map(([name, count]) => `${name} ${count}`).join(', ')}`)
    // Amounts of the one are often beyond what the workbook computes; people of the other often have an empty text, which no cell holds.
    const fewer: Readonly<Record<string, number>> = { '算例 医疗费用汇总': 20, '算例 县区汇总': 80 }
    expect(compared.filter(([name, count]) => count < (fewer[name] ?? 200))).toEqual([])
  })

  it('recomputes everything under other parameters, readings and base dates typed into its cells', async () => {
    const settable = settingChoices(program, new Chooser(seed)).filter((settings) => isSettable(settings))
    // Those at the end choose many things at once.
    const choices = [...settable.filter((_, index) => index % 5 === seed % 5), ...settable.slice(-4)]
    expect(choices.length).toBeGreaterThan(8)
    const all = choices.map((settings) => ({ settings, forms: forms.map((form) => recordsUnder(form, settings, 12)) }))
    const files = all.map(({ settings, forms: each }, index) => {
      // The results in the file are those of the notice's own settings, until it is recomputed.
      return written(folder, `settings-${index}.xlsx`, withSettings(workbookWith(program, each), program, settings))
    })
    const recomputed = await recalculate(files)
    all.forEach(({ forms: each }, index) => {
      for (const records of each) compareSheet(program, recomputed[index] ?? new Map(), called(records.form), records)
    })
  })

  it('gives no result under settings that are none', async () => {
    const records = recordsOf(people, 5)
    const parameter = '个人缴费标准'
    const settings = { parameters: [{ parameter, period: 0, value: '1000000' }] }
    const [sheets] = await recalculate([written(folder, 'beyond.xlsx', withSettings(workbookWith(program, [records]), program, settings))])
    const status = 2 + (people.entity?.fields.length ?? 0)
    const rows = sheets?.get(called(people))?.slice(5, 5 + records.records.length) ?? []
    expect(new Set(rows.map((row) => row.slice(status, status + 2).join('|')))).toEqual(new Set(['设置不可用：见参数、读法与基准日|']))
  })

  it('gives random notices what the interpreter gives them', async () => {
    let refused = 0
    const samples = randomSamples(140, 20, 'open').flatMap((sample) => {
      const all = workbookForms(sample.program)
      if (!areForms(all)) {
        refused++
        return []
      }
      const form = all.find(({ entity }) => (entity?.name ?? null) === sample.options.entity)
      if (!form) return []
      const isOpen = form.fixed.size === 0
      const judged = isOpen ? fitting(sample.records, sample.expected) : judgedAsWritten(sample.program, form, sample.records)
      return [{ sample, own: { form, ...judged }, all, settings: isOpen ? sample.options : {} }]
    })
    const files = samples.map(({ sample, own, all, settings }, index) => {
      const others = all.filter((each) => each !== own.form).map((each): FormRecords => ({ form: each, records: [], expected: [] }))
      const workbook = workbookWith(sample.program, [own, ...others])
      return written(folder, `random-${index}.xlsx`, withSettings(workbook, sample.program, { ...settings, parameters: [] }))
    })
    const recomputed = await recalculate(files)
    const compared = samples.map(({ sample, own }, index) => {
      const name = `算例 ${own.form.entity?.name ?? sample.program.header.name}`
      return compareSheet(sample.program, recomputed[index] ?? new Map(), name, own)
    })
    console.info(`${samples.length} random notices, ${compared.reduce((a, b) => a + b, 0)} records compared; ${refused} refused`)
    expect(samples.length).toBeGreaterThanOrEqual(100)
  })
})

/** Whether every value lies within what the workbook lets people set. */
function isSettable({ parameters }: KitSettings): boolean {
  return parameters.every(({ parameter, period, value }) => {
    const setting = people.settings.find((each) => each.kind === 'parameter' && each.parameter.name === parameter && each.period === period)
    if (setting?.kind !== 'parameter' || setting.node.type !== 'whole' || setting.type.kind !== 'decimal') return true
    const cell = cellOf(literalValue(setting.type, value), setting.scale) as bigint
    return setting.node.low <= cell && cell <= setting.node.high
  })
}

/** The record as cells hold it: a text without a character is an absent one. */
const withoutEmptyTexts = (record: CaseRecord): CaseRecord => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))

/** Records under the notice's own settings, where a workbook has no others. */
function judgedAsWritten(of: Program, form: Form, records: readonly CaseRecord[]) {
  const judge = new Judge(of, form.entity?.name ?? null, asWritten, form.limits)
  const judged = records.flatMap((record) => judge.judge(record) ?? [])
  return fitting(
    judged.map(({ record }) => record),
    judged.map(({ expected }) => expected),
  )
}

function recordsUnder(form: Form, settings: KitSettings, count: number): FormRecords {
  const judge = new Judge(program, form.entity?.name ?? null, settings, form.limits)
  const { records } = taiyuanSample(count * 2, { entity: form.entity?.name ?? null })
  const judged = records.flatMap((record: CaseRecord) => judge.judge(record) ?? []).slice(0, count)
  return {
    form,
    ...fitting(
      judged.map(({ record }) => record),
      judged.map(({ expected }) => expected),
    ),
  }
}

describe('the exported folder, as its receiver gets it', () => {
  const exported = join(folder, 'exported')

  beforeAll(() => {
    const made = exportNotice(policy('taiyuan-2020'), 'workbook', { version: 'test' })
    if (made?.kind !== 'files') throw new Error('not written')
    for (const { path, content } of made.files) {
      mkdirSync(dirname(join(exported, path)), { recursive: true })
      writeFileSync(join(exported, path), content)
    }
  })

  it('agrees with the interpreter by the command of its README', async () => {
    const [, command = '', count = ''] =
      /```sh\n(.*)\n```[^`]*`(\d+) passed, 0 failed`/.exec(readFileSync(join(exported, 'README.md'), 'utf8')) ?? []
    expect(command).toBe('bash kit/run.sh')
    expect(await shell(command)).toEqual({ code: 0, last: `${count} passed, 0 failed` })
    expect(Number(count)).toBeGreaterThan(1000)
  })

  it('tells of one expected result that was changed', async () => {
    const file = join(exported, 'rules.xlsx')
    const parts = unzipSync(readFileSync(file))
    const [path = '', xml] = Object.entries(parts).find(([, each]) => strFromU8(each).includes('算例 V01')) ?? []
    const sheet = strFromU8(xml as Uint8Array)
    // The last number of the first case is an expected result.
    const row = /<row r="6".*?<\/row>/s.exec(sheet)?.[0] ?? ''
    const changed = row.replace(
      /(.*<c [^>]*><v>)([\d.]+)(<\/v><\/c>)/s,
      (_, before, number, after) => `${before}${Number(number) + 1}${after}`,
    )
    expect(changed).not.toBe(row)
    const tampered = join(exported, 'tampered.xlsx')
    writeFileSync(tampered, zipSync({ ...parts, [path]: strToU8(sheet.replace(row, changed)) }))
    const { code, last } = await shell('bash kit/run.sh tampered.xlsx')
    expect(last).toMatch(/^\d+ passed, 1 failed$/)
    expect(code).not.toBe(0)
  })

  const shell = (command: string): Promise<{ code: number; last: string }> =>
    new Promise((resolve) => {
      execFile('bash', ['-c', command], { cwd: exported, env: { PATH: process.env.PATH, LANG: 'C.UTF-8' } }, (failure, stdout) => {
        resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, last: stdout.trim().split('\n').at(-1) ?? '' })
      })
    })
})
