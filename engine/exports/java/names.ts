import { Identifiers, type Naming } from '../identifiers.ts'

/** Words of the language, and what the generated classes call their own. */
const reserved = new Set(
  `abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto
  if implements import instanceof int interface long native new package private protected public return short static strictfp super switch
  synchronized this throw throws transient try void volatile while true false null _
  record settings outer index input found results overridden baseDate name period value question reading day
  Rules Result Refusal Settings Chosen Choices Texts Numbers Calendar Values Unknown Reasons Report Input Field NumberField DateField
  InstantField DurationField FlagField TextField BigDecimal BigInteger LocalDate LocalDateTime ArrayList List Map Set LinkedHashMap
  Boolean Long String Math Object NAMES MEMBERS`.split(/\s+/),
)

const naming: Naming = {
  // The ideographs of the first Unicode: every Java takes them in identifiers.
  allowed: /^[A-Za-z0-9_\u4e00-\u9fa5]$/,
  start: /^[A-Za-z_\u4e00-\u9fa5]/,
  reserved,
  longest: 60,
}

export const javaNames = (): Identifiers => new Identifiers(naming)
