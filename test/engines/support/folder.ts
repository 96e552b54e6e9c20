import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new empty folder beside no other, for what an engine writes. */
export const makeFolder = (purpose: string): string => mkdtempSync(join(tmpdir(), `tiaoli-${purpose}-`))

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Gives a job a folder of its own and removes it afterwards, however the job ends. */
export async function inFolder<Result>(purpose: string, job: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = makeFolder(purpose)
  try {
    return await job(folder)
  } finally {
    removeFolder(folder)
  }
}
