import type { GroupKey, NamedFigure, Summary } from '../../../engine/simulation/summary.ts'

/** A summary in the form of the oracle's. */
export function told(summary: Summary) {
  const { basis, payers, people, breakdowns, losers, winners } = summary
  return {
    people: basis.people,
    refused: basis.refused,
    payers: payers.map(payer),
    people2: people,
    groups: breakdowns.map(({ groups }) =>
      Object.fromEntries(
        groups
          .filter(({ counted }) => counted > 0)
          .map((g) => [keyText(g.key), { counted: g.counted, payers: g.payers.map(payer), people: g.people }]),
      ),
    ),
    losers: losers.map(({ number, change }) => ({ number, change })),
    winners: winners.map(({ number, change }) => ({ number, change })),
  }
}

function payer({ name, baseline, scenario, difference, unknown }: NamedFigure) {
  const reasons = Object.fromEntries(unknown.reasons.map(({ reason, people }) => [reason, people]))
  return { name, baseline, scenario, difference, unknown: { people: unknown.people, reasons } }
}

export function keyText(key: GroupKey): string {
  switch (key.kind) {
    case 'member':
      return key.name
    case 'boolean':
      return String(key.value)
    case 'band':
      return `${key.from ?? ''}..${key.to ?? ''}`
    case 'unknown':
      return '?'
  }
}
