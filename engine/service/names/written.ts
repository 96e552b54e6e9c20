import { tokenize, Word } from '../../../grammar/tokens.ts'

/** A name as it is written in rules, in 「」 where it could not stand alone; null where nothing could be called so. */
export function writtenName(name: string): string | null {
  if (name.trim() !== name || name === '' || /[「」\r\n]/.test(name)) return null
  return standsAlone(name) ? name : `「${name}」`
}

/** Whether the lexer takes it for one name, and for no word of the language. */
function standsAlone(name: string): boolean {
  const { tokens, trivia } = tokenize(name, 0)
  return trivia.length === 0 && tokens.length === 1 && tokens[0]?.tokenType === Word
}
