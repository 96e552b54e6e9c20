import { Button, Select } from 'antd'
import { useAnswer, useSay, useSession, useSessionState } from '../../session/hooks.ts'
import { keepPreferences } from '../../session/preferences.ts'
import { homeTexts } from '../../texts/home.ts'
import { TablesMenu } from '../table/TablesMenu.tsx'

/** Above the source: the clause in which the caret stands, to go to any other, and what the margin shows. */
export function SourceHead() {
  const session = useSession()
  const say = useSay()
  const file = useSessionState((state) => state.file)
  const entry = useSessionState((state) => state.entry)
  const coverage = useSessionState((state) => state.coverage)
  const toggle = () => {
    keepPreferences({ coverage: !coverage })
    session.dispatch({ kind: 'coverage', shown: !coverage })
  }
  return (
    <div className="source-head">
      {file === entry ? <Clauses /> : <span className="source-file">{file}</span>}
      <TablesMenu />
      <Button
        size="small"
        aria-pressed={coverage}
        type={coverage ? 'default' : 'text'}
        title={say(homeTexts.coverageHint)}
        onClick={toggle}
      >
        {say(homeTexts.coverage)}
      </Button>
    </div>
  )
}

function Clauses() {
  const session = useSession()
  const say = useSay()
  const outline = useAnswer('outline', {}) ?? []
  const entry = useSessionState((state) => state.entry)
  const at = useSessionState(({ caret }) => (caret?.file === entry ? caret.start : 0))
  const here = outline.findLast(({ span }) => span.start <= at)
  return (
    <Select
      className="clause-select"
      size="small"
      variant="borderless"
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={say(homeTexts.clause)}
      value={here?.path ?? ''}
      options={[
        ...(here ? [] : [{ value: '', label: say(homeTexts.noClause) }]),
        ...outline.map(({ path, number, title, depth }) => ({
          value: path,
          label: `${'　'.repeat(depth)}${number.trim()}${number.includes(title) ? '' : title}`,
        })),
      ]}
      onChange={(path) => {
        const clause = outline.find((each) => each.path === path)
        if (clause) session.reveal({ ...clause.span, end: clause.span.start })
      }}
    />
  )
}
