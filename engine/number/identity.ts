// Citizen identity numbers, GB 11643-1999: six digits of address code, eight of birth date, three of sequence, and a
// check character. Nothing is concluded from the address code: it tells where the number was issued.
import { dayNumber } from './date.ts'

/** What is wrong: not 18 characters; not 17 digits and a digit or X; no such birth date; another check character. */
export type IdentityFault = 'length' | 'character' | 'date' | 'check'

const form = /^\d{17}[\dXx]$/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** By the weighted sum modulo 11. */
const checkCharacters = '10X98765432'

/** The first fault of an identity number, or null where it is valid. A lower-case x at the end is accepted. */
export function checkIdentity(text: string): IdentityFault | null {
  if (text.length !== 18) return 'length'
  if (!form.test(text)) return 'character'
  if (birthDate(text) === null) return 'date'
  return normalizeIdentity(text).endsWith(checkCharacter(text.slice(0, 17))) ? null : 'check'
}

/** The number with a final x in upper case, so that equal numbers are equal texts. Nothing else is repaired. */
export function normalizeIdentity(text: string): string {
  return text.endsWith('x') ? `${text.slice(0, -1)}X` : text
}

/** The eighteenth character that belongs to the first seventeen digits. */
export function checkCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(first17.charAt(place)), 0)
  return checkCharacters.charAt(sum % 11)
}

function birthDate(text: string): number | null {
  return dayNumber(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)))
}
