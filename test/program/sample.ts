import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../engine/compile.ts'
import { entryOf, fileLoader } from '../../engine/hosts/cli/files.ts'
import { texts } from '../../engine/hosts/cli/texts.ts'
import type { Program } from '../../engine/program/program.ts'
import { notice } from '../support/notice.ts'

/** A notice with everything in it that a program can hold. */
export const sample: Program = notice(readFileSync(join(import.meta.dirname, 'golden', 'notice.md'), 'utf8')).program

const root = join(import.meta.dirname, '..', '..', 'policies')

/** The programs of the policies that come with Tiaoli. */
export const policies: readonly (readonly [name: string, program: Program])[] = ['taiyuan-2020', 'national-2020', 'english-sample'].map(
  (name) => {
    const made = compile(fileLoader(), entryOf(join(root, name), texts.zh))
    if (!made?.program) throw new Error(`${name} has errors`)
    return [name, made.program]
  },
)
