import type { Session } from '../../session/session.ts'
import { registerActions } from './actions.ts'
import { registerColours } from './colours.ts'
import { registerCompletion } from './completion.ts'
import { registerHover } from './hover.ts'
import { registerLenses } from './lenses.ts'
import { registerNavigation } from './navigation.ts'
import { registerStructure } from './structure.ts'
import { registerValues } from './values.ts'

/** Everything that Monaco asks of our language, answered by the service. */
export function registerProviders(session: Session): void {
  registerCompletion(session)
  registerHover(session)
  registerLenses(session)
  registerNavigation(session)
  registerStructure(session)
  registerColours(session)
  registerActions(session)
  registerValues(session)
}
