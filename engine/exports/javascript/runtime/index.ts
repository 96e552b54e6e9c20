import { guardSource } from './guard.ts'
import { jsonSource } from './json.ts'
import { runSource, settingsSource } from './run.ts'
import { valuesSource } from './values.ts'

/** The part of the module that is the same for every notice. */
export const runtime = [valuesSource, jsonSource, guardSource, settingsSource, runSource].join('')
