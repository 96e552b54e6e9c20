import { useContext, useState } from 'react'
import type { WhyNode, WhyOption } from '../../../engine/service/index.ts'
import { useSay } from '../../session/hooks.ts'
import { whyTexts } from '../../texts/why.ts'
import { PlaceLink } from '../common/PlaceLink.tsx'
import { Twist } from '../common/Twist.tsx'
import { moveInTree } from './keys.ts'
import { MoreSteps } from './more.ts'
import { OptionList, Options } from './Options.tsx'
import { Part, Pieces } from './parts.tsx'

interface StepProps {
  readonly node: WhyNode
  readonly nodes: ReadonlyMap<string, WhyNode>
  /** Steps that another explanation beside this one does not have like this: they are marked and stand open. */
  readonly differing: ReadonlySet<string>
  readonly open: boolean
  readonly depth: number
}

/** One result with what made it; opened, the results that it was worked out from stand below. */
export function Step({ node, nodes, differing, open: first, depth }: StepProps) {
  const say = useSay()
  const [open, setOpen] = useState(first)
  const differs = differing.has(node.id)
  return (
    <li className="why-step">
      <button type="button" className="why-head" aria-expanded={open} onClick={() => setOpen(!open)} onKeyDown={moveInTree}>
        <Twist open={open} />
        <span className="why-name">
          {node.name}
          {differs && <span className="why-differs">{say(whyTexts.differs)}</span>}
        </span>
        <span className="why-value">{node.value ?? say(whyTexts.unknown)}</span>
      </button>
      {open && (
        <div className="why-body">
          <Details node={node} />
          {node.childCount > 0 && <Below node={node} nodes={nodes} differing={differing} depth={depth} />}
        </div>
      )}
    </li>
  )
}

/** The results that a step was worked out from; of very many, some first. */
function Below({ node, nodes, differing, depth }: Omit<StepProps, 'open'>) {
  const say = useSay()
  const ask = useContext(MoreSteps)
  const [further, setFurther] = useState<{ readonly of: WhyNode; readonly nodes: readonly WhyNode[] }>({ of: node, nodes: [] })
  const more = further.of === node ? further.nodes : []
  const children = [...node.children.flatMap((id) => nodes.get(id) ?? []), ...more]
  const left = node.childCount - children.length
  const askMore = async () => {
    const known = children.map(({ id }) => id)
    const found = await ask?.(node.id, known)
    if (found) setFurther({ of: node, nodes: [...more, ...found] })
  }
  return (
    <div className="why-below">
      <div className="why-label">{say(whyTexts.steps)}</div>
      <ul className="why-tree">
        {children.map((child) => (
          <Step
            key={child.id}
            node={child}
            nodes={nodes}
            differing={differing}
            open={differing.has(child.id) || (differing.size === 0 && depth < 1 && child.childCount === 0)}
            depth={depth + 1}
          />
        ))}
      </ul>
      {left > 0 && ask && (
        <button type="button" className="why-more" onClick={() => void askMore()} onKeyDown={moveInTree}>
          {say(whyTexts.moreSteps, left)}
        </button>
      )}
      {left > 0 && !ask && <p className="why-rest quiet">{say(whyTexts.otherSteps, left)}</p>}
    </div>
  )
}

/** Everything about one step but the steps below it. */
function Details({ node }: { readonly node: WhyNode }) {
  const say = useSay()
  const { formula, conditions, made, rejected, moreRejected, roundings, unknown } = node
  return (
    <>
      {unknown.length > 0 && <Part label={say(whyTexts.unknown)}>{unknown.join('；')}</Part>}
      {formula.length > 0 && (
        <Part label={say(whyTexts.formula)}>
          <Pieces pieces={formula} /> ＝ <strong>{node.value ?? say(whyTexts.unknown)}</strong>
        </Part>
      )}
      {roundings.map((rounded) => (
        <Part key={rounded.span.start} label={say(whyTexts.rounding)}>
          <Pieces pieces={rounded.before} /> → <strong>{rounded.after}</strong>（{rounded.rounding}）
        </Part>
      ))}
      {conditions.length > 0 && (
        <Part label={say(whyTexts.because)}>
          <Pieces pieces={conditions} />
        </Part>
      )}
      {made.length > 0 && (
        <Options label={say(whyTexts.applied)} options={made} gives={formula.length === 0 && made.length === 1 ? node.value : null} />
      )}
      <Sources node={node} />
      <Parameters node={node} />
      <Given node={node} />
      <Basis node={node} />
      {rejected.length > 0 && <Rejected options={rejected} more={moreRejected} />}
    </>
  )
}

