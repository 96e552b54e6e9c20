import { useAnswer, useSay } from '../../session/hooks.ts'
import { version } from '../../session/version.ts'
import { exportTexts } from '../../texts/export.ts'
import { Pane } from '../common/Pane.tsx'
import { TargetCard } from './TargetCard.tsx'
import './export.css'

/** Everything that the notice can be written as, a card each; a new target of the engine is here by itself. */
export function ExportScreen() {
  const say = useSay()
  const targets = useAnswer('exportTargets', {})
  return (
    <Pane title={say(exportTexts.title)} tools={<span className="quiet">{say(exportTexts.engine, version)}</span>}>
      <div className="target-cards">
        {targets?.map((target) => (
          <TargetCard key={target.id} target={target} />
        ))}
      </div>
    </Pane>
  )
}
