import { describe, expect, it } from 'vitest'
import { analyse } from '../../engine/analysis/index.ts'
import type { CaseRecord, Program } from '../../engine/program/program.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { compiled } from '../support/random/compiled.ts'
import { Draw } from '../support/random/draw.ts'
import { RecordDrawer } from '../support/random/records.ts'
import { unforeseen } from './claims/foreseen.ts'
import { mislisted, questionsOf } from './claims/listed.ts'
import { broken } from './claims/never.ts'
import { unproved } from './claims/shown.ts'
import { completed, type Situation } from './claims/situation.ts'
import { type Drawn, onRandomNotices } from './samples.ts'

interface Checked {
  readonly program: Program
  readonly found: readonly Diagnostic[]
  readonly drawer: RecordDrawer
  readonly draw: Draw
  readonly records: readonly CaseRecord[]
}

/** A random program as the check sees it, with records of its main entity. */
function checked([source, list]: Drawn): Checked {
  const program = compiled(source).draft
  const drawer = new RecordDrawer(program)
  const draw = new Draw(list)
  const records = Array.from({ length: 8 }, () => completed(drawer, draw, program.mainEntity, {}))
  return { program, found: analyse(program), drawer, draw, records }
}

function situations({ program, records, draw }: Checked): Situation[] {
  return records.map((record) => {
    const readings = Object.fromEntries(program.questions.map((question) => [question.name, draw.one(question.readings).name]))
    return { program, entity: program.mainEntity, record, readings }
  })
}

/** There must be no complaint about any random program. */
function without(complaints: (checked: Checked) => readonly string[]): void {
  onRandomNotices(200, (drawn) => {
    expect(complaints(checked(drawn))).toEqual([])
  })
}

describe('the check of tables, cases, exceptions and assertions', () => {
  it('foresees every gap, overlap, tie and broken assertion', () => {
    without((all) => situations(all).flatMap((situation) => unforeseen(all.found, situation)))
  })

  it('shows witnesses that are what it claims', () => {
    without(({ program, found, drawer, draw }) => unproved(program, found, drawer, draw))
  })

  it('says never only of what never is', () => {
    without((all) => situations(all).flatMap((situation) => broken(all.found, situation)))
  })

  it('lists the values of results under conditions', () => {
    without(({ program, records, drawer, draw }) =>
      questionsOf(program, draw).flatMap((question) => mislisted(program, question, records, drawer, draw)),
    )
  })
})
