/**
 * The first character of every initial letter in the collation of pinyin (CLDR). What stands between two of them begins
 * with the letter of the first. Characters of several readings count with their commonest: 重庆 gives zq.
 */
const firsts: readonly (readonly [letter: string, first: string])[] = [
  ...(['a吖', 'b八', 'c嚓', 'd咑', 'e妸', 'f发', 'g旮', 'h哈', 'j丌', 'k咔', 'l垃', 'm呣'] as const),
  ...(['n拏', 'o喔', 'p妑', 'q七', 'r呥', 's仨', 't他', 'w屲', 'x夕', 'y丫', 'z帀'] as const),
].map(([letter = '', first = '']) => [letter, first] as const)

const collator = new Intl.Collator('zh-CN-u-co-pinyin')

/** Where the runtime has no collation of pinyin, Chinese has no initials; all else still works. */
const known = firsts.every(([, first], index) => index === 0 || collator.compare(firsts[index - 1]?.[1] ?? '', first) < 0)

const letters = new Map<string, string>()

/** The initials of a name's characters, other letters and digits as they are: 参保地 → cbd. */
export function initialsOf(name: string): string {
  let initials = ''
  for (const character of name) initials += /[a-zA-Z0-9]/.test(character) ? character.toLowerCase() : letterOf(character)
  return initials
}

function letterOf(character: string): string {
  const seen = letters.get(character)
  if (seen !== undefined) return seen
  const letter = known && /\p{Script=Han}/u.test(character) ? searched(character) : ''
  letters.set(character, letter)
  return letter
}

function searched(character: string): string {
  const after = firsts.findIndex(([, first]) => collator.compare(character, first) < 0)
  return (after < 0 ? firsts.at(-1) : firsts[after - 1])?.[0] ?? ''
}
