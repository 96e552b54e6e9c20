/** node validate.mjs: whether program.json is as program.schema.json says. It knows the keywords that that schema uses, and refuses others. */
export const validateSource = `import { readFile } from 'node:fs/promises'

// Checks program.json against program.schema.json (JSON Schema 2020-12) without any library.

const passed = []

const kindOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

const isOf = (type, value) => (type === 'integer' ? Number.isInteger(value) : kindOf(value) === type)

const fault = (at, what) => [at + ': ' + what]

/** What each keyword finds wrong with a value, as lines of text. */
const keywords = {
  $ref: (name, value, at, root) => faultsOf(root.$defs[name.slice('#/$defs/'.length)], value, at, root),
  type: (type, value, at) => ([type].flat().some((each) => isOf(each, value)) ? passed : fault(at, 'is no ' + [type].flat().join(' or '))),
  const: (expected, value, at) => (value === expected ? passed : fault(at, 'is not ' + JSON.stringify(expected))),
  enum: (options, value, at) => (options.includes(value) ? passed : fault(at, 'is none of ' + options.join(', '))),
  pattern: (pattern, value, at) => (typeof value !== 'string' || new RegExp(pattern, 'u').test(value) ? passed : fault(at, 'is not written as ' + pattern)),
  minimum: (least, value, at) => (typeof value !== 'number' || value >= least ? passed : fault(at, 'is less than ' + least)),
  maximum: (most, value, at) => (typeof value !== 'number' || value <= most ? passed : fault(at, 'is more than ' + most)),
  required: (names, value, at) =>
    kindOf(value) !== 'object' ? passed : names.filter((name) => !Object.hasOwn(value, name)).map((name) => at + ': lacks ' + name),
  properties: (schemas, value, at, root) =>
    kindOf(value) !== 'object'
      ? passed
      : Object.entries(schemas).flatMap(([name, schema]) => (Object.hasOwn(value, name) ? faultsOf(schema, value[name], at + '/' + name, root) : passed)),
  additionalProperties: (schema, value, at, root, { properties = {} }) =>
    kindOf(value) !== 'object'
      ? passed
      : Object.keys(value)
          .filter((name) => !Object.hasOwn(properties, name))
          .flatMap((name) => faultsOf(schema, value[name], at + '/' + name, root)),
  items: (schema, value, at, root) => (Array.isArray(value) ? value.flatMap((each, index) => faultsOf(schema, each, at + '/' + index, root)) : passed),
  anyOf: (schemas, value, at, root) => least(schemas.map((schema) => faultsOf(schema, value, at, root))),
  oneOf: (schemas, value, at, root) => {
    const found = schemas.map((schema) => faultsOf(schema, value, at, root))
    return found.filter((faults) => faults.length === 0).length > 1 ? fault(at, 'is more than one of those allowed') : least(found)
  },
}

/** Keywords that say nothing of a value. */
const silent = ['$schema', '$id', 'title', 'description', '$defs']

/** Of several tries the one that came closest. */
const least = (tries) => tries.reduce((best, each) => (each.length < best.length ? each : best))

function faultsOf(schema, value, at, root) {
  if (schema === true) return passed
  if (schema === false) return fault(at, 'must not be there')
  return Object.entries(schema)
    .filter(([keyword]) => !silent.includes(keyword))
    .flatMap(([keyword, operand]) => {
      if (!Object.hasOwn(keywords, keyword)) throw new Error('the schema uses ' + keyword + ', which this check does not know')
      return keywords[keyword](operand, value, at, root, schema)
    })
}

const read = async (name) => JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'))
const schema = await read('program.schema.json')
const faults = faultsOf(schema, await read('program.json'), '', schema)
for (const found of faults.slice(0, 20)) console.log(found)
console.log(faults.length === 0 ? 'program.json: valid' : 'program.json: ' + faults.length + ' faults')
if (faults.length > 0) process.exitCode = 1
`
