import { beforeEach, expect, it } from 'vitest'
import { LinkedSteps } from '../../../editor/monaco/linkedSteps.ts'

// Histories as the editor keeps them, one a file: a state has its number again after undo.

class File {
  states = [0]
  at = 0
  get version(): number {
    return this.states[this.at] as number
  }
}

let files: Map<string, File>
let steps: LinkedSteps
let last = 0

const file = (path: string): File => files.get(path) as File

function change(...paths: readonly string[]): void {
  for (const path of paths) {
    const of = file(path)
    const before = of.version
    of.states = [...of.states.slice(0, of.at + 1), ++last]
    of.at++
    steps.made(path, before, of.version)
  }
}

function undo(path: string): void {
  file(path).at--
  steps.undone(path, file(path).version)
}

function redo(path: string): void {
  file(path).at++
  steps.redone(path, file(path).version)
}

const pause = () => new Promise((resolve) => setTimeout(resolve))
const standing = () => [...files.values()].map(({ at }) => at)

beforeEach(() => {
  files = new Map(['notice', 'vocabulary', 'scenario'].map((path) => [path, new File()]))
  steps = new LinkedSteps({ version: (path) => files.get(path)?.version ?? null, undo, redo })
})

it('takes back and repeats a step in all its files, from any of them', async () => {
  change('notice', 'vocabulary')
  await pause()
  undo('vocabulary')
  await pause()
  expect(standing()).toEqual([0, 0, 0])
  redo('notice')
  await pause()
  expect(standing()).toEqual([1, 1, 0])
})

it('leaves alone what was changed by itself, before or since', async () => {
  change('scenario')
  await pause()
  change('notice', 'vocabulary')
  await pause()
  change('vocabulary')
  await pause()
  undo('notice')
  await pause()
  expect(standing()).toEqual([0, 2, 1])
})

it('takes steps of a pause apart', async () => {
  change('notice')
  await pause()
  change('vocabulary')
  await pause()
  undo('notice')
  await pause()
  expect(standing()).toEqual([0, 1, 0])
})

it('goes through several steps one by one', async () => {
  change('notice', 'vocabulary')
  await pause()
  change('notice', 'vocabulary', 'scenario')
  await pause()
  undo('scenario')
  await pause()
  expect(standing()).toEqual([1, 1, 0])
  undo('notice')
  await pause()
  expect(standing()).toEqual([0, 0, 0])
})
