import type { Module } from './modules.ts'

export const longest = 400

/** Files that hold more than a reader keeps in mind. */
export function tooLong(modules: readonly Module[]): string[] {
  return modules
    .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > longest)
    .map(({ file, lines }) => `${file} has ${lines} lines; split it by concept (at most ${longest})`)
}

/** Comments that put work off or silence a checker without saying why. */
export function unexplained(modules: readonly Module[]): string[] {
  return modules.flatMap(({ file, comments }) =>
    comments.flatMap((comment) => {
      const fault = faultOf(comment)
      return fault === null ? [] : [`${file}: ${fault}`]
    }),
  )
}

function faultOf(comment: string): string | null {
  if (/\b(TODO|FIXME|XXX)\b/.test(comment)) return 'work put off; do it, or write it into an issue'
  if (/@ts-(ignore|nocheck)\b/.test(comment)) return 'a checker silenced whole; use @ts-expect-error with a reason'
  const silenced = /(?:@ts-expect-error|biome-ignore\S*(?:\s+[\w/]+)*)[:\s]*(.*)/s.exec(comment)
  return silenced && reasonless(silenced[1] ?? '') ? 'a checker silenced without a reason' : null
}

function reasonless(reason: string): boolean {
  return reason.startsWith('<') || reason.trim().split(/\s+/).length < 3
}
