import { createHash } from 'node:crypto'

/** The version of a file is a hash of its bytes: the same content is the same version, whoever wrote it and when. */
export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/** The version that an If-Match header names, null where it names none or any (`*`). */
export function versionFromHeader(header: string | undefined): string | null {
  return /^\s*(?:W\/)?"([\w-]+)"\s*$/.exec(header ?? '')?.[1] ?? null
}