/** The clause, and the sentences behind the value; those that are only of the same clause stand back. */
function Sources({ node: { clause, quotes, span } }: { readonly node: WhyNode }) {
  const say = useSay()
  return (
    <Part label={say(whyTexts.from)}>
      {clause && (
        <span className="why-clause">
          {clause.span ? <PlaceLink place={clause.span}>{clauseText(clause)}</PlaceLink> : clauseText(clause)}
        </span>
      )}
      <span className="why-rule">
        <PlaceLink place={span}>{say(whyTexts.toRule)}</PlaceLink>
      </span>
      {quotes.map((quote) => (
        <blockquote key={quote.span.start} className={`by-${quote.by}`} title={quote.by === 'rule' ? undefined : quote.text}>
          <PlaceLink place={quote.span}>{quote.text}</PlaceLink>
        </blockquote>
      ))}
    </Part>
  )
}

const clauseText = ({ path, title }: { readonly path: string; readonly title: string | null }): string =>
  title ? `${path} ${title}` : path

function Parameters({ node }: { readonly node: WhyNode }) {
  const say = useSay()
  if (node.parameters.length === 0) return null
  return (
    <Part label={say(whyTexts.parameters)}>
      {node.parameters.map(({ name, label, value, overridden, span }) => (
        <div key={`${name} ${label}`}>
          <PlaceLink place={span}>{label === '' ? name : `${name}（${label}）`}</PlaceLink> {value ?? say(whyTexts.unknown)}
          {overridden && <span className="quiet"> {say(whyTexts.overridden)}</span>}
        </div>
      ))}
    </Part>
  )
}

function Given({ node }: { readonly node: WhyNode }) {
  const say = useSay()
  if (node.inputs.length === 0) return null
  return (
    <Part label={say(whyTexts.given)}>
      {node.inputs.map(({ name, value, span }) => (
        <span key={name} className="why-input">
          <PlaceLink place={span}>{name}</PlaceLink> {value ?? <em>{say(whyTexts.notGiven)}</em>}
        </span>
      ))}
    </Part>
  )
}

/** What of it no clause states: assumptions, derivations, readings. */
function Basis({ node }: { readonly node: WhyNode }) {
  const say = useSay()
  const bases = node.bases.filter(({ own }) => own)
  const readings = node.readings.filter(({ own }) => own)
  if (bases.length + readings.length === 0) return null
  return (
    <Part label={say(whyTexts.rests)}>
      {bases.map(({ kind, note, of, span }) => (
        <div key={`${of}${span.start}`}>
          <span className={`why-${kind}`}>{say(whyTexts[kind])}</span> <PlaceLink place={span}>{note ?? of}</PlaceLink>
        </div>
      ))}
      {readings.map(({ question, reading, text, default: usual, span }) => (
        <div key={question}>
          <PlaceLink place={span}>{say(whyTexts.reading, question, reading)}</PlaceLink>
          {reading !== usual && say(whyTexts.usualReading, usual)}
          <div className="quiet">{text}</div>
        </div>
      ))}
    </Part>
  )
}

function Rejected({ options, more }: { readonly options: readonly WhyOption[]; readonly more: number }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="why-more" aria-expanded={open} onClick={() => setOpen(!open)} onKeyDown={moveInTree}>
        <Twist open={open} /> {say(whyTexts.rejected)} {options.length + more}
      </button>
      {open && (
        <div className="why-rejected">
          <OptionList options={options} />
          {more > 0 && <p className="quiet">{say(whyTexts.more, more)}</p>}
        </div>
      )}
    </>
  )
}
