/** A path in a workspace: parts joined by `/`, none of which leads out of it or can't be written on Windows. */
export type PathCheck =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'badPath'; readonly path: string; readonly reason: PathFault }

/**
 * - empty: nothing is left of it
 * - absolute: it begins at a root, a drive or a host
 * - upward: a part is `..`
 * - character: it holds a character that no file name may hold on Windows, or a control character
 * - reserved: a part is a name that Windows keeps for a device, or ends in a dot or a blank
 * - long: longer than `pathLimit`
 */
export type PathFault = 'empty' | 'absolute' | 'upward' | 'character' | 'reserved' | 'long'

export const pathLimit = 240

/** Checks a path that came from outside: an archive, or what an officer typed. `\` counts as `/`. */
export function checkPath(given: string): PathCheck {
  const slashed = given.replaceAll('\\', '/')
  const path = slashed
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
    .normalize('NFC')
  const reason = faultOf(slashed, path)
  return reason === null ? { kind: 'path', path } : { kind: 'badPath', path: given, reason }
}

function faultOf(slashed: string, path: string): PathFault | null {
  if (/^\/|^[a-z]:/i.test(slashed)) return 'absolute'
  if (path === '') return 'empty'
  if (path.length > pathLimit) return 'long'
  const parts = path.split('/')
  if (parts.includes('..')) return 'upward'
  // Bidirectional overrides make a name look like another.
  if (/[<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(path)) return 'character'
  return parts.some((part) => /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part) || /[. ]$/.test(part)) ? 'reserved' : null
}

/** Equal for paths that Windows and macOS take for the same file. */
export function comparable(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
