import { readFileSync, writeFileSync } from 'node:fs'

/** Changes the first number that a file of test cases expects. */
export function tamper(file: string): void {
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(
    /(<expected>[\s\S]*?xsd:decimal">)(\d)/,
    (_, before: string, digit: string) => `${before}${(Number(digit) + 1) % 10}`,
  )
  if (changed === text) throw new Error('there is nothing to tamper with')
  writeFileSync(file, changed)
}
