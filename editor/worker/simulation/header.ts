/** A header is no longer than this, in bytes. */
const longest = 65_536

/** The names in the first line of a CSV file, as they stand there. */
export async function headerOf(file: Blob): Promise<string[]> {
  const text = new TextDecoder().decode(await file.slice(0, longest).arrayBuffer())
  const [line = ''] = text.split(/\r?\n/, 1)
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)
  return [...cells].map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim()).filter((name) => name !== '')
}
