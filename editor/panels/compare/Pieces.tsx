import type { ReportLine } from '../../../engine/index.ts'

/** So many characters of what stayed are shown beside a change. */
const around = 24

/** A text with what went struck out and what came underlined; of what stayed, the ends. */
export function Pieces({ pieces }: { readonly pieces: ReportLine['pieces'] }) {
  return (
    <p className="compare-pieces">
      {pieces.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`
        if (kind === 'removed') return <del key={key}>{text}</del>
        if (kind === 'added') return <ins key={key}>{text}</ins>
        return <span key={key}>{shortened(text, at > 0, at < pieces.length - 1)}</span>
      })}
    </p>
  )
}

function shortened(text: string, head: boolean, tail: boolean): string {
  if (text.length <= around * 2 + 4) return text
  return `${head ? text.slice(0, around) : ''}……${tail ? text.slice(-around) : ''}`
}
