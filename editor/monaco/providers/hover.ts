import * as monaco from 'monaco-editor/editor'
import type { Session } from '../../session/session.ts'
import { languageId } from '../language.ts'
import { rangeOf } from '../models.ts'
import { at } from './navigation.ts'

/** What stands under the pointer, in words. */
export function registerHover(session: Session): void {
  monaco.languages.registerHoverProvider(languageId, {
    async provideHover(model, position) {
      const found = await session.ask('hover', at(model, position))
      return found && { range: rangeOf(model, found.span), contents: [{ value: found.markdown, isTrusted: false, supportHtml: false }] }
    },
  })
}
