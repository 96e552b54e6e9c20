import { QuotedName, tokenize, Word } from '../../grammar/tokens.ts'

/** A name as a notice must write it, in 「」 where it is no plain word; null where it can't be written. */
export function writtenName(name: string): string | null {
  const [token, more] = tokenize(name, 0).tokens
  if (token?.tokenType === Word && !more && token.image === name) return name
  const quoted = tokenize(`「${name}」`, 0).tokens
  return name.trim() !== '' && !/\p{Cc}/u.test(name) && quoted.length === 1 && quoted[0]?.tokenType === QuotedName ? `「${name}」` : null
}
