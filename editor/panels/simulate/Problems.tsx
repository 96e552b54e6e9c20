import { refusalMessage } from '../../../engine/index.ts'
import { useSessionState } from '../../session/hooks.ts'
import type { Problem } from '../../session/simulating.ts'

/** Why nothing could be loaded or computed, a sentence each. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const language = useSessionState((state) => state.language)
  return (
    <ul className="simulate-problems" role="alert">
      {problems.map(({ code, values, place = '' }) => (
        <li key={`${place} ${code} ${JSON.stringify(values)}`}>
          {place === '' ? '' : `${place} `}
          {refusalMessage(code, values, language)}
        </li>
      ))}
    </ul>
  )
}
