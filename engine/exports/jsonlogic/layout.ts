/** The longest line that a value is written in. */
const longest = 140

/** A value as JSON for reading: in one line where there is room, else a line for each part, and for each condition with what it gives. */
export function layout(value: unknown, indent = 0): string {
  const line = inLine(value)
  if (typeof value !== 'object' || value === null || line.length + indent <= longest) return line
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const space = ' '.repeat(indent)
  const parts = Array.isArray(value) ? value.map((each) => layout(each, indent + 2)) : entriesOf(value, indent + 2)
  return `${open}\n${parts.map((part) => `${space}  ${part}`).join(',\n')}\n${space}${close}`
}

function entriesOf(value: object, indent: number): string[] {
  return Object.entries(value).map(([key, each]) => {
    const written = key === 'if' && Array.isArray(each) ? conditions(each, indent) : layout(each, indent)
    return `${JSON.stringify(key)}: ${written}`
  })
}

/** Condition and value in a line, or under each other where there is no room. */
function conditions(parts: readonly unknown[], indent: number): string {
  const space = ' '.repeat(indent)
  const lines = Array.from({ length: Math.ceil(parts.length / 2) }, (_, index) => {
    const pair = parts.slice(index * 2, index * 2 + 2)
    const line = pair.map(inLine).join(', ')
    return line.length + indent < longest ? line : pair.map((part) => layout(part, indent + 2)).join(`,\n${space}  `)
  })
  return `[\n${lines.map((line) => `${space}  ${line}`).join(',\n')}\n${space}]`
}

function inLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${inLine(each)}`)
    .join(', ')}}`
}
