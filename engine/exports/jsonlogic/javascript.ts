/** The receiver of a bundle in JavaScript, as it stands in every export: it knows no notice, only the form of rules.json. */
export const javascriptEvaluator = String.raw`// Applies rules.json with any implementation of JsonLogic: encodes a record, asks the guard, applies the rules in order,
// each result put among the data under its name, and reads the results. Needs nothing but Node 22 or a browser of its day.

/** A number of a JSON text with all its digits. */
class Digits {
  constructor(text) {
    this.text = text
  }
}

/** Reads a JSON text; numbers keep their digits. */
export function readJson(text) {
  return JSON.parse(text, (key, value, context) => {
    if (typeof value !== 'number') return value
    if (context === undefined) throw new Error('this JavaScript does not tell the digits of JSON numbers')
    return new Digits(context.source)
  })
}

/**
 * rules: what rules.json holds. apply(rule, data): an implementation of JsonLogic. build(rule), if the implementation has it,
 * gives a function of the data, made once for many records.
 */
export function bundleOf(rules, apply, build = (rule) => (data) => apply(rule, data)) {
  const compile = (rule) => {
    if (typeof rule !== 'object') return () => rule
    // A name alone needs no implementation.
    return typeof rule.var === 'string' ? (data) => data[rule.var] : build(rule)
  }
  const withRules = (list) => list.map((each) => (each.rule === undefined ? each : { ...each, of: compile(each.rule) }))
  const records = new Map(rules.records.map((record) => [record.entity, { ...record, guard: guardOf(record, withRules) }]))
  const settings = rules.settings.map((setting) => ({ ...setting, isRefused: compile(setting.refused) }))
  const bundles = new Map(rules.bundles.map((bundle) => [bundle.entity, compiledBundle(bundle, compile, withRules)]))

  /** chosen: { entity, baseDate: '2021-01-01', readings: { A04: '…' }, parameters: [{ parameter, period, value: '27.5' }] }. */
  return function evaluator({ entity = rules.bundles[0].entity, baseDate = null, readings = {}, parameters = [] } = {}) {
    const bundle = bundles.get(entity)
    if (!bundle) throw new Error('no rules for ' + entity)
    const common = chosenSettings(settings, { baseDate, readings, parameters })
    const evaluate = (record) => {
      const refused = []
      const data = { ...common }
      if (entity !== null) encodeRecord(record, { records, entity, common, prefix: '', refused }, data)
      return refused.length > 0 ? { refused } : outcomeOf(bundle, data)
    }
    return { evaluate, line: (record) => lineOf(evaluate(record), bundle) }
  }
}

function guardOf(record, withRules) {
  const rules = withRules(record.guard)
  return new Map([...record.fields, ...record.relations].map(({ name }) => [name, rules.filter(({ field }) => field === name)]))
}

function compiledBundle(bundle, compile, withRules) {
  const results = withRules(bundle.results).map((result) => ({
    ...result,
    unknown: withRules(result.unknown).map((each) => (each.year === undefined ? each : { ...each, yearOf: compile(each.year) })),
  }))
  return { steps: withRules(bundle.steps), refusals: withRules(bundle.refusals), results }
}

function outcomeOf({ steps, refusals, results }, data) {
  for (const step of steps) runStep(step, data)
  const refused = refusals.filter(({ of }) => of(data) === true).map(({ code, field }) => ({ code, field }))
  if (refused.length > 0) return { refused }
  const values = new Map()
  const unknown = new Map()
  for (const result of results) {
    const reasons = result.unknown.filter(({ of }) => of(data) === true).map((each) => reasonText(each, data))
    if (reasons.length > 0) unknown.set(result.name, [...new Set(reasons)].sort())
    values.set(result.name, reasons.length > 0 ? null : decode(result, result.of(data)))
  }
  return { refused: null, values, unknown }
}

function runStep(step, data) {
  if (step.each === undefined) data[step.name] = step.of(data)
  else if (step.copy) for (const element of data[step.each]) for (const name of step.copy) element[name] = data[name]
  else for (const element of data[step.each]) element[step.name] = step.of(element)
}

const reasonText = ({ reason, parameter, yearOf }, data) => reason ?? parameter + '（' + yearOf(data) + '年）'

/** An outcome in one line of JSON: results with every digit, null for unknown ones; refusals by code and field. */
function lineOf({ refused, values, unknown }, { results }) {
  if (refused) return '{"$refused":' + JSON.stringify(refused) + '}'
  const entries = results.map(({ name, type }) => JSON.stringify(name) + ':' + jsonOf(values.get(name), type))
  const reasons = [...unknown].map(([name, why]) => JSON.stringify(name) + ':' + JSON.stringify(why))
  return '{' + [...entries, ...(reasons.length > 0 ? ['"$unknown":{' + reasons.join(',') + '}'] : [])].join(',') + '}'
}

const decimals = new Set(['amount', 'ratio', 'integer', 'number'])
const jsonOf = (value, type) => (value !== null && decimals.has(type) ? value : JSON.stringify(value))

// Settings

function chosenSettings(settings, { baseDate, readings, parameters }) {
  const data = Object.fromEntries(settings.map(({ key, value }) => [key, value]))
  const choose = (found, what, value) => {
    const read = found && readers[found.type](decimals.has(found.type) ? new Digits(String(value)) : value, found)
    if (!read || read.code || found.isRefused({ [found.key]: read.cell })) throw new Error('can’t be chosen: ' + what + ' ' + value)
    data[found.key] = read.cell
  }
  const find = (kind, name, period = null) => settings.find((each) => each.kind === kind && each.name === name && each.period === period)
  if (baseDate !== null) choose(find('baseDate', null), 'baseDate', baseDate)
  for (const [name, reading] of Object.entries(readings)) choose(find('reading', name), name, reading)
  for (const { parameter, period, value } of parameters) choose(find('parameter', parameter, period), parameter, value)
  const overridden = find('overridden', null)
  if (overridden) data[overridden.key] = parameters.length > 0
  return data
}

// Records

/** Brings a record into data, and tells all that is wrong with it. */
function encodeRecord(record, context, data) {
  const { records, entity, prefix, refused } = context
  const { fields, relations, guard } = records.get(entity)
  const known = new Set([...fields, ...relations].map(({ name }) => name))
  if (!isObject(record)) {
    refused.push({ code: 'record.notObject', field: prefix === '' ? null : prefix.slice(0, -1) })
    return
  }
  const written = new Map()
  for (const [name, value] of Object.entries(record)) {
    const plain = plainName(name, known)
    if (written.has(plain)) refused.push({ code: 'record.duplicateKey', field: prefix + plain })
    written.set(plain, value)
  }
  for (const name of written.keys()) if (!known.has(name)) refused.push({ code: 'record.fieldUnknown', field: prefix + name })
  const ask = (name) => {
    for (const { code, of } of guard.get(name)) if (of(data) === true) refused.push({ code, field: prefix + name })
  }
  for (const field of fields) if (encodeField(field, written.get(field.name), context, data)) ask(field.name)
  for (const relation of relations) if (encodeList(relation, written.get(relation.name), context, data)) ask(relation.name)
}

/** A field's name may also stand as the notice quotes it: 「…」. */
function plainName(name, known) {
  const inner = name.startsWith('「') && name.endsWith('」') ? name.slice(1, -1) : name
  return known.has(inner) ? inner : name
}

/** Whether what stands there can be asked about further. */
function encodeField(field, value, { prefix, refused }, data) {
  const absent = value === undefined || value === null
  const read = absent ? { cell: field.default ?? field.filler } : readers[field.type](value, field)
  data[field.key] = read.cell ?? field.filler
  data[field.given] = !absent || field.default !== null
  if (read.code) refused.push({ code: read.code, field: prefix + field.name })
  return read.cell !== undefined
}

function encodeList({ name, key, entity }, value, { records, common, prefix, refused }, data) {
  data[key] = []
  if (value === undefined || value === null) return true
  if (!Array.isArray(value)) {
    refused.push({ code: 'record.typeMismatch', field: prefix + name })
    return false
  }
  data[key] = value.map((element, index) => {
    const cells = { ...common, [records.get(entity).place]: index }
    encodeRecord(element, { records, entity, common, prefix: prefix + name + '[' + (index + 1) + '].', refused }, cells)
    return cells
  })
  return true
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Digits)

/** Texts are marked unless they begin with a common Chinese character, so that no implementation takes them for more than texts. */
const mark = (text) => (/^[\u4e00-\u9fff]/.test(text) ? text : '_' + text)
const unmark = (cell) => (cell.startsWith('_') ? cell.slice(1) : cell)

const wrong = (code) => ({ code })
const mismatch = wrong('record.typeMismatch')

const ofText = (read) => (value, field) => (typeof value === 'string' ? read(value, field) : mismatch)
const cellOr = (cell, code) => (cell === null ? wrong(code) : { cell })

/** By type: a value as a cell, or what is wrong with it. */
const readers = {
  boolean: (value) => (typeof value === 'boolean' ? { cell: value } : mismatch),
  amount: readNumber,
  ratio: readNumber,
  integer: readNumber,
  number: readNumber,
  text: ofText((text) => ({ cell: mark(text) })),
  enum: ofText((text) => ({ cell: mark(text) })),
  date: ofText((text) => cellOr(dayOf(text), 'record.dateInvalid')),
  instant: ofText((text) => cellOr(instantOf(text), 'record.instantInvalid')),
  identity: ofText((text) => cellOr(identityOf(text), 'record.identityInvalid')),
  month: ofText((text) => durationOf(text, /^(-?)P(?=[0-9])(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?$/, 12)),
  day: ofText((text) => durationOf(text, /^(-?)P()([0-9]{1,9})D$/, 0)),
  minute: ofText((text) => durationOf(text, /^(-?)PT(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?$/, 60)),
}

const beyondAll = 2 ** 53
const ten = (exponent) => 10n ** BigInt(exponent)

/** A decimal as a whole number at the field's scale; one that is finer as something between two of them, which is refused. */
function readNumber(value, { scale }) {
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  if (!isNumber && !(value instanceof Digits)) return mismatch
  const text = isNumber ? String(value) : value.text
  const match = /^([+-]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]{1,3}))?$/.exec(text)
  if (text.length > 400 || !match) return wrong('record.numberTooLong')
  const [, sign, whole, fraction = '', exponent = '0'] = match
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const places = scale + Number(exponent) - fraction.length
  if (places >= 0) return { cell: clamped(digits * ten(places)) }
  const rest = ((digits % ten(-places)) + ten(-places)) % ten(-places)
  const floor = (digits - rest) / ten(-places)
  return rest === 0n ? { cell: clamped(floor) } : { cell: clamped(floor) + 0.5, code: 'record.tooFine' }
}

const clamped = (cell) => Math.max(-beyondAll, Math.min(beyondAll, Number(cell)))

function dayOf(text) {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text)
  return match && civilDay(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** Days since 1970-01-01; null where there is no such day. */
function civilDay(year, month, day) {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  const exists = year >= 1 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? date.getTime() / 86400000 : null
}

function instantOf(text) {
  const match = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::00)?$/.exec(text)
  const day = match && dayOf(match[1])
  if (day === null) return null
  const [hour, minute] = [Number(match[2]), Number(match[3])]
  return hour < 24 && minute < 60 ? day * 1440 + hour * 60 + minute : null
}

function durationOf(text, form, factor) {
  const match = form.exec(text)
  if (!match) return wrong('record.durationInvalid')
  const count = Number(match[2] || 0) * factor + Number(match[3] || 0)
  return { cell: match[1] ? 0 - count : count }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number after GB 11643-1999. */
function identityOf(text) {
  if (!/^[0-9]{17}[0-9Xx]$/.test(text)) return null
  const born = civilDay(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)))
  const sum = weights.reduce((total, weight, place) => total + weight * Number(text[place]), 0)
  const upper = text.toUpperCase()
  return born !== null && upper.endsWith('10X98765432'[sum % 11]) ? mark(upper) : null
}

// Results

/** A cell as the notice writes it: decimals as text with every digit. */
function decode({ type, scale }, cell) {
  if (type === 'boolean') return cell
  if (type === 'text' || type === 'identity' || type === 'enum') return unmark(cell)
  if (decimals.has(type)) return decimalText(BigInt(cell), scale)
  if (type === 'date') return new Date(cell * 86400000).toISOString().slice(0, 10)
  if (type === 'instant') return new Date(cell * 60000).toISOString().slice(0, 16)
  return durationText(cell, type)
}

function decimalText(cell, scale) {
  const digits = (cell < 0n ? -cell : cell).toString().padStart(scale + 1, '0')
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  const text = digits.slice(0, digits.length - scale) + (scale > 0 && fraction !== '' ? '.' + fraction : '')
  return (cell < 0n ? '-' : '') + text
}

const notations = { month: ['P', 'Y', 'M', 12], day: ['P', '', 'D', null], minute: ['PT', 'H', 'M', 60] }

function durationText(cell, type) {
  const [prefix, larger, smaller, factor] = notations[type]
  const count = Math.abs(cell)
  const whole = factor === null ? 0 : Math.floor(count / factor)
  const rest = count - whole * (factor ?? 0)
  const text = (whole > 0 ? whole + larger : '') + (rest > 0 || whole === 0 ? rest + smaller : '')
  return (cell < 0 ? '-' : '') + prefix + text
}
`
