import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sqlTarget } from '../../../engine/exports/sql/fromProgram.ts'
import type { ExportedFile } from '../../../engine/exports/target.ts'
import type { Program } from '../../../engine/program/program.ts'
import { programOf } from '../../policies/notices.ts'
import { root } from '../support/installed.ts'

const known = new Map<Program, readonly ExportedFile[]>()

/** Writes an export, Taiyuan's where no other is asked for, to a folder in which packages are found as if they were installed there. */
export function exportedTo(folder: string, program = programOf('taiyuan-2020')): void {
  const files = known.get(program) ?? filesOf(program)
  known.set(program, files)
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

function filesOf(program: Program): readonly ExportedFile[] {
  const exported = sqlTarget.write({ program, sources: new Map(), version: '' })
  if (exported.kind === 'refused') throw new Error(exported.diagnostics.map(({ code }) => code).join(', '))
  return exported.files
}

/** Changes one value that the kit expects. */
export function tamper(folder: string): void {
  const file = join(folder, 'kit/1/kit_expected.csv')
  const [head = '', first = '', ...rest] = readFileSync(file, 'utf8').split('\n')
  const changed = first.replace(/"(\d+)"/, (_, digits: string) => `"${Number(digits) + 1}"`)
  if (changed === first) throw new Error(`nothing to change in ${first}`)
  writeFileSync(file, [head, changed, ...rest].join('\n'))
}

/** Leaves the heads of a group's files, as a copy that went wrong may. */
export function emptied(group: string): void {
  for (const name of readdirSync(group)) {
    const [head = ''] = readFileSync(join(group, name), 'utf8').split('\n')
    writeFileSync(join(group, name), `${head}\n`)
  }
}
