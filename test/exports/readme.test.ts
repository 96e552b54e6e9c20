import { describe, expect, it } from 'vitest'
import { kitOf } from '../../engine/exports/kit/build.ts'
import { paragraph } from '../../engine/exports/markdown.ts'
import {
  dictionaryLines,
  readmeAnswers,
  readmeFiles,
  readmeHead,
  readmeKit,
  readmeParameters,
  readmeResults,
} from '../../engine/exports/readme.ts'
import { readmeSettings } from '../../engine/exports/readmeSettings.ts'
import type { Program } from '../../engine/program/program.ts'
import { usualLimits } from '../../engine/steps/cells.ts'
import { settingsOf } from '../../engine/steps/settings.ts'
import { compiled } from '../policies/notices.ts'
import { hostileProgram } from './hostile.ts'

const taiyuan = compiled('taiyuan-2020')

function readme(program: Program, sources: ReadonlyMap<string, string>, fixed: ReadonlySet<number> = new Set()): string {
  return paragraph(
    readmeHead({ program, sources, version: '1.2.3' }, '给结算系统 · for the settlement system'),
    readmeFiles(dictionaryLines(program)),
    readmeResults(program),
    readmeSettings({ settings: settingsOf(program), fixed }),
    readmeParameters({ program, sources, version: '' }),
    readmeAnswers(usualLimits),
    readmeKit(kitOf(program, { settings: 'fixed', random: 10 }), 'node kit/run.mjs'),
  )
}

describe('the README of an export', () => {
  const text = readme(taiyuan.program as Program, taiyuan.sources)

  it('says which notice, clauses, parameters by date, and settings with their bounds', () => {
    expect(text).toMatch(/^# 太原2020\n\n并医保发〔2020〕72号/)
    expect(text).toContain('| 人均财政补助标准 | 2019-01-01 | 2019-12-31 | 520元 | 一（一） | 推算 · derived：550元减去本次提高的30元 |')
    expect(text).toContain('| 人均财政补助标准 2020年 | 0 … 8800，至多 2 位小数 decimals | 550 |')
    expect(text).toContain('| 疑义 A04：阳曲县、娄烦县的省属、市属大学生按哪一行补助 | 按县区、份额归隶属方、按隶属 | 按县区 |')
    expect(text).toMatch(/\| 中央补助 \| 金额，单位元，至多 2 位小数 · amount in yuan, at most 2 decimal places \| 一（一） \|/)
  })

  it('says so where settings are built in', () => {
    const { program, sources } = taiyuan
    const all = new Set(settingsOf(program as Program).keys())
    const built = readme(program as Program, sources, all)
    expect(built).toContain('| 基准日 base date | 不能选 · built in | 2021-01-01 |')
    expect(built).toContain('都按通知写定')
  })

  it('takes any name and text for a text', () => {
    const text = readme(hostileProgram(), new Map([['a|b`<i>.md', '']]))
    expect(text).not.toMatch(/<script|<\/script|<b>|<i>|-->(?!\S)/)
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    const cells = rows.map((row) => row.replace(/\\./g, '').split('|').length)
    // A row has as many cells as the head of its table: the line above it, or the one above that.
    for (const [index, row] of rows.entries()) if (/^\|( --- \|)+$/.test(row)) expect(cells[index]).toBe(cells[index - 1])
    for (const [index, row] of rows.entries()) {
      const head = rows.slice(0, index + 1).findLastIndex((each) => /^\|( --- \|)+$/.test(each))
      if (head >= 0 && !/^\|( --- \|)+$/.test(rows[index + 1] ?? '')) expect([row, cells[index]]).toEqual([row, cells[head]])
    }
  })
})
