// What bytes say as text, and which other encoding they are probably in where they are no UTF-8.

// The core is compiled without Node's and the browser's types; both have this.
declare const TextDecoder: new (label: string, options: { fatal: true; ignoreBOM: true }) => { decode(bytes: Uint8Array): string }

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text that bytes hold, a byte order mark included; null where they are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/** An encoding in which spreadsheets of Chinese offices save files. */
export type OtherEncoding = 'GBK' | 'UTF-16'

/** The encoding that bytes which are no UTF-8 are probably in; null where nothing speaks for one. */
export function likelyEncoding(bytes: Uint8Array): OtherEncoding | null {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16'
  if (mostlyUtf8(bytes)) return null
  const text = decodeGbk(bytes)
  // GBK gives a character to almost every pair of bytes: what it makes of other files is no Chinese.
  return text !== null && mostlyHan(text) ? 'GBK' : null
}

/** Whether most of what is no ASCII are characters of three bytes, as Chinese ones are in UTF-8: a few bytes were damaged. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let [within, outside] = [0, 0]
  for (let place = 0; place < bytes.length; place++) {
    if ((bytes[place] as number) < 0x80) continue
    if (isThree(bytes, place)) {
      within += 3
      place += 2
    } else outside++
  }
  return within > outside
}

function isThree(bytes: Uint8Array, place: number): boolean {
  const continues = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80
  return ((bytes[place] as number) & 0xf0) === 0xe0 && continues(bytes[place + 1]) && continues(bytes[place + 2])
}

function decodeGbk(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // Either no GBK, or a Node that was built without this encoding and can't tell.
    return null
  }
}

function mostlyHan(text: string): boolean {
  const others = [...text].filter((character) => character > '\u007F')
  return (
    others.length > 0 &&
    others.filter((character) => /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u.test(character)).length * 2 > others.length
  )
}
