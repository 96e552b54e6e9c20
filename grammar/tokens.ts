import { createToken, type IToken, Lexer, type TokenType } from 'chevrotain'
import { numbersOf, readDay, readInstant } from './literals.ts'
import { type Keyword, keywordOf, keywords } from './vocabulary.ts'

/**
 * The lexer. One pattern matches every word; a word that the vocabulary lists is then given its keyword's type, so that
 * both languages' spellings are one token. Any other character is a token too (`Other`): the lexer has no errors.
 */

// Letters of any script, CJK included, without the full-width forms (FF00–FFEF), which are punctuation and digits here.
const letter =
  'A-Za-z_\\u00AA\\u00B5\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u1FFF\\u2C00-\\u2DFF\\u2E80-\\u2FDF\\u3005-\\u3007\\u3021-\\u3029\\u3031-\\u3035\\u3041-\\u30FA\\u30FC-\\u318F\\u31A0-\\u31FF\\u3400-\\uA48F\\uA4D0-\\uABFF\\uAC00-\\uD7FF\\uF900-\\uFAFF'
const astral = '[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]'
const wordCharacter = `(?:[${letter}0-9\\u0300-\\u036F]|${astral})`
const digit = '[0-9０-９]'
const gap = '[ \\t\\u3000]*'
const wordEnd = `(?!${wordCharacter})`

const pattern = (source: string): RegExp => new RegExp(source)

// Chevrotain asks which characters a pattern can start with; patterns over CJK are told, so that it stays fast.
const digits = [...'0123456789０１２３４５６７８９']

// Chevrotain keeps one bucket for each code below 256 and one for each run of 255 codes above; this names them all.
const everyStart = [
  ...Array.from({ length: 256 }, (_, code) => code),
  ...Array.from({ length: 257 }, (_, run) => Math.min(run * 255 + 256, 0xffff)),
]

export const Whitespace = createToken({ name: 'Whitespace', pattern: /[ \t\u3000\u00A0\uFEFF]+/, group: 'trivia' })
export const Newline = createToken({ name: 'Newline', pattern: /\r\n|\n|\r/, line_breaks: true })
export const Comment = createToken({ name: 'Comment', pattern: /\/\/[^\r\n]*/, group: 'trivia' })

export const Instant = createToken({
  name: 'Instant',
  pattern: pattern(
    `${digit}{4}-${digit}{2}-${digit}{2}T${digit}{2}:${digit}{2}|${digit}{4}${gap}年${gap}${digit}{1,2}${gap}月${gap}${digit}{1,2}${gap}日${gap}${digit}{1,2}${gap}[时点](?:${gap}${digit}{1,2}${gap}分)?`,
  ),
  start_chars_hint: digits,
  line_breaks: false,
})
export const Day = createToken({
  name: 'Day',
  pattern: pattern(`${digit}{4}-${digit}{2}-${digit}{2}|${digit}{4}${gap}年${gap}${digit}{1,2}${gap}月${gap}${digit}{1,2}${gap}日`),
  start_chars_hint: digits,
  line_breaks: false,
})
export const Month = createToken({
  name: 'Month',
  pattern: pattern(`${digit}{4}${gap}年${gap}${digit}{1,2}${gap}月(?:[末底])?`),
  start_chars_hint: digits,
  line_breaks: false,
})
export const Year = createToken({
  name: 'Year',
  pattern: pattern(`${digit}{4}${gap}年(?!以)`),
  start_chars_hint: digits,
  line_breaks: false,
})

const unitWords =
  '个百分点|[%％]|(?:万亿|亿|千万|百万|十万|万|千|百)?(?:元|角|分(?!钟))|(?:万亿|亿|万)|周岁|岁|年|个月|日|天|个?小时|分钟|[人项次个户名倍位家件]'
const unitWordsEnglish = `(?:percent|points?|yuan|CNY|USD|EUR|dollars?|euros?|pounds?|cents?|years?|months?|days?|hours?|minutes?)${wordEnd}`
export const NumberToken = createToken({
  name: 'NumberToken',
  pattern: pattern(`${digit}+(?:[.．]${digit}+)?(?:${gap}(?:${unitWords}|${unitWordsEnglish}))?`),
  start_chars_hint: digits,
  line_breaks: false,
})

