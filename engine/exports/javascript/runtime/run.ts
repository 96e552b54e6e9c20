/** Of the exported module: settings of a run, outcomes, and the functions that callers use. Plain JavaScript. */
export const settingsSource = `
// ---- 设定 Settings ----

const optionNames = ['entity', 'baseDate', 'readings', 'parameters', 'json']

/** The settings of a run by property: the notice's own, or what the options choose. Throws a RangeError where they can't be. */
function settingsFrom(options, fixed) {
  const other = Object.keys(options).find((name) => !optionNames.includes(name))
  if (other !== undefined) throw noSuch('没有这个选项 / no such option', other, optionNames)
  const { baseDate = notice.baseDate, readings = {}, parameters = {} } = options
  const day = typeof baseDate === 'string' ? dayFrom(baseDate) : null
  if (day === null) throw new RangeError('基准日不是日期 / the base date is no date: ' + String(baseDate))
  const chosen = { baseDate: day }
  if (fixed.has('baseDate') && baseDate !== notice.baseDate) throw fixedError('baseDate')
  for (const question of questions) chosen[question.property] = readingOf(question, readings, fixed)
  for (const parameter of parameterList) chosen[parameter.property] = parameterOf(parameter, parameters, fixed)
  const given = Object.keys(parameters)
  chosen.overridden = given.length > 0
  if (given.length > 0 && fixed.has('overridden')) throw fixedError(given[0])
  known(Object.keys(readings), questions)
  known(given, parameterList)
  return chosen
}

const fixedError = (key) => new RangeError('导出时已定，不能另设 / built into this export: ' + key)

function known(keys, settings) {
  const unknown = keys.find((key) => !settings.some((setting) => setting.key === key))
  if (unknown !== undefined) throw noSuch('没有这一项设定 / no such setting', unknown, settings.map(({ key }) => key))
}

/** Names what there is: what begins in the same way, or all. */
function noSuch(what, name, names) {
  const near = names.filter((each) => each.startsWith(name))
  return new RangeError(what + ': ' + name + '（有 / there are: ' + (near.length > 0 ? near : names).join('、') + '）')
}

function readingOf({ key, property, readings, value }, chosen, fixed) {
  if (!Object.hasOwn(chosen, key)) return value
  const reading = chosen[key]
  if (!readings.includes(reading)) throw noSuch('没有这种读法 / no such reading', key + ' = ' + String(reading), readings)
  if (fixed.has(property) && reading !== value) throw fixedError(key)
  return reading
}

function parameterOf(parameter, chosen, fixed) {
  if (!Object.hasOwn(chosen, parameter.key)) return parameter.value
  if (fixed.has(parameter.property)) throw fixedError(parameter.key)
  const run = startRun(0, false)
  const value = parameter.read(chosen, parameter, '', run)
  const [fault] = run.faults
  if (!fault && chosen[parameter.key] != null) return value
  throw new RangeError('参数值不对 / not a value of the parameter: ' + parameter.key + (fault ? ' (' + fault.code + ')' : ''))
}
`

export const runSource = `
// ---- 结果与调用 Outcomes, calls ----

/** Notes why a result is unknown, each reason once, in the order of their characters; stands for its value. */
function unknownFor(reasons, name, found) {
  put(reasons, name, [...new Set(found.filter((reason) => reason !== false))].sort())
  return null
}

const refusedFor = (faults) => ({ refused: faults, results: null, unknown: null })

function fault(faults, code, field) {
  return faults === null ? [{ code, field }] : [...faults, { code, field }]
}

/**
 * A function that evaluates many records under one choice of entity, base date, readings and parameters: the fast way.
 * With json: true records are what parseJson reads, and a text is never a number.
 */
export function prepare(options = {}) {
  const { entity = notice.mainEntity, json = false } = options
  const form = forms.get(entity)
  if (form === undefined) throw noSuch('没有这种对象的结果 / no results of the entity', String(entity), [...forms.keys()])
  const settings = settingsFrom(options, form.fixed)
  const compute = form.compute(settings)
  return (record) => {
    if (!isRecord(record)) return refusedFor([{ code: 'record.notObject', field: null }])
    const run = startRun(settings.baseDate, json)
    const cells = form.read(record, '', run)
    return run.faults.length > 0 ? refusedFor(run.faults) : compute(cells)
  }
}

const prepared = new Map()

/** The results of one record. Without settings nothing is made ready twice. */
export function evaluate(record, options = {}) {
  const { entity = notice.mainEntity, ...settings } = options
  if (Object.keys(settings).length > 0) return prepare(options)(record)
  if (!prepared.has(entity)) prepared.set(entity, prepare({ entity }))
  return prepared.get(entity)(record)
}

/** The same for records that are written as JSON, e.g. the lines of a file: every digit counts, as for tiaoli run. */
export function prepareJson(options = {}) {
  const compute = prepare({ ...options, json: true })
  return (text) => {
    const { value, refused } = parseJson(text)
    return refused === null ? compute(value) : refusedFor(refused)
  }
}

/** A result's name, also as the beginning of an entry of JSON; plain ones stand in no quotation marks. */
const result = (name, plain) => ({ name, key: JSON.stringify(name) + ':', plain })

/** An outcome as the line that tiaoli run writes; reasons in the order of their characters, a refusal without its sentence. */
export function toJson(outcome, entity = notice.mainEntity) {
  if (outcome.refused !== null) return JSON.stringify({ $refused: outcome.refused })
  const form = forms.get(entity)
  if (form === undefined) throw new RangeError('没有这种对象的结果 / no results of the entity: ' + String(entity))
  const entries = form.results.map(({ name, key, plain }) => {
    const value = outcome.results[name]
    return key + (plain ? String(value) : JSON.stringify(value))
  })
  const unknown = form.results.filter(({ name }) => Object.hasOwn(outcome.unknown, name))
  if (unknown.length === 0) return '{' + entries.join(',') + '}'
  const reasons = unknown.map(({ name, key }) => key + JSON.stringify(outcome.unknown[name]))
  return '{' + entries.join(',') + ',"$unknown":{' + reasons.join(',') + '}}'
}
`
