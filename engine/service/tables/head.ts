import type { IToken } from 'chevrotain'
import type { Edit } from '../../../grammar/diagnostic.ts'
import { Colon, keywordOfToken, tokenize } from '../../../grammar/tokens.ts'
import type { HitPolicy } from '../../program/program.ts'
import { wordIn } from '../edits/notation.ts'
import type { RawTable } from './layout.ts'

const policies = { first: 'first', collect: 'sum', unique: 'unique' } as const satisfies Record<string, HitPolicy>
const words = { first: 'first', sum: 'collect', unique: 'unique' } as const satisfies Record<HitPolicy, string>

const policyIn = (token: IToken | undefined): HitPolicy | undefined => {
  const keyword = token && keywordOfToken(token)
  return keyword === undefined ? undefined : policies[keyword as keyof typeof policies]
}

/** The tokens of `表 名 依次`, without a colon at the end. */
function headTokens({ text, declaration }: RawTable): readonly IToken[] {
  const { start, end } = declaration.headSpan
  const { tokens } = tokenize(text.slice(start, end), start)
  return tokens.at(-1)?.tokenType === Colon ? tokens.slice(0, -1) : tokens
}

export function policyOf(raw: RawTable): HitPolicy {
  return policyIn(headTokens(raw).slice(1).at(-1)) ?? 'unique'
}

/** Writes the policy behind the name; 唯一 goes without saying. */
export function policyEdits(raw: RawTable, policy: HitPolicy): Edit[] {
  const tokens = headTokens(raw)
  const last = tokens.at(-1) as IToken
  const before = policyIn(tokens.slice(1).at(-1)) === undefined ? last : (tokens.at(-2) as IToken)
  if ((policyIn(tokens.slice(1).at(-1)) ?? 'unique') === policy) return []
  const span = { file: raw.file, start: (before.endOffset as number) + 1, end: (last.endOffset as number) + 1 }
  return [{ span, text: policy === 'unique' ? '' : ` ${wordIn(raw.style.tongue, words[policy])}` }]
}
