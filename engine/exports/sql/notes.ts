import type { Rule } from '../../program/program.ts'

const kinds = { stated: '', derived: '推算 derived', assumed: '假定 assumed' } as const

/** What a comment says of a rule: its name, its clause, and that it is derived or assumed, and how. */
export function clauseNote({ name, clause, provenance }: Rule): string {
  const said = [kinds[provenance.kind], provenance.note ?? ''].filter((text) => text !== '')
  return [name, clause === null ? '' : `〔${clause}〕`, said.length > 0 ? `（${said.join('：')}）` : ''].join('')
}