const places = '分|角|元|十元|百元|千元|万元|整数|[0-9０-９]{1,2}位小数'
const placesEnglish = 'cents?|units?|integer|[0-9]{1,2}[ \\t]+decimals?'
/** 四舍五入到分, rounded half up to cent: mode and place in one token. */
export const RoundingPhrase = createToken({
  name: 'RoundingPhrase',
  pattern: pattern(
    `(?:四舍六入五成双|四舍五入|舍去|进一)[到至](?:${places})|rounded[ \\t]+(?:half[ \\t]+up|half[ \\t]+even|down|up)[ \\t]+to[ \\t]+(?:${placesEnglish})`,
  ),
  start_chars_hint: ['四', '舍', '进', 'r'],
  line_breaks: false,
})

/** 不超过5万元: the comparison word right before a number, as Chinese is written, or by itself. */
export const BoundPrefix = createToken({
  name: 'BoundPrefix',
  pattern: pattern(
    `(?:不超过|超过|不低于|低于|不满)(?=${gap}${digit})|(?:不超过|超过|不低于|低于|不满)${wordEnd}|at[ \\t]+least${wordEnd}|at[ \\t]+most${wordEnd}|over${wordEnd}|under${wordEnd}`,
  ),
  start_chars_hint: ['不', '超', '低', 'a', 'o', 'u'],
  line_breaks: false,
})
/** 60岁以上, 60 or more. */
export const BoundSuffix = createToken({
  name: 'BoundSuffix',
  pattern: pattern(`(?:以上|以下|以内|以外)(?=的部分|(?!${wordCharacter}))|or[ \\t]+(?:more|less)${wordEnd}`),
  start_chars_hint: ['以', 'o'],
  line_breaks: false,
})
/** 至 glued to what follows: 2020年9月1日至2020年12月20日, …至基准日. */
export const ToGlued = createToken({
  name: 'ToGlued',
  pattern: pattern(`至(?=${gap}${digit}|基准日${wordEnd})`),
  start_chars_hint: ['至'],
  line_breaks: false,
})

export const QuotedName = createToken({ name: 'QuotedName', pattern: /「[^」\r\n]*」/, line_breaks: false })
/** “…” may hold one level of “…”; "…" holds anything but a quotation mark. */
export const TextToken = createToken({
  name: 'TextToken',
  pattern: /“(?:[^“”\r\n]|“[^“”\r\n]*”)*”|"[^"\r\n]*"/,
  start_chars_hint: ['“', '"'],
  line_breaks: false,
})

export const Word = createToken({
  name: 'Word',
  pattern: pattern(`(?:[${letter}]|${astral})(?:${wordCharacter})*`),
  start_chars_hint: everyStart,
  line_breaks: false,
})

const symbol = (name: string, source: RegExp): TokenType => createToken({ name, pattern: source, line_breaks: false })
export const DoubleBar = symbol('DoubleBar', /\|\||｜｜|‖/)
export const Bar = symbol('Bar', /[|｜]/)
export const Open = symbol('Open', /[(（]/)
export const Close = symbol('Close', /[)）]/)
export const Comma = symbol('Comma', /[,，]/)
export const Enumeration = symbol('Enumeration', /、/)
export const Colon = symbol('Colon', /[:：∶]/)
export const Semicolon = symbol('Semicolon', /[;；]/)
export const Dot = symbol('Dot', /[.．]/)
export const NotEqual = symbol('NotEqual', /≠|!=|！＝/)
export const LessOrEqual = symbol('LessOrEqual', /≤|≦|<=|＜＝/)
export const GreaterOrEqual = symbol('GreaterOrEqual', /≥|≧|>=|＞＝/)
export const Equal = symbol('Equal', /[=＝]/)
export const Less = symbol('Less', /[<＜]/)
export const Greater = symbol('Greater', /[>＞]/)
export const Plus = symbol('Plus', /[+＋]/)
export const Minus = symbol('Minus', /[-－−]/)
export const Times = symbol('Times', /[*×＊]/)
export const Divide = symbol('Divide', /[/÷／]/)
/** Any character that nothing else takes; an error wherever the grammar meets it, harmless in free text. */
export const Other = createToken({ name: 'Other', pattern: /[^\r\n]/, start_chars_hint: everyStart, line_breaks: false })

