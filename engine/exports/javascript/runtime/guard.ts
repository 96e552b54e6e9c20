/** Of the exported module: the input guard, which refuses what `tiaoli run` refuses, and what is beyond the export. Plain JavaScript. */
export const guardSource = String.raw`
// ---- 输入检查 Input guard ----

/** The most faults that are told of one record. */
const mostFaults = 100
const longestNumber = 400

// What is known of a field, made ready once. A filler stands for an absent value: no result ever reads it.

/** scale: the most decimal places; minimum, maximum: what the notice states; lowest, highest: what this module computes with. */
function decimalField(name, { scale, minimum = null, maximum = null, lowest, highest, wide, ...rest }) {
  const bounds = { minimum: minimum && decimalOf(minimum), maximum: maximum && decimalOf(maximum) }
  const limits = { lowest: { digits: lowest, places: scale }, highest: { digits: highest, places: scale } }
  const quick = quickBounds(scale, [limits.lowest, bounds.minimum], [limits.highest, bounds.maximum])
  return { name, scale, unit: 10 ** scale, wide, ...bounds, ...limits, ...quick, ...rest }
}

/** Between these, in whole units, a number of up to fifteen digits is taken without looking further. */
function quickBounds(scale, lows, highs) {
  if (scale > 15) return { quickLow: 1, quickHigh: 0 }
  const unit = 10n ** BigInt(scale)
  const most = 10n ** 15n - 1n
  // Bounds of more places than the field's are left to the exact way.
  const whole = (bound) => (bound.places > scale ? null : (bound.digits * unit) / 10n ** BigInt(bound.places))
  const stated = (bounds) => bounds.filter((bound) => bound !== null).map(whole)
  const [low, high] = [[-most, ...stated(lows)], [most, ...stated(highs)]]
  if (low.includes(null) || high.includes(null)) return { quickLow: 1, quickHigh: 0 }
  return {
    quickLow: Number(low.reduce((a, b) => (a > b ? a : b))),
    quickHigh: Number(high.reduce((a, b) => (a < b ? a : b))),
  }
}

const plainField = (name, rest) => ({ name, ...rest })

/** earliest, latest: ISO days, or 'baseDate'. */
function dateField(name, { earliest = null, latest = null, ...rest }) {
  const bound = (text) => (text === null || text === 'baseDate' ? text : dayFrom(text))
  return { name, earliest: bound(earliest), latest: bound(latest), ...rest }
}

const memberField = (name, { members, ...rest }) => ({ name, members: new Set(members), ...rest })

/** What is known while a record is read: base date, faults so far, and how deep the brackets of the same JSON would be. */
const startRun = (baseDate, json) => ({ baseDate, json, faults: [], depth: 1 })

function refuse(run, code, field) {
  if (run.faults.length < mostFaults) run.faults.push({ code, field })
}

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Numeral)

/** A value of the record's own; undefined where it is absent. null is how results write what is not known. */
function own(record, name) {
  const value = Object.hasOwn(record, name) ? record[name] : undefined
  return value === null ? undefined : value
}

/** A name as messages print it. */
function shown(text) {
  const line = text.replace(/\p{Cc}+/gu, ' ')
  return line.length > 40 ? line.slice(0, 40) + '…' : line
}

/** The record with plain names as keys, 「…」 taken off; what has no field or relation of its name is refused. */
function opened(record, known, at, run) {
  const names = Object.keys(record)
  const plain = names.some((name) => plainName(name, known) !== name) ? unquoted(record, names, known, at, run) : record
  let unknown = 0
  for (const name of plain === record ? names : Object.keys(plain)) {
    if (!known.has(name) && plain[name] !== undefined && unknown++ < mostFaults) refuse(run, 'record.fieldUnknown', at + shown(name))
  }
  return plain
}

function plainName(name, known) {
  if (!name.startsWith('「') || !name.endsWith('」')) return name
  const inner = name.slice(1, -1)
  return known.has(inner) ? inner : name
}

function unquoted(record, names, known, at, run) {
  const plain = Object.create(null)
  for (const name of names) {
    const field = plainName(name, known)
    if (Object.hasOwn(plain, field)) refuse(run, 'record.duplicateKey', at + shown(field))
    plain[field] = record[name]
  }
  return plain
}

/** What stands for a value that is not there or not right. */
function absent(field, at, run) {
  if (field.required) refuse(run, 'record.fieldMissing', at + field.name)
  return field.filler
}

function refused(code, field, at, run) {
  refuse(run, code, at + field.name)
  return field.filler
}

function readFlag(record, field, at, run) {
  const value = own(record, field.name)
  if (value === undefined) return absent(field, at, run)
  return typeof value === 'boolean' ? value : refused('record.typeMismatch', field, at, run)
}

/** A decimal as a whole number of its smallest unit. */
function readDecimal(record, field, at, run) {
  const value = own(record, field.name)
  if (value === undefined) return absent(field, at, run)
  const number = typeof value === 'number' ? value : value instanceof Numeral && value.text.length <= 15 ? Number(value.text) : NaN
  const whole = Math.round(number * field.unit)
  // Both have at most fifteen digits then, of which a double tells any two apart: they are the same decimal.
  if (whole / field.unit === number && whole >= field.quickLow && whole <= field.quickHigh) return field.wide ? BigInt(whole) : whole
  return readDigits(value, field, at, run)
}

function readDigits(value, field, at, run) {
  const text = digitsOf(value, run)
  if (text === null) return refused('record.typeMismatch', field, at, run)
  const read = text.length > longestNumber ? null : decimalOf(text)
  if (read === null) return refused('record.numberTooLong', field, at, run)
  const tooFine = read.places > field.scale
  const outside = (field.minimum && isLess(read, field.minimum)) || (field.maximum && isLess(field.maximum, read))
  const beyond = isLess(read, field.lowest) || isLess(field.highest, read)
  if (tooFine) refuse(run, 'record.tooFine', at + field.name)
  if (outside || beyond) refuse(run, outside ? 'record.outOfRange' : 'record.beyondExport', at + field.name)
  if (tooFine || outside || beyond) return field.filler
  const whole = read.digits * 10n ** BigInt(field.scale - read.places)
  return field.wide ? whole : Number(whole)
}

/** The text of a number; null for what is none. In JSON a text is never a number. */
function digitsOf(value, run) {
  if (value instanceof Numeral) return value.text
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'string' && !run.json && decimalForm.test(value) ? value : null
}

/** A text of the record; null after a fault or for want of one, undefined where it is absent. */
function textOf(record, field, at, run) {
  const value = own(record, field.name)
  if (value === undefined || typeof value === 'string') return value
  refuse(run, 'record.typeMismatch', at + field.name)
  return null
}

function readText(record, field, at, run) {
  const text = textOf(record, field, at, run)
  if (text === undefined) return absent(field, at, run)
  return text === null ? field.filler : text
}

function readMember(record, field, at, run) {
  const text = textOf(record, field, at, run)
  if (text === undefined) return absent(field, at, run)
  if (text === null || field.members.has(text)) return text === null ? field.filler : text
  return refused('record.enumUnknown', field, at, run)
}

function readDate(record, field, at, run) {
  const text = textOf(record, field, at, run)
  if (text === undefined) return absent(field, at, run)
  if (text === null) return field.filler
  const day = dayFrom(text)
  if (day === null) return refused('record.dateInvalid', field, at, run)
  const bound = (stated) => (stated === 'baseDate' ? run.baseDate : stated)
  const early = field.earliest !== null && day < bound(field.earliest)
  return early || (field.latest !== null && day > bound(field.latest)) ? refused('record.outOfRange', field, at, run) : day
}

function readInstant(record, field, at, run) {
  const text = textOf(record, field, at, run)
  if (text === undefined) return absent(field, at, run)
  const minutes = text === null ? field.filler : instantFrom(text)
  return minutes === null ? refused('record.instantInvalid', field, at, run) : minutes
}

function readDuration(record, field, at, run) {
  const text = textOf(record, field, at, run)
  if (text === undefined) return absent(field, at, run)
  if (text === null) return field.filler
  const count = durationFrom(text, field.unit)
  if (count === null) return refused('record.durationInvalid', field, at, run)
  return Math.abs(count) > field.most ? refused('record.beyondExport', field, at, run) : count
}

const identityForm = /^\d{17}[\dXx]$/
const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A citizen identity number (GB 11643-1999), a final x in upper case. */
function readIdentity(record, field, at, run) {
  const text = textOf(record, field, at, run)
  if (text === undefined) return absent(field, at, run)
  if (text === null || isIdentity(text)) return text === null ? field.filler : text.replace('x', 'X')
  return refused('record.identityInvalid', field, at, run)
}

function isIdentity(text) {
  if (!identityForm.test(text)) return false
  const born = dayAt(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)))
  const sum = identityWeights.reduce((total, weight, place) => total + weight * Number(text.charAt(place)), 0)
  return born !== null && '10X98765432'.charAt(sum % 11) === text.charAt(17).toUpperCase()
}

/** The record of results that rest on none. */
const readNothing = () => ({})

/** The records of a relation, each read by its entity's reader. */
function readElements(record, name, most, read, at, run) {
  const value = own(record, name)
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    refuse(run, 'record.typeMismatch', at + name)
    return []
  }
  if (value.length > most) {
    refuse(run, 'record.beyondExport', at + name)
    return []
  }
  if (run.depth + 2 > longestDepth) {
    refuse(run, 'record.tooDeep', null)
    return []
  }
  run.depth += 2
  const elements = Array.from(value, (element, index) => {
    const path = at + name + '[' + (index + 1) + ']'
    if (isRecord(element)) return read(element, path + '.', run)
    return refuse(run, 'record.notObject', path)
  })
  run.depth -= 2
  return elements
}
`
