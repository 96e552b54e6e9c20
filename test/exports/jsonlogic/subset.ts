/** Every rule in a bundle's JSON. */
export function rulesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (ruleKeys.has(key) ? [each] : rulesIn(each)))
}

const ruleKeys = new Set(['rule', 'refused', 'year'])

/** How many operands an operation of the documented subset takes. */
const operands: Readonly<Record<string, (count: number) => boolean>> = {
  '===': (count) => count === 2,
  '!==': (count) => count === 2,
  '<': (count) => count === 2,
  '<=': (count) => count === 2,
  '>': (count) => count === 2,
  '>=': (count) => count === 2,
  '+': (count) => count === 2,
  '-': (count) => count === 2,
  '*': (count) => count === 2,
  '/': (count) => count === 2,
  '%': (count) => count === 2,
  in: (count) => count === 2,
  some: (count) => count === 2,
  filter: (count) => count === 2,
  map: (count) => count === 2,
  reduce: (count) => count === 3,
  if: (count) => count % 2 === 1,
  and: (count) => count > 1,
  or: (count) => count > 1,
  '!': (count) => count === 1,
}

/** What of a rule is not in the subset. */
export function wrongIn(rule: unknown): string[] {
  if (typeof rule === 'number') return Number.isSafeInteger(rule) ? [] : [`number ${rule}`]
  if (Array.isArray(rule)) return rule.flatMap(wrongIn)
  if (typeof rule !== 'object' || rule === null) return rule === null ? ['null'] : []
  return Object.entries(rule).flatMap(([operator, of]) => {
    if (operator === 'var') return isName(of) ? [] : [`name ${of}`]
    const fits = operands[operator]
    if (!fits) return [operator]
    const parts: readonly unknown[] = Array.isArray(of) ? of : [of]
    return [...(fits(parts.length) ? [] : [`${operator} of ${parts.length}`]), ...parts.flatMap(wrongIn)]
  })
}

const isName = (name: unknown): boolean => typeof name === 'string' && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !(name in Object.prototype)
