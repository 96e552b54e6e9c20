import { feelText } from './feel.ts'

/** A refusal as a FEEL context; `path` is the FEEL text of the field. */
export const fault = (code: string, path: string): string => `{ code: ${feelText(code)}, field: ${path} }`
