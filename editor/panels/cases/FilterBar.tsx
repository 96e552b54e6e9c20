import { Input, Segmented, Select } from 'antd'
import type { SheetRow } from '../../../engine/service/index.ts'
import { type CasesView, entityKey } from '../../session/casesWork.ts'
import { useSay } from '../../session/hooks.ts'
import { casesTexts } from '../../texts/cases.ts'
import { clausesOf } from './filter.ts'

interface FilterBarProps {
  readonly view: CasesView
  readonly all: readonly SheetRow[]
  readonly entities: readonly (string | null)[]
  /** Those that the view lets through, whatever it shows of their verdicts. */
  readonly within: readonly SheetRow[]
  readonly changed: number
  onChange(view: Partial<CasesView>): void
}

/** Which cases are shown. */
export function FilterBar({ view, all, entities, within, changed, onChange }: FilterBarProps) {
  const say = useSay()
  const failing = within.filter(({ passed }) => !passed).length
  return (
    <div className="cases-filter">
      {entities.length > 1 && <EntitySelect view={view} all={all} entities={entities} onChange={onChange} />}
      <ClauseSelect view={view} all={all} onChange={onChange} />
      <Segmented
        aria-label={say(casesTexts.show)}
        size="small"
        value={view.show}
        options={[
          { value: 'all', label: say(casesTexts.all, within.length) },
          { value: 'failing', label: say(casesTexts.failing, failing) },
          { value: 'changed', label: say(casesTexts.changed, changed) },
        ]}
        onChange={(show) => onChange({ show: show as CasesView['show'] })}
      />
      <Input
        className="cases-find"
        size="small"
        allowClear
        placeholder={say(casesTexts.find)}
        aria-label={say(casesTexts.find)}
        value={view.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
    </div>
  )
}

function EntitySelect({ view, all, entities, onChange }: Pick<FilterBarProps, 'view' | 'all' | 'entities' | 'onChange'>) {
  const say = useSay()
  const ofEntity = (entity: string | null) => {
    const own = all.filter(({ key }) => key.entity === entity)
    const failing = own.filter(({ passed }) => !passed).length
    return { value: entityKey(entity), label: say(casesTexts.ofEntity, entity ?? say(casesTexts.notice), own.length, failing) }
  }
  return (
    <Select
      className="cases-entity"
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={say(casesTexts.entity)}
      value={view.entity ?? ''}
      options={[{ value: '', label: say(casesTexts.everyEntity, all.length) }, ...entities.map(ofEntity)]}
      onChange={(value) => onChange({ entity: value === '' ? null : value, clause: null })}
    />
  )
}

/** Values of a select can't be null: no clause is chosen by what no clause is called. */
const everyClause = '*'

function ClauseSelect({ view, all, onChange }: Pick<FilterBarProps, 'view' | 'all' | 'onChange'>) {
  const say = useSay()
  const own = view.entity === null ? all : all.filter(({ key }) => entityKey(key.entity) === view.entity)
  return (
    <Select
      className="cases-clause"
      size="small"
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={say(casesTexts.clause)}
      value={view.clause ?? everyClause}
      options={[
        { value: everyClause, label: say(casesTexts.everyClause) },
        ...clausesOf(own).map((clause) => ({ value: clause, label: clause === '' ? say(casesTexts.noClause) : clause })),
      ]}
      onChange={(value) => onChange({ clause: value === everyClause ? null : value })}
    />
  )
}
