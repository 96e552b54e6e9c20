import type { PageBlock, PageNumber, PagePiece } from '../../../engine/service/index.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import { noticeTexts } from '../../texts/notice.ts'
import { useShown } from './context.ts'

/** Pieces of one sentence stand together in one control. */
export function Runs({ pieces }: { readonly pieces: readonly PagePiece[] }) {
  const groups: PagePiece[][] = []
  for (const piece of pieces) {
    if (piece.mark) continue
    const last = groups.at(-1)
    if (last && last[0]?.sentence === piece.sentence) last.push(piece)
    else groups.push([piece])
  }
  return groups.map((group) => <Sentence key={group[0]?.span.start} pieces={group} />)
}

function Sentence({ pieces }: { readonly pieces: readonly PagePiece[] }) {
  const session = useSession()
  const say = useSay()
  const { notice, marked } = useShown()
  const sentence = notice.sentences[pieces[0]?.sentence ?? -1]
  const content = pieces.map((piece) => <Piece key={piece.span.start} piece={piece} />)
  if (!sentence) return content
  const resting = sentence.declarations.flatMap((id) => notice.declarations.find((each) => each.id === id) ?? [])
  const names = resting.map(({ name }) => name).filter((name) => name !== '')
  const title = names.length > 0 ? say(noticeTexts.toRules, names.join('、')) : say(noticeTexts[sentence.state])
  const go = () => session.reveal(resting[0]?.headSpan ?? sentence.span)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot break across the lines of a paragraph
    <span
      role="button"
      tabIndex={0}
      className={`sentence ${sentence.state}${marked.has(sentence.id) ? ' marked' : ''}`}
      title={title}
      onClick={go}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        // The source takes the focus, and would take the key too.
        event.preventDefault()
        go()
      }}
    >
      {content}
    </span>
  )
}

function Piece({ piece }: { readonly piece: PagePiece }) {
  const { notice } = useShown()
  const number = piece.number === null ? undefined : notice.numbers[piece.number]
  return number ? <BoundNumber piece={piece} number={number} /> : <span className={classOf(piece)}>{piece.text}</span>
}

/** A bound number; where its line may grow, with what the rules and the chosen case give beside it. */
function BoundNumber({ piece, number }: { readonly piece: PagePiece; readonly number: PageNumber }) {
  const say = useSay()
  const { paper } = useShown()
  const wrong = number.agrees === false
  const title = [number.problem ?? say(noticeTexts.numberOf, number.target, number.live ?? '—'), number.ofCase?.text]
  return (
    <span className={wrong ? 'bound-number wrong' : 'bound-number'} title={title.filter(Boolean).join('\n')}>
      {piece.text}
      {!paper && wrong && number.live !== null && <span className="aside wrong">{say(noticeTexts.differs, number.live)}</span>}
      {!paper && number.ofCase && number.ofCase.agrees === false && <span className="aside">{number.ofCase.text}</span>}
    </span>
  )
}

export const classOf = ({ strong, emphasis, heading, unaccounted }: PagePiece): string =>
  [strong && 'strong', emphasis && 'emphasis', heading && 'clause-head', unaccounted && 'unaccounted'].filter(Boolean).join(' ')

/** What the notice leaves open at this place. */
export function OpenPoints({ block }: { readonly block: PageBlock }) {
  const session = useSession()
  const say = useSay()
  const { notice } = useShown()
  const points = block.unsettled.flatMap((at) => notice.unsettled[at] ?? [])
  if (points.length === 0) return null
  // A table is named once, be several of its rows open.
  const named = points.filter(({ name }, index) => points.findIndex((other) => other.name === name) === index)
  return (
    <span className="open-points">
      {named.map(({ name, text, span }) => (
        <button key={name} type="button" className="open-point" title={text} onClick={() => session.reveal(span)}>
          {say(noticeTexts.open, name)}
        </button>
      ))}
    </span>
  )
}
