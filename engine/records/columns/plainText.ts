// Texts of ASCII and of the characters from U+1000 to U+CFFF, U+E000 up to U+FFFF, whose three bytes need no further look
// to be good UTF-8. Others are left to the decoder of the platform.
import { carriageReturn, comma, newline, quote } from './bytes.ts'

/** The offset where a cell without quotation marks ends, or −1 where it holds other bytes than of such a text. */
export function plainEnd(bytes: Uint8Array, at: number): number {
  let place = at
  for (;;) {
    const byte = bytes[place] as number
    if (byte === comma || byte === newline || byte === carriageReturn) return place
    if (byte === quote) return -1
    if (byte < 0x80) place++
    else if (isPlainThree(byte, bytes[place + 1] as number, bytes[place + 2] as number)) place += 3
    else return -1
  }
}

/** E0 and ED forbid some second bytes: overlong forms and surrogates. */
function isPlainThree(first: number, second: number, third: number): boolean {
  return first > 0xe0 && first < 0xf0 && first !== 0xed && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80
}

/** The text of bytes that `plainEnd` went over. */
export function plainText(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let place = from; place < to; ) {
    const byte = bytes[place] as number
    if (byte < 0x80) {
      text += String.fromCharCode(byte)
      place++
    } else {
      text += String.fromCharCode(
        ((byte & 0x0f) << 12) | (((bytes[place + 1] as number) & 0x3f) << 6) | ((bytes[place + 2] as number) & 0x3f),
      )
      place += 3
    }
  }
  return text
}