/** One token type for each keyword; assigned to words after lexing. */
export const keywordTokens = Object.fromEntries(
  (Object.keys(keywords) as Keyword[]).map((k) => [k, createToken({ name: `Keyword_${k}`, pattern: Lexer.NA })]),
) as Record<Keyword, TokenType>

const matched: TokenType[] = [
  Whitespace,
  Newline,
  Comment,
  Instant,
  Day,
  Month,
  Year,
  NumberToken,
  RoundingPhrase,
  BoundPrefix,
  BoundSuffix,
  ToGlued,
  QuotedName,
  TextToken,
  Word,
  DoubleBar,
  Bar,
  Open,
  Close,
  Comma,
  Enumeration,
  Colon,
  Semicolon,
  Dot,
  NotEqual,
  LessOrEqual,
  GreaterOrEqual,
  Equal,
  Less,
  Greater,
  Plus,
  Minus,
  Times,
  Divide,
  Other,
]

/** Every token type, for the parser. */
export const allTokens: TokenType[] = [...matched, ...Object.values(keywordTokens)]

const lexer = new Lexer(matched, { positionTracking: 'onlyOffset', ensureOptimizations: true, recoveryEnabled: false })

const keywordByToken = new Map<TokenType, Keyword>((Object.keys(keywordTokens) as Keyword[]).map((k) => [keywordTokens[k], k]))

/** The keyword that a token is, if it is one. */
export function keywordOfToken(token: IToken): Keyword | undefined {
  return keywordByToken.get(token.tokenType)
}

/** Tokens and comments of a text; offsets are shifted by `base`, so that they are offsets in the file the text stands in. */
export function tokenize(text: string, base: number): { readonly tokens: IToken[]; readonly trivia: IToken[] } {
  const { tokens, groups } = lexer.tokenize(text)
  const trivia = groups.trivia ?? []
  for (const token of tokens) {
    if (token.tokenType === Word) retype(token)
    shift(token, base)
  }
  for (const token of trivia) shift(token, base)
  return { tokens, trivia }
}

function retype(token: IToken): void {
  const keyword = keywordOf(token.image)
  if (keyword === undefined) return
  token.tokenType = keywordTokens[keyword]
  token.tokenTypeIdx = token.tokenType.tokenTypeIdx as number
}

function shift(token: IToken, base: number): void {
  // The lexer tracks start offsets only, which is all that is needed and costs least.
  token.startOffset += base
  token.endOffset = token.startOffset + token.image.length - 1
}

const blank: ReadonlySet<number> = new Set([...' \t\u3000\u00A0\uFEFF'].map((character) => character.charCodeAt(0)))

/** Whether a character is one of `Whitespace`. */
export const isBlank = (code: number): boolean => blank.has(code)

const sourceOf = ({ PATTERN }: TokenType): string => (PATTERN as RegExp).source
/** What the lexer tries before a word and that may begin as one. */
const phraseAt = new RegExp([RoundingPhrase, BoundPrefix, BoundSuffix, ToGlued].map((type) => `(?:${sourceOf(type)})`).join('|'), 'y')
const anyWordAt = new RegExp(sourceOf(Word), 'y')

/** The word, a keyword or not, that is the token at an offset; null where another token stands there. Needs no lexing. */
export function wordAt(text: string, offset: number): string | null {
  phraseAt.lastIndex = anyWordAt.lastIndex = offset
  return phraseAt.test(text) ? null : (anyWordAt.exec(text)?.[0] ?? null)
}

/** A literal of a day or time that does not exist, such as 2021年2月29日. */
export function isMissingDay(token: IToken): boolean {
  if (token.tokenType === Day) return readDay(token.image) === null
  if (token.tokenType === Instant) return readInstant(token.image) === null
  return token.tokenType === Month && ((month) => month < 1 || month > 12)(numbersOf(token.image)[1] ?? 0)
}
