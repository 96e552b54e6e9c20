import { Button, InputNumber, Progress, Segmented, Select } from 'antd'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { Loading, PeopleChoice, Simulated } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { counted } from './amounts.ts'
import { FilePart } from './FilePart.tsx'
import { MatchColumns } from './MatchColumns.tsx'
import { Problems } from './Problems.tsx'

/** How many people a synthetic city may have. */
const sizes = [100_000, 1_000_000]

/** Whom it is simulated on: a synthetic population, or the officer's own file. */
export function PeoplePart({ answer }: { readonly answer: Simulated | null }) {
  const session = useSession()
  const say = useSay()
  const { people, loading, matching, problems } = useSessionState((state) => state.simulating)
  const choose = (choice: Partial<PeopleChoice>) =>
    session.dispatch({ kind: 'simulating', simulating: { people: { ...people, ...choice } } })
  return (
    <div className="simulate-part">
      <h2>{say(simulateTexts.population)}</h2>
      <Segmented
        block
        aria-label={say(simulateTexts.population)}
        value={people.kind}
        options={[
          { value: 'synthetic' as const, label: say(simulateTexts.synthetic) },
          { value: 'file' as const, label: say(simulateTexts.file) },
        ]}
        onChange={(kind) => choose({ kind })}
      />
      {people.kind === 'synthetic' ? <Synthetic model={answer?.population ?? null} people={people} choose={choose} /> : <FilePart />}
      {loading && <LoadingLine loading={loading} />}
      {problems.length > 0 && <Problems problems={problems} />}
      {matching && answer && <MatchColumns key={matching.file.name} matching={matching} fields={answer.fields} />}
    </div>
  )
}

interface SyntheticProps {
  readonly model: string | null
  readonly people: PeopleChoice
  readonly choose: (choice: Partial<PeopleChoice>) => void
}

function Synthetic({ model, people: { people, seed }, choose }: SyntheticProps) {
  const session = useSession()
  const say = useSay()
  const loading = useSessionState((state) => state.simulating.loading !== null)
  if (model === null) return <p className="quiet">{say(simulateTexts.noPopulation)}</p>
  return (
    <div className="simulate-synthetic">
      <Select
        aria-label={say(simulateTexts.size)}
        value={people}
        options={sizes.map((size) => ({ value: size, label: say(simulateTexts.sizeOption, counted(size)) }))}
        onChange={(size) => choose({ people: size })}
      />
      <span>{say(simulateTexts.seed)}</span>
      <InputNumber
        aria-label={say(simulateTexts.seed)}
        min={0}
        max={4_294_967_295}
        precision={0}
        value={seed}
        onChange={(next) => choose({ seed: next ?? 0 })}
      />
      <Button disabled={loading} onClick={() => session.simulation.load({ kind: 'synthetic', model, people, seed })}>
        {say(simulateTexts.generate)}
      </Button>
    </div>
  )
}

function LoadingLine({ loading: { source, done, all } }: { readonly loading: Loading }) {
  const session = useSession()
  const say = useSay()
  const text = all === null ? say(simulateTexts.reading, counted(done)) : say(simulateTexts.generating, counted(done), counted(all))
  const percent = all === null ? (source.kind === 'file' && done > 0 ? undefined : 0) : Math.floor((100 * done) / all)
  return (
    <div className="simulate-loading" role="status">
      <span>{text}</span>
      {percent !== undefined && <Progress percent={percent} size="small" showInfo={false} aria-label={text} />}
      <Button size="small" onClick={() => session.simulation.cancel()}>
        {say(simulateTexts.cancel)}
      </Button>
    </div>
  )
}
