import { useSay, useSession } from '../../session/hooks.ts'
import { checkTexts } from '../../texts/check.ts'
import type { Place } from '../../worker/snapshot.ts'
import { excerptAt, lineAt } from './places.ts'

/** More places than these only repeat what the first say. */
const most = 6

/** The lines of the source that a problem speaks of, its own first; each leads to its place. */
export function Excerpts({ places }: { readonly places: readonly Place[] }) {
  const say = useSay()
  const session = useSession()
  return (
    <section className="excerpts" aria-label={say(checkTexts.excerpt)}>
      {places.slice(0, most).map((place) => {
        const text = session.texts.text(place.file) ?? ''
        const { before, words, after } = excerptAt(text, place)
        return (
          <button
            key={`${place.file} ${place.start} ${place.end}`}
            type="button"
            className="excerpt"
            title={say(checkTexts.toSource)}
            onClick={() => session.reveal(place)}
          >
            <span className="line-number">{lineAt(text, place)}</span>
            <span className="excerpt-text">
              {before}
              <mark>{words}</mark>
              {after}
            </span>
          </button>
        )
      })}
    </section>
  )
}
