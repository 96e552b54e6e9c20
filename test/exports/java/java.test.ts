import { describe, expect, it } from 'vitest'
import { isRefused } from '../../../engine/exports/forms.ts'
import { indented } from '../../../engine/exports/java/constants.ts'
import { javaForms, javaRules } from '../../../engine/exports/java/fromProgram.ts'
import { javaNames } from '../../../engine/exports/java/names.ts'
import { fieldsSource } from '../../../engine/exports/java/support/fields.ts'
import { guardSource } from '../../../engine/exports/java/support/guard.ts'
import { resultSource } from '../../../engine/exports/java/support/result.ts'
import { settingsSource } from '../../../engine/exports/java/support/settings.ts'
import { comment, quoted } from '../../../engine/exports/java/text.ts'
import type { Program } from '../../../engine/program/program.ts'
import { check } from '../../diagnostics/notice.ts'
import { exportExamples } from '../examples.ts'
import { hostileNames, hostileProgram } from '../hostile.ts'
import { smallProgram } from './notice.ts'

function rulesOf(program: Program): string {
  const forms = javaForms(program)
  if (isRefused(forms)) throw new Error(forms.map(({ code }) => code).join(', '))
  const [rules] = javaRules({ program, sources: new Map([['notice.md', '']]), version: '1.2.3' }, forms)
  return String(rules.content)
}

/** Without what every Rules.java holds: that is reviewed where it is written. */
function generated(source: string): string {
  const shared = { settingsSource, resultSource, guardSource, fieldsSource }
  return Object.entries(shared).reduce((rest, [name, text]) => rest.replace(indented([text.trim()]), () => `    // ${name}`), source)
}

describe('Rules.java', () => {
  it('of a small notice is as it was reviewed', async () => {
    await expect(generated(rulesOf(smallProgram()))).toMatchFileSnapshot('golden/Rules.java')
  })

  it('computes with longs where bounds allow it, else with BigInteger', () => {
    const source = rulesOf(smallProgram())
    expect(source).toMatch(/long 财产;/)
    expect(source).toMatch(/BigInteger 乘积/)
  })

  it('holds nothing but ASCII outside of identifiers and comments', () => {
    const strings = rulesOf(hostileProgram()).match(/"(?:[^"\\\n]|\\.)*"/g) ?? []
    expect(strings.length).toBeGreaterThan(100)
    expect(strings.filter((text) => !/^[\x20-\x7e]*$/.test(text))).toEqual([])
  })

  it('is refused where reasons would be as many as years', () => {
    const { program } = check(`\`\`\`tiaoli\n${exportExamples['export.yearOfElement']?.source}\n\`\`\`\n`).compiled
    const forms = program && javaForms(program)
    expect(Array.isArray(forms) && forms.map(({ code }) => code)).toEqual(['export.yearOfElement'])
  })
})

describe('texts', () => {
  it.each([
    ['残疾', '"\\u6b8b\\u75be"'],
    ['"\\', '"\\"\\\\"'],
    ['\\u0022', '"\\\\u0022"'],
    ['a\n\r\t\0\x1f9', '"a\\n\\r\\t\\000\\0379"'],
    ['😀\u2028\u007f', '"\\ud83d\\ude00\\u2028\\u007f"'],
  ])('%j is written as %s', (text, written) => {
    expect(quoted(text)).toBe(written)
  })

  it.each(Object.values(hostileNames))('%j ends no comment, and no escape in it is read', (text) => {
    const written = comment(`${text} \\u000a \\\\u000a */ \u202e`)
    expect(written).not.toMatch(/\*\/|[\n\r\u2028\u2029\u202e]/)
    // Java reads an escape where a backslash stands behind an even number of others.
    expect(written).not.toMatch(/(?<!\\)(?:\\\\)*\\u/)
  })
})

describe('identifiers', () => {
  const names = javaNames()
  it.each([
    ['年龄', '年龄'],
    ['class', 'class_2'],
    ['String', 'String_2'],
    ['settings', 'settings_2'],
    ['_', '__2'],
    ['1号', '_1号'],
    ['a.b 😀"', 'a_b___'],
    ['长'.repeat(200), '长'.repeat(60)],
    ['\\u0022', '_u0022'],
  ])('%s becomes %s', (name, identifier) => {
    expect(names.of(name, name)).toBe(identifier)
  })
})
